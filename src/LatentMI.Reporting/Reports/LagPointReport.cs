using System.Text.Json.Serialization;
using LatentMI.Studies.Lags;

namespace LatentMI.Reporting.Reports;

/// <summary>What <c>lmi lag</c> says of one lag.</summary>
/// <param name="Lag">Row t of X belongs to row t + lag of Y.</param>
/// <param name="MiBits">The estimate; null where it is not finite.</param>
/// <param name="AtLeastBits">The lower bound in its place; null where the rows can show the value.</param>
/// <param name="Ci95Bits">The lower and the upper end of the 95 % interval; null where there is none.</param>
/// <param name="StandardErrorBits">Its standard error; null where there is none.</param>
/// <param name="PValue">The family-wise p-value; null where nothing was tested.</param>
public sealed record LagPointReport(
    int Lag, double? MiBits, double? AtLeastBits, IReadOnlyList<double>? Ci95Bits, double? StandardErrorBits, double? PValue)
{
    /// <summary>The lower bound where there is one, else the estimate.</summary>
    [JsonIgnore]
    public double? ShownBits => AtLeastBits ?? MiBits;

    /// <summary>Describes a lag.</summary>
    /// <param name="point">What was estimated.</param>
    public static LagPointReport Describe(LagPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return new(
            point.Lag, Finite.OrNull(point.Bits), Finite.OrNull(point.AtLeastBits), Finite.Ends(point.Interval), Finite.OrNull(point.Interval?.StandardError), point.PValue);
    }
}
