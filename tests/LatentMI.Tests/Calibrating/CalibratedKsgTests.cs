using LatentMI.Calibrating;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Tests.Calibrating;

public sealed class CalibratedKsgTests
{
    private static readonly LatentMiOptions Options = LatentMiOptions.Default with { Seed = 1, Threads = 2 };

    [Fact]
    public void Gaussian_latents_of_five_columns_get_their_bit_back()
    {
        (CalibratedKsg estimate, RatioKind ratio) = Estimate(LatentData.Gaussian(2000, 5, 1, seed: 1));
        Assert.Equal(RatioKind.Gaussian, ratio);

        // KSG with k = 3 misses a fifth to a third of it. A log ratio's standard deviation over rows is 1.6 bits, so that of the mean 0.035.
        Assert.InRange(estimate.RawBits, 0.68, 0.86);
        Assert.Equal(1, estimate.Bits, 0.1);
        Assert.InRange(Math.Abs(estimate.Excess), 0, 4 * estimate.ExcessError);
        Assert.InRange(Math.Sqrt(estimate.Variance), 0.03, 0.06);
        Assert.Equal(estimate.Bits, estimate.PointwiseBits.Average(), 1e-12);
    }

    [Fact]
    public void Gaussian_latents_of_eight_columns_get_most_of_what_ksg_misses_back()
    {
        (CalibratedKsg estimate, _) = Estimate(LatentData.Gaussian(1000, 8, 2, seed: 2));
        Assert.InRange(estimate.RawBits, 0.75, 1.2);
        Assert.Equal(2, estimate.Bits, 0.25);
    }

    [Fact]
    public void Independent_latents_stay_near_nothing()
    {
        (CalibratedKsg estimate, RatioKind ratio) = Estimate(LatentData.Gaussian(2000, 8, 0, seed: 2));
        Assert.Equal(RatioKind.None, ratio);

        // Some standard deviations of KSG with k = 10 on 2000 rows, 0.02.
        Assert.Equal(0, estimate.Bits, 0.06);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Clusters_keep_the_information_of_their_labels(int dimensions)
    {
        // Labels that agree with probability .8107 hold 0.3 bits; two standard deviations of a plug-in estimate from 2000 labels are 0.05.
        (CalibratedKsg estimate, RatioKind ratio) = Estimate(LatentData.Clusters(2000, dimensions, 0.8107, seed: 2));
        Assert.Equal(RatioKind.Critic, ratio);
        Assert.Equal(0.3, estimate.Bits, 0.07);
    }

    [Fact]
    public void The_same_seed_gives_the_same_digits_for_any_number_of_threads()
    {
        LatentPairs latents = LatentData.Clusters(600, 2, 0.9, seed: 3);
        (CalibratedKsg one, RatioKind ratio) = Estimate(latents, Options with { Threads = 1 });
        (CalibratedKsg two, _) = Estimate(latents);
        Assert.Equal(RatioKind.Critic, ratio);
        Assert.Equal(one.PointwiseBits, two.PointwiseBits);
        Assert.Equal((one.Variance, one.Excess, one.RawBits), (two.Variance, two.Excess, two.RawBits));
    }

    [Fact]
    public void The_order_of_the_rows_of_a_block_matters_only_by_chance()
    {
        LatentPairs latents = LatentData.Gaussian(1000, 3, 1, seed: 4);
        (CalibratedKsg first, _) = Estimate(latents);
        LatentPairs shuffled = LatentData.WithBlocks(latents, [new RandomStream(1, RandomPurpose.Data).NextPermutation(1000)]);
        (CalibratedKsg second, _) = Estimate(shuffled);
        Assert.Equal(first.RawBits, second.RawBits, 1e-6);

        // Other surrogates: the mean of 16 that scatter by 0.05 bits or less.
        Assert.Equal(first.Bits, second.Bits, 0.05);
    }

    [Fact]
    public void Blocks_are_compared_each_by_itself()
    {
        LatentPairs latents = LatentData.Gaussian(2000, 3, 1, seed: 5);

        // The second block's latents are of other maps: with the first's signs they would have little information together.
        for (int i = 1; i < 2000; i += 2)
        {
            latents.X.Row(i)[0] *= -1;
            latents.Y.Row(i)[0] *= -1;
            latents.X.Row(i)[1] += 50;
        }

        int[][] halves = [[.. Enumerable.Range(0, 1000).Select(i => 2 * i)], [.. Enumerable.Range(0, 1000).Select(i => (2 * i) + 1)]];
        (CalibratedKsg estimate, _) = Estimate(LatentData.WithBlocks(latents, halves));
        Assert.Equal(1, estimate.Bits, 0.1);
    }

    [Fact]
    public void Without_surrogates_the_estimate_is_ksg()
    {
        LatentPairs latents = LatentData.Gaussian(500, 2, 1, seed: 1);
        (CalibratedKsg estimate, _) = Estimate(latents, Options with { Surrogates = 0 });
        KsgEstimate ksg = new KsgEstimator(new KsgOptions { Standardize = false, Seed = 1 }).Estimate(
            Samples.Create(latents.X.Span.ToArray(), 500, 2),
            Samples.Create(latents.Y.Span.ToArray(), 500, 2),
            TestContext.Current.CancellationToken);
        Assert.Equal(ksg.Bits, estimate.Bits, 1e-12);
        Assert.Equal(estimate.RawBits, estimate.Bits);
        Assert.Equal(ksg.PointwiseBits, estimate.PointwiseBits);
        Assert.True(double.IsNaN(estimate.Excess));
    }

    private static (CalibratedKsg Estimate, RatioKind Ratio) Estimate(LatentPairs latents, LatentMiOptions? options = null)
    {
        LatentMiOptions used = options ?? Options;
        using var compute = new Compute(used.Threads, SimdSupport.Current(), TestContext.Current.CancellationToken);
        FittedRatio ratio = LatentData.Choose(latents, compute);
        return (CalibratedKsg.Estimate(latents, ratio, used.Calibration, compute, TestContext.Current.CancellationToken), ratio.Kind);
    }
}
