using System.CommandLine;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset unequal</c>.</summary>
internal sealed class UnequalRecipeOptions : IRecipeOptions
{
    private readonly InformativeOptions _columns = InformativeOptions.OfUnequalSides();

    /// <inheritdoc/>
    public Command CreateCommand() => _columns.AddTo(
        new Command("unequal", "Gaussian columns of which K pairs share I bits, with different numbers of columns on each side."));

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        InformativeColumns columns = _columns.Bind(parse);
        return new UnequalRecipe
        {
            DimensionsX = columns.DimensionsX,
            DimensionsY = columns.DimensionsY,
            IntrinsicDimensions = columns.Pairs,
            Bits = columns.Bits,
            Count = columns.Count,
        };
    }
}
