using LatentMI.Pairing;

namespace LatentMI.Inference;

/// <summary>What <see cref="PermutationTest"/> found.</summary>
/// <param name="Bits">The statistic of the rows as they are paired, in bits.</param>
/// <param name="NullBits">The same statistic of every re-pairing, in the order in which they were drawn.</param>
/// <param name="PValue">
/// (1 + the number of re-pairings whose statistic is not smaller) / (1 + their number): the chance of a statistic as large where X and Y are
/// independent. It is never 0.
/// </param>
/// <param name="Kind">What was repeated.</param>
public sealed record PermutationTestResult(double Bits, IReadOnlyList<double> NullBits, double PValue, PermutationKind Kind)
{
    /// <summary>Makes a result with its p-value.</summary>
    /// <param name="bits">The statistic of the rows as they are paired.</param>
    /// <param name="nullBits">The statistic of every re-pairing.</param>
    /// <param name="kind">What was repeated.</param>
    internal static PermutationTestResult Create(double bits, IReadOnlyList<double> nullBits, PermutationKind kind)
    {
        // A statistic that is not a number counts against the dependence.
        int notSmaller = nullBits.Count(value => !(value < bits));
        return new PermutationTestResult(bits, nullBits, (1.0 + notSmaller) / (1 + nullBits.Count), kind);
    }
}
