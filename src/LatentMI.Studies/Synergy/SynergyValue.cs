namespace LatentMI.Studies.Synergy;

/// <summary>One quantity of a study of synergy, in bits.</summary>
/// <param name="Bits">The value, which is the statistic of the test.</param>
/// <param name="Interval">The 95 % interval; null where there is none.</param>
public sealed record SynergyValue(double Bits, ConfidenceInterval? Interval)
{
    /// <summary>The lower bound in the place of the value, where the rows can show no more; otherwise null.</summary>
    public double? AtLeastBits { get; init; }

    /// <summary>The values with the rows of the target re-paired at random; null where nothing was tested.</summary>
    public IReadOnlyList<double>? NullBits { get; init; }

    /// <summary>Whether values below 0 are as remarkable as those above, as of a difference.</summary>
    public bool IsTwoSided { get; init; }

    /// <summary>
    /// (1 + the number of re-pairings whose value is at least as far) / (1 + their number): the chance of such a value where the target has nothing to do with the sources; null where nothing was
    /// tested. A value that is not a number counts as far.
    /// </summary>
    public double? PValue => NullBits is { } nulls ? (1.0 + nulls.Count(bits => !(Distance(bits) < Distance(Bits)))) / (1 + nulls.Count) : null;

    private double Distance(double bits) => IsTwoSided ? Math.Abs(bits) : bits;
}
