using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets.ColumnPairs;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset column-pairs</c>.</summary>
internal sealed class ColumnPairsRecipeOptions : IRecipeOptions
{
    private const int DefaultRows = 2000;
    private const int DefaultPairs = 20;

    private readonly Option<string> _kind = new("--kind")
    {
        Description = $"The kind of the pairs: {string.Join(", ", ColumnPairsRecipe.KindIds)}.",
        HelpName = "NAME",
        Required = true,
    };

    private readonly NumberOption<int> _pairs = WholeNumber.Option(
        "--k", "K", least: 1, FormattableString.Invariant($"Pairs of variables; a letter is four columns. [default: {DefaultPairs}]"));

    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);

    /// <inheritdoc/>
    public Command CreateCommand() =>
        new("column-pairs", "Pairs of columns of few values or of counts, or of numbers that have a sign in common.") { _kind, _pairs, _rows };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        var recipe = new ColumnPairsRecipe
        {
            Kind = parse.GetRequiredValue(_kind),
            Pairs = parse.GetValue(_pairs) ?? DefaultPairs,
            Count = parse.GetValue(_rows) ?? DefaultRows,
        };
        DatasetRows.RequireRoom(_rows.Name, recipe.Count, recipe.Dimensions);
        return recipe;
    }
}
