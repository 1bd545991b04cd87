using LatentMI.Calibrating;
using LatentMI.Numerics;

namespace LatentMI.Tests.Calibrating;

public sealed class SurrogatePairingsTests
{
    [Fact]
    public void Surrogates_are_permutations_with_the_information_of_the_ratio()
    {
        const int Count = 1500;
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(Count, 5, 1, seed: 6);
        var ratio = GaussianRatio.Fit(latents, compute);
        int[] identity = latents.Blocks[0];
        int[][] drawn = SurrogatePairings.Draw(ratio, latents, index: 0, 8, seed: 3, compute);
        Assert.Equal(8, drawn.Length);
        foreach (int[] partners in drawn)
        {
            Assert.Equal(identity, partners.Order());
            Assert.InRange(identity.Count(i => partners[i] == i), 0, Count / 50);

            // 1 bit, with a standard error over surrogates and over the correlations that were fitted of some 0.04 bits.
            Assert.Equal(1, identity.Average(i => ratio.LogRatio(i, partners[i])) / Math.Log(2), 0.12);
        }

        Assert.NotEqual(drawn[0], drawn[1]);
        Assert.NotEqual(drawn[0], drawn[4]);
    }

    [Fact]
    public void Rows_of_a_block_are_paired_with_rows_of_the_block()
    {
        using Compute compute = NewCompute();
        int[] block = [3, 11, 7, 2, 19];
        LatentPairs latents = LatentData.WithBlocks(LatentData.Gaussian(20, 1, 1, seed: 6), [[0, 1, 4], [5, 6], block]);
        int[][] drawn = SurrogatePairings.Draw(new NoRatio(), latents, index: 2, 3, seed: 1, compute);
        Assert.All(drawn, partners => Assert.Equal(block.Order(), partners.Order()));
    }

    [Fact]
    public void Where_the_ratio_is_one_the_permutations_that_can_be_reached_are_as_likely()
    {
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(3, 1, 1, seed: 6);
        int[][] drawn = SurrogatePairings.Draw(new NoRatio(), latents, index: 0, 6000, seed: 3, compute);
        int[] counts = [.. drawn.GroupBy(partners => string.Join(' ', partners)).Select(group => group.Count())];

        // Every proposal is taken here, and their number is fixed, so that all permutations have one sign: 3 of the 6. Counts have a deviation of 37.
        Assert.Equal(3, counts.Length);
        Assert.All(counts, count => Assert.InRange(count, 1850, 2150));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 5)]
    public void Surrogates_leave_the_data_where_the_dependence_is_strong(int dimensions, double bits)
    {
        const int Count = 2000;
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(Count, dimensions, bits, seed: 6);
        var ratio = GaussianRatio.Fit(latents, compute);
        int[] identity = latents.Blocks[0];
        double data = identity.Average(i => ratio.LogRatio(i, i)) / Math.Log(2);
        foreach (int[] partners in SurrogatePairings.Draw(ratio, latents, index: 0, 8, seed: 3, compute))
        {
            // Of the some 2000 / 2^bits rows that a row may be paired with, its own is one.
            Assert.InRange(identity.Count(i => partners[i] == i), 0, 0.15 * Count);
            Assert.Equal(data, identity.Average(i => ratio.LogRatio(i, partners[i])) / Math.Log(2), 0.15);
        }
    }

    [Fact]
    public void Numbers_of_threads_do_not_matter()
    {
        using Compute two = NewCompute();
        using Compute one = two.SingleThread();
        LatentPairs latents = LatentData.Gaussian(100, 1, 1, seed: 6);
        var ratio = GaussianRatio.Fit(latents, two);
        Assert.Equal(
            SurrogatePairings.Draw(ratio, latents, index: 0, 5, seed: 3, one),
            SurrogatePairings.Draw(ratio, latents, index: 0, 5, seed: 3, two));
    }

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
}
