using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Tests.Estimation;

namespace LatentMI.Tests.Inferring;

public sealed class LocalPermutationTestTests
{
    private static readonly KsgOptions Plain = new() { Threads = 1, Neighbors = 5 };

    [Fact]
    public void Rows_change_places_with_neighbors_in_Z_and_most_are_taken_once()
    {
        (_, _, Samples z) = GaussianTriples.CommonCause(400, 1, 1, 0);
        var permutations = new LocalPermutations(z, neighbors: 5, standardize: true, seed: 1, group: 0, threads: 1);
        int[] partners = permutations.Draw(0);
        Assert.Equal(partners, permutations.Draw(0));
        Assert.NotEqual(partners, permutations.Draw(1));
        Assert.True(partners.Distinct().Count() > 340, $"{partners.Distinct().Count()} rows were taken");
        Assert.True(partners.Where((partner, row) => partner == row).Count() < 200);
        for (int row = 0; row < partners.Length; row++)
        {
            double distance = Math.Abs(z[row, 0] - z[partners[row], 0]);
            int nearer = Enumerable.Range(0, 400).Count(other => Math.Abs(z[row, 0] - z[other, 0]) < distance);
            Assert.InRange(nearer, 0, 5);
        }
    }

    [Fact]
    public void A_common_cause_alone_is_not_significant_and_more_than_that_is()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var estimator = new ConditionalKsgEstimator(Plain);
        double[] pValues = [.. Enumerable.Range(0, 10).Select(seed =>
        {
            (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(300, 1, 1, 0, seed: 50 + (ulong)seed);
            return LocalPermutationTest.RunOnColumns(estimator, x, y, z, 19, cancellationToken: stop).PValue;
        })];

        // At the level 0.05, four or more of ten false alarms have a chance of 0.001.
        Assert.InRange(pValues.Count(p => p <= 0.05), 0, 3);

        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(300, 1, 1, 0.7, seed: 60);
        PermutationTestResult test = LocalPermutationTest.RunOnColumns(estimator, x, y, z, 19, cancellationToken: stop);
        Assert.Equal(0.05, test.PValue, 1e-12);
        Assert.Equal(19, test.NullBits.Count);
    }

    [Fact]
    public void Latents_are_tested_too()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var estimator = new ConditionalLatentMiEstimator(LatentMiOptions.Default with { Representation = RepresentationChoice.Linear, Threads = 1 });
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(400, 2, 1, 0.7, seed: 61);
        ConditionalLatentMiEstimate estimate = estimator.Estimate(x, y, z, cancellationToken: stop);
        PermutationTestResult test = LocalPermutationTest.Run(estimate, 19, cancellationToken: stop);
        Assert.Equal((0.05, estimate.NeighborBits), (test.PValue, test.Bits));
        Assert.True(test.NullBits.Max() < estimate.NeighborBits / 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => LocalPermutationTest.Run(estimate, 0, cancellationToken: stop));
    }
}
