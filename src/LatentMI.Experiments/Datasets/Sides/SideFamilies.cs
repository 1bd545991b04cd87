using System.Globalization;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>The families of sides by their texts.</summary>
public static class SideFamilies
{
    private const int MostClasses = 1_000_000;

    /// <summary>How each family is written, with a setting as an example where it has one.</summary>
    public static IReadOnlyList<string> Forms { get; } =
    [
        GaussianSide.Family, "student:1.2", "poisson:0.02", "zero-inflated:0.6", "binary:0.5", "labels:5", "labels:5:zipf", "one-hot:5",
        MixedSide.Family, "lognormal:4", CellSide.Family, "ar1:0.9",
    ];

    /// <summary>The family that a text names.</summary>
    /// <param name="text">The text, such as <c>poisson:0.02</c>.</param>
    /// <exception cref="InputException">There is no such family, or its setting is out of range.</exception>
    public static SideFamily Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text.Split(':')) ?? throw new InputException(
            $"'{text}' is not a family of columns, or its setting is out of range; families are written {string.Join(", ", Forms)}.");
    }

    private static SideFamily? TryParse(string[] parts) => parts switch
    {
        [GaussianSide.Family] => new GaussianSide(),
        [MixedSide.Family] => new MixedSide(),
        [CellSide.Family] => new CellSide(),
        [StudentSide.Family, var freedom] => Number(freedom) is { } value and > 0 ? new StudentSide(value) : null,
        [PoissonSide.Family, var rate] => Number(rate) is { } value and > 0 and <= 1e6 ? new PoissonSide(value) : null,
        [ZeroInflatedSide.Family, var zeros] => Number(zeros) is { } value and >= 0 and < 1 ? new ZeroInflatedSide(value) : null,
        [BinarySide.Family, var ones] => Number(ones) is { } value and > 0 and < 1 ? new BinarySide(value) : null,
        [LabelSide.Family, var classes] => Whole(classes, 2) is { } value ? new LabelSide(value, Zipf: false) : null,
        [LabelSide.Family, var classes, LabelSide.ZipfWord] => Whole(classes, 2) is { } value ? new LabelSide(value, Zipf: true) : null,
        [OneHotSide.Family, var classes] => Whole(classes, 2) is { } value ? new OneHotSide(value) : null,
        [LognormalSide.Family, var batches] => Whole(batches, 1) is { } value ? new LognormalSide(value) : null,
        [AutoregressiveSide.Family, var correlation] => Number(correlation) is { } value and >= 0 and < 1 ? new AutoregressiveSide(value) : null,
        _ => null,
    };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static int? Whole(string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= MostClasses ? value : null;
}
