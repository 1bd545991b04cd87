using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset shared-scale</c>.</summary>
internal sealed class SharedScaleRecipeOptions : IRecipeOptions
{
    private const int DefaultRows = 2000;
    private const int DefaultFreedom = 3;

    private readonly NumberOption<int> _dimensions = DatasetColumns.Option("--d", "D", "Columns of each side.");

    private readonly NumberOption<int> _freedom = WholeNumber.Option(
        "--freedom", "V", least: 1, FormattableString.Invariant($"The degrees of freedom; the fewer, the more the scale differs from row to row. [default: {DefaultFreedom}]"));

    private readonly NumberOption<int> _pairs = WholeNumber.Option("--k", "K", least: 0, "Correlated pairs of columns, at most D. [default: 0]");

    private readonly NumberOption<double> _bits = new(
        "--bits", "I", "What the pairs would share without the scale, in bits. [default: 0]", value => value >= 0 && double.IsFinite(value), "a number of at least 0");

    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);

    /// <inheritdoc/>
    public Command CreateCommand() =>
        new("shared-scale", "Rows of Student's t distribution: D normal columns on each side times one scale for all of them, K pairs of which would share I bits without it.")
        {
            _dimensions, _freedom, _pairs, _bits, _rows,
        };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        var recipe = new SharedScaleRecipe
        {
            Dimensions = parse.GetValue(_dimensions)!.Value,
            Freedom = parse.GetValue(_freedom) ?? DefaultFreedom,
            Pairs = parse.GetValue(_pairs) ?? 0,
            Bits = parse.GetValue(_bits) ?? 0,
            Count = parse.GetValue(_rows) ?? DefaultRows,
        };
        if (recipe.Pairs > recipe.Dimensions)
        {
            throw new InputException(FormattableString.Invariant($"{_pairs.Name}: {recipe.Pairs} pairs are more than the {recipe.Dimensions} columns of a side; give at most {recipe.Dimensions}."));
        }

        if (recipe.Pairs == 0 && recipe.Bits != 0)
        {
            throw new InputException(FormattableString.Invariant($"{_bits.Name}: {recipe.Bits} bits need correlated pairs; give {_pairs.Name} as well."));
        }

        DatasetBits.RequireTellable(_pairs.Name, recipe.Pairs, recipe.Bits);
        DatasetRows.RequireRoom(_rows.Name, recipe.Count, recipe.Dimensions);
        return recipe;
    }
}
