using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Tests.Estimation;

public sealed class ConditionalLatentMiEstimatorTests
{
    // Linear maps are enough for Gaussian data, and take a fraction of the time.
    private static readonly LatentMiOptions Linear = LatentMiOptions.Default with { Representation = RepresentationChoice.Linear, Threads = 2 };

    [Theory]
    [InlineData(2.0, 0.0)]
    [InlineData(1.0, 0.7)]
    [InlineData(0.0, 0.7)]
    public void What_two_sides_share_beyond_a_common_cause_is_found(double weight, double correlation)
    {
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(1000, 2, weight, correlation, seed: 41);
        ConditionalLatentMiEstimate estimate = Estimate(Linear, x, y, z);
        double truth = GaussianTriples.Bits(2, correlation);
        Assert.Equal(truth, estimate.Bits, 0.12);
        Assert.InRange(truth, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
        Assert.Equal(estimate.Bits, (estimate.BitsFromX + estimate.BitsFromY) / 2, 1e-6);
        Assert.Equal(estimate.BitsFromX, estimate.Terms[0].Bits - estimate.Terms[1].Bits, 1e-12);
        Assert.Equal(ConditionalLatentMiEstimator.Terms, estimate.Terms.Select(term => term.Name));
        Assert.Equal((1000, 2, 2, 2), (estimate.SampleCount, estimate.DimensionsX, estimate.DimensionsY, estimate.DimensionsZ));
        Assert.Empty(ConditionalDiagnosis.Find(estimate));
    }

    [Fact]
    public void A_few_columns_of_one_side_are_not_lost_beside_the_many_of_another()
    {
        // Of 300 columns of Z only one matters; X and Y have one each.
        (Samples x, Samples y, Samples cause) = GaussianTriples.CommonCause(1000, 1, 1, 0.8, seed: 42);
        var random = new RandomStream(42, RandomPurpose.Data, 1);
        var noise = Samples.Create([.. Enumerable.Range(0, 1000 * 299).Select(_ => random.NextNormal())], 1000, 299);
        ConditionalLatentMiEstimate estimate = Estimate(Linear, x, y, Samples.Join([cause, noise]));
        ConditionalLatentMiEstimate few = Estimate(Linear, x, y, cause);
        Assert.Equal(GaussianTriples.Bits(1, 0.8), few.Bits, 0.1);
        Assert.True(estimate.Terms[0].Bits > 0.6, $"I(X;Y,Z) is {estimate.Terms[0].Bits}");
    }

    [Fact]
    public void A_label_is_conditioned_on_whatever_the_order_of_its_numbers()
    {
        // X and Y share nothing but the group, whose shifts are in no order.
        double[] shifts = [0, 3, -2, 1, -4];
        var random = new RandomStream(43, RandomPurpose.Data);
        var labels = new double[1000];
        var x = new double[1000];
        var y = new double[1000];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = random.NextInt(shifts.Length);
            x[i] = shifts[(int)labels[i]] + random.NextNormal();
            y[i] = shifts[(int)labels[i]] + random.NextNormal();
        }

        ConditionalLatentMiEstimate estimate = Estimate(
            LatentMiOptions.Default with { Representation = RepresentationChoice.Folded, Threads = 2 },
            Samples.Create(x, 1000, 1), Samples.Create(y, 1000, 1), Samples.Create(labels, 1000, 1));
        Assert.Equal(0, estimate.Bits, 0.1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_digits_on_any_number_of_threads_and_the_sides_are_alike()
    {
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(300, 2, 1, 0.6, seed: 44);
        ConditionalLatentMiEstimate one = Estimate(Linear with { Threads = 1 }, x, y, z);
        ConditionalLatentMiEstimate two = Estimate(Linear, x, y, z);
        Assert.Equal(one.PointwiseBits, two.PointwiseBits);
        Assert.Equal(one.NeighborBits, two.NeighborBits);
        ConditionalLatentMiEstimate swapped = Estimate(Linear, y, x, z);
        Assert.Equal(one.Bits, swapped.Bits, 0.05);
    }

    [Fact]
    public void Terms_that_contradict_each_other_are_remarked()
    {
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(300, 1, 1, 0.6, seed: 45);
        ConditionalLatentMiEstimate estimate = Estimate(Linear, x, y, z);
        Assert.Equal("directions-apart", Find(estimate with { BitsFromX = 2, BitsFromY = 1 }));
        Assert.Equal("negative-difference", Find(estimate with { Bits = -0.6, NeighborBits = -0.6 }));
        Assert.Equal("negative-difference", Find(Uncertain(estimate) with { Bits = -0.6, NeighborBits = -0.1, Interval = new ConfidenceInterval(-0.8, -0.4, 0.1) }));
        Assert.Empty(ConditionalDiagnosis.Find(Uncertain(estimate) with { Bits = -0.4, NeighborBits = -0.1, Interval = new ConfidenceInterval(-0.6, -0.2, 0.1) }));
        Assert.Equal("wide-interval", Find(estimate with { Interval = new ConfidenceInterval(estimate.Bits - 0.4, estimate.Bits + 0.4, 0.2) }));
        Assert.Equal("neighbors-above-difference", Find(estimate with { NeighborBits = estimate.Bits + 0.6 }));
        Assert.Equal("neighbors-below-difference", Find(estimate with { Bits = 1, NeighborBits = 0.4 }));
        var test = new PermutationTestResult { Bits = 0, NullBits = [1, 1, 1], PValue = 1, Kind = PermutationKind.Latents };
        Assert.Equal("few-permutations", Assert.Single(ConditionalDiagnosis.Find(estimate, test)).Id);
        var enough = new PermutationTestResult { Bits = 0, NullBits = new double[19], PValue = 1, Kind = PermutationKind.Latents };
        Assert.Equal("no-dependence-found", Assert.Single(ConditionalDiagnosis.Find(estimate, enough)).Id);

        static ConditionalLatentMiEstimate Uncertain(ConditionalLatentMiEstimate estimate) =>
            estimate with { Terms = [.. estimate.Terms.Select(term => new ConditionalTerm(term.Name, term.Bits, standardError: 0.4, term.LatentDimensions, term.Representation))] };

        static string Find(ConditionalLatentMiEstimate estimate) => Assert.Single(ConditionalDiagnosis.Find(estimate)).Id;
    }

    [Fact]
    public void Samples_and_settings_that_cannot_be_used_are_refused()
    {
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(100, 1, 1, 0.6);
        Assert.Contains("Z has 3", Assert.Throws<InputException>(() => Estimate(Linear, x, y, z.SelectRows([0, 1, 2]))).Message, StringComparison.Ordinal);
        Assert.Contains("All columns of Z", Assert.Throws<InputException>(() => Estimate(Linear, x, y, KsgWays.Map(z, _ => 0))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConditionalLatentMiEstimator(Linear with { TimeSeriesBlock = 2 }));
    }

    private static ConditionalLatentMiEstimate Estimate(LatentMiOptions options, Samples x, Samples y, Samples z) =>
        new ConditionalLatentMiEstimator(options).Estimate(x, y, z, cancellationToken: TestContext.Current.CancellationToken);
}
