using LatentMI.Estimators.Conditional;

namespace LatentMI.Inference;

/// <summary>What the parts of a conditional estimate on learned codes say about each other.</summary>
public static class ConditionalDiagnosis
{
    // Differences below this are of no interest, whatever their error.
    private const double SmallBits = 0.1;

    private const double SignificantErrors = 3;

    // A value this far below 0 is remarkable even where the terms themselves are not known any better.
    private const double FarBelowZero = 0.5;

    /// <summary>Finds remarks; none where the parts agree.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="test">The test by local permutations; null where there was none.</param>
    public static IReadOnlyList<EstimateWarning> Find(ConditionalLatentMiEstimate estimate, PermutationTestResult? test = null)
    {
        ArgumentNullException.ThrowIfNull(estimate);

        // What the latents say of each other is not about a value of counts.
        return [.. estimate.IsCounted ? [] : OfParts(estimate), .. OfInterval(estimate), .. OfTest(test)];
    }

    private static IEnumerable<EstimateWarning> OfParts(ConditionalLatentMiEstimate estimate)
    {
        double error = estimate.TermError;
        if (Math.Abs(estimate.BitsFromX - estimate.BitsFromY) > Math.Max(SmallBits, SignificantErrors * error))
        {
            yield return new EstimateWarning("directions-apart", FormattableString.Invariant(
                $"I(X;Y,Z) - I(X;Z) is {estimate.BitsFromX:F3} bits and I(Y;X,Z) - I(Y;Z) is {estimate.BitsFromY:F3} bits, although they are equal in truth; ")
                + "the maps of one of them do not find everything, so use the larger as a lower bound, or more samples.");
        }

        if (estimate.Bits < -Math.Min(FarBelowZero, Math.Max(SmallBits, SignificantErrors * error)))
        {
            yield return new EstimateWarning("negative-difference", FormattableString.Invariant(
                $"The estimate is {estimate.Bits:F3} bits, and information cannot be negative: the maps from Z alone find more than those from Z combined with another side; ")
                + "give more samples or fewer columns, or, of a few columns in all, use the estimator ksg.");
        }

        // Nearest neighbors on latents are too low where they err, by half and more in many dimensions; above the difference they cannot be by bias.
        if (estimate.NeighborBits - estimate.Bits > Math.Max(SmallBits, SignificantErrors * error))
        {
            yield return new EstimateWarning("neighbors-above-difference", FormattableString.Invariant(
                $"Nearest neighbors on the latents find {estimate.NeighborBits:F3} bits, more than the difference of the terms, {estimate.Bits:F3} bits; ")
                + "either the latents of Z lack something that X and Y share, or the terms do not find a dependence: trust neither without more samples.");
        }

        if (estimate.Bits > Math.Max(2 * SmallBits, SignificantErrors * error) && estimate.NeighborBits < estimate.Bits / 2)
        {
            yield return new EstimateWarning("neighbors-below-difference", FormattableString.Invariant(
                $"Nearest neighbors on the latents find {estimate.NeighborBits:F3} bits, less than half of the difference of the terms, {estimate.Bits:F3} bits; ")
                + "this is normal with many latent dimensions, and otherwise suspicious: compare with fewer latent dimensions.");
        }
    }

    private static IEnumerable<EstimateWarning> OfInterval(ConditionalLatentMiEstimate estimate)
    {
        if (Diagnosis.WideInterval(estimate.Bits, estimate.Interval) is { } wide)
        {
            yield return wide;
        }
    }

    private static IEnumerable<EstimateWarning> OfTest(PermutationTestResult? test)
    {
        EstimateWarning?[] ofTest =
        [
            TestRemarks.FewPermutations(test),
            TestRemarks.NoDependenceFound(test, ": given Z, no dependence between X and Y was found. More rows can detect weaker dependence."),
        ];
        return ofTest.OfType<EstimateWarning>();
    }
}
