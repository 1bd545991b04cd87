using LatentMI.Estimators.Conditional;
using LatentMI.Pairing;

namespace LatentMI.Inference;

/// <summary>
/// Whether X and Y depend on each other given Z: the estimate is compared with those of rows of X that were exchanged with others near in Z
/// (J. Runge, "Conditional independence testing based on a nearest-neighbor estimator of conditional mutual information", AISTATS 2018).
/// </summary>
/// <remarks>
/// <para>
/// The p-value is (1 + the number of re-pairings that give at least as much) / (1 + B), as in <see cref="PermutationTest"/>. It is approximate: rows
/// that are near in Z are not equal in it, so with few rows or many dimensions of Z some dependence by way of Z remains out of the re-pairings, and
/// p comes out too small.
/// </para>
/// <para>
/// With learned codes the latents are re-paired and the maps stay as they are; the statistic is
/// <see cref="ConditionalLatentMiEstimate.NeighborBits"/>, not the estimate itself.
/// </para>
/// </remarks>
public static class LocalPermutationTest
{
    /// <summary>Among how many nearest rows in Z, itself included, a row's X is exchanged: Runge's choice.</summary>
    public const int NeighborsInCondition = 5;

    /// <summary>Tests an estimate on learned codes.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="permutations">The number of re-pairings, B; at least 1.</param>
    /// <param name="progress">Told after every re-pairing, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    public static PermutationTestResult Run(
        ConditionalLatentMiEstimate estimate, int permutations, IProgress<InferenceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        ConditionalLatents latents = estimate.Latents;
        LocalPermutations[] local = latents.Permutations(NeighborsInCondition, estimate.Seed);
        IEnumerable<double> statistics = Enumerable.Range(0, permutations).Select(index => latents.PermutedBits(local, index, cancellationToken));
        return PermutationTestResult.Create(
            estimate.NeighborBits, NullBits.Collect(statistics, permutations, progress), PermutationKind.Latents);
    }

    /// <summary>Tests an estimate by <see cref="ConditionalKsgEstimator"/>.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="x">n rows of X.</param>
    /// <param name="y">n rows of Y.</param>
    /// <param name="z">n rows of Z.</param>
    /// <param name="permutations">The number of re-pairings, B; at least 1.</param>
    /// <param name="progress">Told after every re-pairing, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The samples cannot be used.</exception>
    public static PermutationTestResult RunOnColumns(
        ConditionalKsgEstimator estimator,
        Samples x,
        Samples y,
        Samples z,
        int permutations,
        IProgress<InferenceProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        double bits = estimator.Estimate(x, y, z, cancellationToken).Bits;
        var local = new LocalPermutations(
            z, NeighborsInCondition, estimator.Options.Standardize, estimator.Options.Seed, group: 0, estimator.Options.ThreadsHere);
        IEnumerable<double> statistics = Enumerable.Range(0, permutations)
            .Select(index => estimator.EstimateValidated(x.ViewRows(local.Draw(index)), y, z, cancellationToken).Bits);
        return PermutationTestResult.Create(bits, NullBits.Collect(statistics, permutations, progress), PermutationKind.Pipeline);
    }
}
