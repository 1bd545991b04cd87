using LatentMI.Pairing;

namespace LatentMI.Inference;

/// <summary>What <see cref="PermutationTest"/> found.</summary>
public sealed class PermutationTestResult
{
    /// <summary>The statistic of the rows as they are paired, in bits.</summary>
    public required double Bits { get; init; }

    /// <summary>The same statistic of every re-pairing, in the order in which they were drawn.</summary>
    public required IReadOnlyList<double> NullBits { get; init; }

    /// <summary>
    /// (1 + the number of re-pairings whose statistic is not smaller) / (1 + their number): the chance of a statistic as large where X and Y are
    /// independent. It is never 0.
    /// </summary>
    public required double PValue { get; init; }

    /// <summary>What was repeated.</summary>
    public required PermutationKind Kind { get; init; }

    /// <summary>Makes a result with its p-value.</summary>
    /// <param name="bits">The statistic of the rows as they are paired.</param>
    /// <param name="nullBits">The statistic of every re-pairing.</param>
    /// <param name="kind">What was repeated.</param>
    internal static PermutationTestResult Create(double bits, IReadOnlyList<double> nullBits, PermutationKind kind)
    {
        // A statistic that is not a number counts against the dependence.
        int notSmaller = nullBits.Count(value => !(value < bits));
        return new PermutationTestResult { Bits = bits, NullBits = nullBits, PValue = (1.0 + notSmaller) / (1 + nullBits.Count), Kind = kind };
    }
}
