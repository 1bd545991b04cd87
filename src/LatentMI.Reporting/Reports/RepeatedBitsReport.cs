using LatentMI.Inference;

namespace LatentMI.Reporting.Reports;

/// <summary>Repeated estimates as JSON; null where a number is not finite or needs more of them.</summary>
/// <param name="Count">How many.</param>
/// <param name="MeanBits">Their mean in bits.</param>
/// <param name="StandardDeviationBits">Their standard deviation.</param>
/// <param name="StandardErrorBits">The standard error of the mean over the repetitions, which is not that over data sets.</param>
public sealed record RepeatedBitsReport(int Count, double? MeanBits, double? StandardDeviationBits, double? StandardErrorBits)
{
    /// <summary>Describes them.</summary>
    /// <param name="bits">The estimates.</param>
    public static RepeatedBitsReport Describe(RepeatedBits bits) =>
        new(bits.Count, Finite.OrNull(bits.MeanBits), bits.StandardDeviation, bits.StandardError);
}
