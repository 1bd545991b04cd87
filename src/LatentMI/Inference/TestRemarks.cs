using static System.FormattableString;

namespace LatentMI.Inference;

/// <summary>What a permutation test gives occasion to say, whatever was permuted.</summary>
internal static class TestRemarks
{
    // The p-value up to which a dependence counts as found.
    private const double Significant = 0.05;

    /// <summary>Whether there are enough permutations for a p-value that counts; not without a test.</summary>
    /// <param name="test">The test, if there was one.</param>
    public static bool CanBeSignificant(PermutationTestResult? test) => test is not null && SmallestPValue(test) <= Significant;

    /// <summary>The remark on a test that could find nothing, whatever the data.</summary>
    /// <param name="test">The test, if there was one.</param>
    /// <returns>The remark, or null.</returns>
    public static EstimateWarning? FewPermutations(PermutationTestResult? test) => test is not null && !CanBeSignificant(test)
        ? new EstimateWarning("few-permutations", Invariant(
            $"With {OneLine.Count(test.NullBits.Count, "permutation")} no p-value can be below {SmallestPValue(test):G2}; use at least 19, preferably 99."))
        : null;

    /// <summary>The remark on a test that could have found something and did not.</summary>
    /// <param name="test">The test, if there was one.</param>
    /// <param name="meaning">What that means, the end of the sentence.</param>
    /// <returns>The remark, or null.</returns>
    public static EstimateWarning? NoDependenceFound(PermutationTestResult? test, string meaning) =>
        CanBeSignificant(test) && test!.PValue > Significant
            ? new EstimateWarning("no-dependence-found", Invariant($"Rows paired at random give values as large with probability {test.PValue:G2}") + meaning)
            : null;

    private static double SmallestPValue(PermutationTestResult test) => 1.0 / (1 + test.NullBits.Count);
}
