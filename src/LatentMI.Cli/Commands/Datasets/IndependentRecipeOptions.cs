using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.Sides;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset independent</c>.</summary>
internal sealed class IndependentRecipeOptions : IRecipeOptions
{
    private const int DefaultRows = 2000;

    private readonly Option<string> _x = new("--x")
    {
        Description = $"The columns of X: {string.Join(", ", SideFamilies.Forms)}.",
        HelpName = "FAMILY",
        Required = true,
    };

    private readonly Option<string?> _y = new("--y") { Description = "The columns of Y. [default: as X]", HelpName = "FAMILY" };
    private readonly NumberOption<int> _dimensionsX = DatasetColumns.OfX();
    private readonly NumberOption<int> _dimensionsY = WholeNumber.Option("--dy", "D", least: 1, "Columns of Y. [default: as X]");
    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);

    /// <inheritdoc/>
    public Command CreateCommand() =>
        new("independent", "Two independent sides with any kind of columns.") { _x, _y, _dimensionsX, _dimensionsY, _rows };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        SideFamily x = Family(_x.Name, parse.GetRequiredValue(_x));
        int dimensionsX = parse.GetValue(_dimensionsX)!.Value;
        var recipe = new IndependentRecipe
        {
            X = x,
            Y = parse.GetValue(_y) is { } given ? Family(_y.Name, given) : x,
            DimensionsX = dimensionsX,
            DimensionsY = parse.GetValue(_dimensionsY) ?? dimensionsX,
            Count = parse.GetValue(_rows) ?? DefaultRows,
        };
        DatasetRows.RequireRoom(_rows.Name, recipe.Count, Math.Max(recipe.DimensionsX, recipe.DimensionsY));
        return recipe;
    }

    private static SideFamily Family(string option, string text)
    {
        try
        {
            return SideFamilies.Parse(text);
        }
        catch (InputException e)
        {
            throw new InputException($"{option}: {e.Message}", e);
        }
    }
}
