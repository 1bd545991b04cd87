using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Mixed;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of labels alike, whether their estimator was chosen or the value was taken from it.</summary>
public sealed record LabelsReport
{
    /// <summary>The plug-in value in bits: that of the counts as they are, its bias not removed. Null where only one side is labels.</summary>
    public double? PlugInBits { get; init; }

    /// <summary>
    /// The mean plug-in value in bits over all re-pairings of the rows: what these labels show by chance. Null where only one side is labels.
    /// </summary>
    public double? ChanceBits { get; init; }

    /// <summary>The number of labels of X; null where X is not labels.</summary>
    public int? LabelsX { get; init; }

    /// <summary>The number of labels of Y; null where Y is not labels.</summary>
    public int? LabelsY { get; init; }

    /// <summary>The entropy of the labels in bits, where one side is labels and the other is not.</summary>
    public double? LabelEntropyBits { get; init; }

    /// <summary>Describes the labels of both sides.</summary>
    /// <param name="estimate">The estimate.</param>
    public static LabelsReport Describe(DiscreteEstimate estimate) => new()
    {
        PlugInBits = estimate.PlugInBits,
        ChanceBits = estimate.ChanceBits,
        LabelsX = estimate.LabelsX,
        LabelsY = estimate.LabelsY,
    };

    /// <summary>Describes the labels of one side.</summary>
    /// <param name="estimate">The estimate.</param>
    public static LabelsReport Describe(MixedEstimate estimate) => new()
    {
        LabelsX = estimate.LabelsAreX ? estimate.Labels : null,
        LabelsY = estimate.LabelsAreX ? null : estimate.Labels,
        LabelEntropyBits = estimate.LabelEntropyBits,
    };

    /// <summary>Labels and values of a table.</summary>
    public IEnumerable<(string Label, string Value)> Rows()
    {
        if (PlugInBits is { } plugIn)
        {
            yield return ("plug-in", $"{BitsText.Of(plugIn)} before the bias was removed; paired at random {BitsText.Of(ChanceBits)}");
        }

        string[] sides =
        [
            .. LabelsX is { } ofX ? new[] { FormattableString.Invariant($"{ofX} in X") } : [],
            .. LabelsY is { } ofY ? new[] { FormattableString.Invariant($"{ofY} in Y") } : [],
        ];
        string entropy = LabelEntropyBits is { } bits ? FormattableString.Invariant($", {bits:F4} bits of entropy") : string.Empty;
        yield return ("labels", string.Join(", ", sides) + entropy);
    }
}
