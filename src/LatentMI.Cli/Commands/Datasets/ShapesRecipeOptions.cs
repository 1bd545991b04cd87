using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets.Shapes;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset shapes</c>.</summary>
internal sealed class ShapesRecipeOptions : IRecipeOptions
{
    private const int DefaultRows = 2000;

    private readonly ShapeOption _shape = new("The dependence", ShapesRecipe.ShapeIds);
    private readonly NumberOption<int> _exclusive = DatasetColumns.OfNoise();
    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);

    /// <inheritdoc/>
    public Command CreateCommand() =>
        new("shapes", "A curve or another dependence of a column of Y on X, plus columns of noise in random order.") { _shape, _exclusive, _rows };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        var recipe = new ShapesRecipe
        {
            Dependence = parse.GetRequiredValue(_shape),
            Exclusive = parse.GetValue(_exclusive) ?? 0,
            Count = parse.GetValue(_rows) ?? DefaultRows,
        };
        DatasetRows.RequireRoom(_rows.Name, recipe.Count, recipe.DimensionsX);
        return recipe;
    }
}
