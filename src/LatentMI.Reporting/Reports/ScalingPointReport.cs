using System.Text.Json.Serialization;
using LatentMI.Studies.Scaling;

namespace LatentMI.Reporting.Reports;

/// <summary>One estimate of <c>lmi scaling</c>, or one value of a table.</summary>
/// <param name="Level">The level as it is set: rows, share of the counts, standard deviations of noise, columns; the number of the table.</param>
/// <param name="Quality">What the law is a function of: rows, mean counts per row, 1/σ²; null where it is infinite.</param>
/// <param name="Repeat">Which of the repeats at the level, from 1.</param>
/// <param name="NSamples">The number of rows; null of a table.</param>
/// <param name="MiBits">The estimate; null where it is not finite.</param>
/// <param name="AtLeastBits">The lower bound in its place; null where the rows can show the value.</param>
/// <param name="Ci95Bits">The lower and the upper end of its 95 % interval; null where there is none.</param>
/// <param name="StandardErrorBits">Its standard error; null where there is none.</param>
public sealed record ScalingPointReport(
    double Level, double? Quality, int Repeat, int? NSamples, double? MiBits, double? AtLeastBits, IReadOnlyList<double>? Ci95Bits, double? StandardErrorBits)
{
    /// <summary>The lower bound where there is one, else the estimate.</summary>
    [JsonIgnore]
    public double? ShownBits => AtLeastBits ?? MiBits;

    /// <summary>Describes an estimate.</summary>
    /// <param name="point">The estimate.</param>
    public static ScalingPointReport Describe(ScalingPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return new(
            point.Level,
            Finite.OrNull(point.Quality),
            point.Repeat + 1,
            point.Rows,
            Finite.OrNull(point.Bits),
            Finite.OrNull(point.AtLeastBits),
            Finite.Ends(point.Interval),
            Finite.OrNull(point.Interval?.StandardError));
    }
}
