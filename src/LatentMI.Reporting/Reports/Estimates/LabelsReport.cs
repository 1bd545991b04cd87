using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Mixed;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of labels alike, whether their estimator was chosen or the value was taken from it.</summary>
public sealed record LabelsReport
{
    /// <summary>The plug-in value in bits: that of the counts as they are, its bias not removed. Null where only one side is labels.</summary>
    public double? PlugInBits { get; init; }

    /// <summary>The mean plug-in value in bits over all re-pairings of the rows: what these labels show by chance. Null where only one side is labels.</summary>
    public double? ChanceBits { get; init; }

    /// <summary>The number of labels of X; null where X is not labels.</summary>
    public int? LabelsX { get; init; }

    /// <summary>The number of labels of Y; null where Y is not labels.</summary>
    public int? LabelsY { get; init; }

    /// <summary>The entropy of the labels in bits, where one side is labels and the other is not.</summary>
    public double? LabelEntropyBits { get; init; }

    /// <summary>Describes the labels of an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <returns>The labels; null where the estimator knows none.</returns>
    public static LabelsReport? Describe(InformationEstimate? estimate) => estimate switch
    {
        DiscreteEstimate discrete => new LabelsReport
        {
            PlugInBits = discrete.PlugInBits,
            ChanceBits = discrete.ChanceBits,
            LabelsX = discrete.LabelsX,
            LabelsY = discrete.LabelsY,
        },
        MixedEstimate mixed => new LabelsReport
        {
            LabelsX = mixed.LabelsAreX ? mixed.Labels : null,
            LabelsY = mixed.LabelsAreX ? null : mixed.Labels,
            LabelEntropyBits = mixed.LabelEntropyBits,
        },
        _ => null,
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
