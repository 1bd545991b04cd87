using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Estimates with <see cref="LatentMiOptions.Default"/> against the truth. Errors of 600 to 1000 rows are some 0.05 bits in the standard deviation.</summary>
public sealed class CrossFittedAccuracyTests
{
    [Theory]
    [InlineData(60, 1, 1.0, "linear")]
    [InlineData(40, 3, 1.5, "linear")]
    [InlineData(5, 1, 0.3, "columns")]
    public void Gaussian_information_is_found(int dimensions, int shared, double bits, string representation)
    {
        // The three columns of each side that are copies of each other are used as they are.
        (Samples x, Samples y) = GaussianPairs.Create(1000, dimensions, shared, bits, seed: 3);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Equal(bits, estimate.Bits, 0.15);
        Assert.Equal(representation, estimate.Representations.Single(tried => tried.Chosen).Name);
        Assert.Equal("gaussian", estimate.Calibration!.RatioName);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public void Independent_sides_share_nothing(int dimensions)
    {
        (Samples x, Samples y) = GaussianPairs.Create(800, dimensions, 1, bits: 0, seed: 4);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Equal(0, estimate.Bits, 0.08);
        Assert.Equal(("none", 0.0), (estimate.Calibration!.RatioName, estimate.Calibration.RecoveredBits));
    }

    [Fact]
    public void A_circle_is_found_by_folded_scores()
    {
        // One folded score of each side holds 0.95 bits: six seeds gave 0.93 to 0.98. Correlations see nothing of it: -0.02 to 0.01.
        foreach (ulong seed in (ulong[])[1, 2, 3])
        {
            (Samples x, Samples y) = CrossFitted.Circle(1000, seed);
            LatentMiEstimate folded = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { Representation = RepresentationChoice.Folded });
            Assert.Equal(0.95, folded.Bits, 0.06);
            LatentMiEstimate linear = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { Representation = RepresentationChoice.Linear });
            Assert.Equal(0, linear.Bits, 0.04);
        }
    }

    [Fact]
    public void Labels_in_one_column_are_told_apart_whatever_their_numbers()
    {
        // Classes whose centers happen to be near overlap, so that somewhat less than log2 5 is shared: six seeds gave 0.06 less, with a deviation of 0.06.
        double[] errors =
        [
            .. new ulong[] { 1, 2, 3, 4 }.Select(seed =>
            {
                (Samples x, Samples y) = CrossFitted.Classes(600, seed);
                return CrossFitted.Estimate(x, y).Bits - Math.Log2(5);
            }),
        ];
        Assert.Equal(-0.06, errors.Average(), 0.09);
        Assert.All(errors, error => Assert.InRange(error, -0.25, 0.1));
    }

    [Fact]
    public void The_same_label_of_two_classes_on_both_sides_is_one_bit()
    {
        var random = new RandomStream(5, RandomPurpose.Data);
        Samples x = Samples.Create([.. Enumerable.Range(0, 300).Select(_ => (double)random.NextInt(2))], 300, 1);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, x);

        // Labels on both sides are counted.
        DiscreteEstimate counted = new DiscreteEstimator().Estimate(x, x, TestContext.Current.CancellationToken);
        Assert.Equal(counted.Bits, estimate.Bits);
        Assert.Equal(counted.Interval, estimate.Interval);
        Assert.Equal(1, estimate.Bits, 0.01);
    }

    [Fact]
    public void Strictly_increasing_transforms_of_columns_change_no_digit()
    {
        (Samples x, Samples y) = GaussianPairs.Create(400, 10, 2, bits: 1, seed: 5);
        LatentMiEstimate plain = CrossFitted.Estimate(x, y);

        // In float64, so that no two values of a column become equal.
        LatentMiEstimate transformed = CrossFitted.Estimate(KsgWays.Map(x, Math.Exp), KsgWays.Map(y, value => (value * value * value) + value));
        Assert.Equal(plain.Bits, transformed.Bits);
        Assert.Equal(plain.PointwiseBits, transformed.PointwiseBits);
    }

    [Fact]
    public void Swapping_the_sides_matters_only_by_chance()
    {
        (Samples x, Samples y) = GaussianPairs.Create(800, 30, 2, bits: 1, seed: 6);
        Assert.Equal(CrossFitted.Estimate(x, y).Bits, CrossFitted.Estimate(y, x).Bits, 0.1);
    }

    [Fact]
    public void Noise_on_a_side_does_not_add_information()
    {
        (Samples x, Samples y) = GaussianPairs.Create(800, 20, 2, bits: 1.5, seed: 7);
        double[] bits = [.. new[] { 0, 0.5, 2 }.Select(noise => CrossFitted.Estimate(CrossFitted.WithNoise(x, noise), y).Bits)];
        Assert.True(bits[1] < bits[0] + 0.1);
        Assert.True(bits[2] < bits[1] + 0.1);
        Assert.True(bits[2] < bits[0] - 0.3);
    }

    [Theory]
    [InlineData(1000, 50, 0.12, 0.35)]
    [InlineData(500, 30, 0.15, 0.45)]
    public void Correlations_too_weak_to_be_found_one_by_one_are_found_together(int rows, int shared, double most, double mostOfOne)
    {
        // Each of 0.02 or 0.03 bits, a correlation of 0.166 or 0.213. Two standard errors of their sum are 0.15 and 0.2 bits; seeds 1 to 4.
        double[] bits = [.. Enumerable.Range(1, 4).Select(seed => Bits(seed, total: 1))];
        Assert.Equal(1, bits.Average(), most);
        Assert.All(bits, one => Assert.Equal(1, one, mostOfOne));

        // And nothing where there is nothing.
        Assert.All(Enumerable.Range(1, 2), seed => Assert.Equal(0, Bits(seed, total: 0), 0.08));

        double Bits(int seed, double total)
        {
            (Samples x, Samples y) = GaussianPairs.Create(rows, 50, shared, total, (ulong)seed);
            return CrossFitted.Estimate(x, y).Bits;
        }
    }
}
