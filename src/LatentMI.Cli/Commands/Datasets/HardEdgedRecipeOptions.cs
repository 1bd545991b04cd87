using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset hard-edged</c>.</summary>
internal sealed class HardEdgedRecipeOptions : IRecipeOptions
{
    private const int DefaultRows = 2000;

    private readonly NumberOption<int> _dimensions = DatasetColumns.Option("--d", "D", "Columns of each side, one per pair.");
    private readonly NumberOption<double> _bits = DatasetBits.Option(least: 1e-4);
    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);

    /// <inheritdoc/>
    public Command CreateCommand() =>
        new("hard-edged", "Y = X + uniform noise, X uniform, in D pairs of columns that share I bits.") { _dimensions, _bits, _rows };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        var recipe = new HardEdgedRecipe
        {
            Dimensions = parse.GetValue(_dimensions)!.Value,
            Bits = parse.GetValue(_bits)!.Value,
            Count = parse.GetValue(_rows) ?? DefaultRows,
        };
        DatasetBits.RequireTellable(_dimensions.Name, recipe.Dimensions, recipe.Bits);
        DatasetRows.RequireRoom(_rows.Name, recipe.Count, recipe.Dimensions);
        return recipe;
    }
}
