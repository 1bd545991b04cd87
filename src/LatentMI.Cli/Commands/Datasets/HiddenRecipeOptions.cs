using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset hidden</c>.</summary>
internal sealed class HiddenRecipeOptions : IRecipeOptions
{
    private readonly InformativeOptions _columns = InformativeOptions.OfEqualSides();

    private readonly NumberOption<int> _factors = WholeNumber.Option(
        "--factors", "F", least: 0, "The number of factors behind the other columns of a side. [default: 5]");

    /// <inheritdoc/>
    public Command CreateCommand() => _columns.AddTo(
        new Command("hidden", "K pairs of low-variance columns that share I bits, among high-variance ones driven by a few factors."), _factors);

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        InformativeColumns columns = _columns.Bind(parse);
        var recipe = new HiddenRecipe
        {
            Dimensions = columns.DimensionsX,
            IntrinsicDimensions = columns.Pairs,
            Bits = columns.Bits,
            Count = columns.Count,
        };
        return recipe with { Factors = parse.GetValue(_factors) ?? recipe.Factors };
    }
}
