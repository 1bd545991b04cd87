using LatentMI.Inference;
using LatentMI.Pairing;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>A permutation test of an estimate.</summary>
public sealed record PermutationTestReport
{
    /// <summary>The p-value.</summary>
    public required double PValue { get; init; }

    /// <summary>The number of permutations.</summary>
    public required int Permutations { get; init; }

    /// <summary>What was repeated for each permutation.</summary>
    public required PermutationKind Permute { get; init; }

    /// <summary>The statistic of each permutation in bits; null for one that is not finite.</summary>
    public required IReadOnlyList<double?> NullBits { get; init; }

    /// <summary>The statistic of the rows as they are paired, which <see cref="NullBits"/> are compared with; null where it is not finite.</summary>
    public double? ObservedBits { get; init; }

    /// <summary>Describes a test.</summary>
    /// <param name="test">The test.</param>
    public static PermutationTestReport Describe(PermutationTestResult test) => new()
    {
        PValue = test.PValue,
        Permutations = test.NullBits.Count,
        Permute = test.Kind,
        NullBits = [.. test.NullBits.Select(Finite.OrNull)],
        ObservedBits = Finite.OrNull(test.Bits),
    };
}
