using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset sums</c>.</summary>
internal sealed class SumsRecipeOptions : IRecipeOptions
{
    private const int DefaultRows = 2000;

    private readonly ChoiceOption<ColumnScale> _scale = new(
        "--scale",
        "The scale of all columns; with exponential, Y is a product. [default: linear]",
        [.. Enum.GetValues<ColumnScale>().Select(value => (ColumnScales.Name(value), value))]);

    private readonly NumberOption<int> _dimensions = DatasetColumns.Option("--d", "D", "Columns of X.");
    private readonly NumberOption<double> _bits = DatasetBits.Option(least: 1e-4);
    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);

    /// <inheritdoc/>
    public Command CreateCommand() =>
        new("sums", "Y is the sum of the D columns of X and noise, I bits; all columns as they are, their exponentials or their cubes.") { _dimensions, _bits, _scale, _rows };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        var recipe = new SumsRecipe
        {
            Scale = parse.GetValue(_scale) ?? ColumnScale.Linear,
            Dimensions = parse.GetValue(_dimensions)!.Value,
            Bits = parse.GetValue(_bits)!.Value,
            Count = parse.GetValue(_rows) ?? DefaultRows,
        };
        DatasetBits.RequireTellable("X and Y", pairs: 1, recipe.Bits);
        DatasetRows.RequireRoom(_rows.Name, recipe.Count, recipe.Dimensions);
        return recipe;
    }
}
