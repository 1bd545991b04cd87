using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset gaussian</c>.</summary>
internal sealed class GaussianRecipeOptions : IRecipeOptions
{
    private readonly InformativeOptions _columns = InformativeOptions.OfEqualSides();

    private readonly ChoiceOption<GaussianTransform> _transform = new(
        "--transform",
        "A transform of every value, which preserves the information. [default: none]",
        [.. Enum.GetValues<GaussianTransform>().Select(value => (GaussianTransforms.Name(value), value))]);

    /// <inheritdoc/>
    public Command CreateCommand() =>
        _columns.AddTo(new Command("gaussian", "Many Gaussian columns of which K pairs share I bits."), _transform);

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        InformativeColumns columns = _columns.Bind(parse);
        return new GaussianRecipe
        {
            Dimensions = columns.DimensionsX,
            IntrinsicDimensions = columns.Pairs,
            Bits = columns.Bits,
            Count = columns.Count,
            Transform = parse.GetValue(_transform) ?? GaussianTransform.None,
        };
    }
}
