using LatentMI.Studies.Synergy;

namespace LatentMI.Reporting.Reports;

/// <summary>What <c>lmi synergy</c> says of one quantity.</summary>
/// <param name="Quantity">
/// <c>alone</c>, <c>given-others</c>, <c>together</c>, <c>interaction</c>, <c>redundancy</c>, <c>synergy</c>, <c>unique</c> (to the first of two sources), <c>whole-less-parts</c>, <c>between-sources</c>,
/// <c>total-correlation</c> or <c>o-information</c>.
/// </param>
/// <param name="Sources">The names of the sources that it is of.</param>
/// <param name="Bits">The value; null where it is not finite.</param>
/// <param name="AtLeastBits">The lower bound in its place; null where the rows can show the value.</param>
/// <param name="Ci95Bits">The lower and the upper end of the 95 % interval; null where there is none.</param>
/// <param name="StandardErrorBits">Its standard error; null where there is none.</param>
/// <param name="PValue">The p-value; null where nothing was tested.</param>
/// <param name="NullBits">The value of each re-pairing of the target's rows; null where nothing was tested.</param>
public sealed record SynergyQuantityReport(
    string Quantity,
    IReadOnlyList<string> Sources,
    double? Bits,
    double? AtLeastBits,
    IReadOnlyList<double>? Ci95Bits,
    double? StandardErrorBits,
    double? PValue,
    IReadOnlyList<double?>? NullBits)
{
    /// <summary>Describes a value.</summary>
    /// <param name="quantity">What it is.</param>
    /// <param name="sources">The sources that it is of.</param>
    /// <param name="value">The value.</param>
    public static SynergyQuantityReport Describe(string quantity, IReadOnlyList<string> sources, SynergyValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(
            quantity,
            sources,
            Finite.OrNull(value.Bits),
            Finite.OrNull(value.AtLeastBits),
            Finite.Ends(value.Interval),
            Finite.OrNull(value.Interval?.StandardError),
            value.PValue,
            value.NullBits is { } nulls ? [.. nulls.Select(bits => Finite.OrNull(bits))] : null);
    }
}
