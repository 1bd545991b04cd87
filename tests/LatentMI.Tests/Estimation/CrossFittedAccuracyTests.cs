using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Estimates with <see cref="LatentMiOptions.Default"/> against the truth. Errors of 600 to 1000 rows are some 0.05 bits in the standard deviation.</summary>
public sealed class CrossFittedAccuracyTests
{
    [Theory]
    [InlineData(60, 1, 1.0)]
    [InlineData(40, 3, 1.5)]
    [InlineData(5, 1, 0.3)]
    public void Gaussian_information_is_found(int dimensions, int shared, double bits)
    {
        (Samples x, Samples y) = GaussianPairs.Create(1000, dimensions, shared, bits, seed: 3);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Equal(bits, estimate.Bits, 0.15);
        Assert.Equal("linear", estimate.Representations.Single(representation => representation.Chosen).Name);
        Assert.Equal("gaussian", estimate.Calibration!.Ratio);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public void Independent_sides_share_nothing(int dimensions)
    {
        (Samples x, Samples y) = GaussianPairs.Create(800, dimensions, 1, bits: 0, seed: 4);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Equal(0, estimate.Bits, 0.08);
        Assert.Equal(("none", 0.0), (estimate.Calibration!.Ratio, estimate.Calibration.RecoveredBits));
    }

    [Fact]
    public void A_circle_is_found_by_folded_scores()
    {
        // An angle known within some tenths of a radian holds more than a bit; correlations see nothing of it.
        (Samples x, Samples y) = CrossFitted.Circle(1000, seed: 1);
        Assert.InRange(CrossFitted.Estimate(x, y).Bits, 0.5, 3);
        LatentMiEstimate folded = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { Representation = RepresentationChoice.Folded });
        Assert.InRange(folded.Bits, 0.5, 3);
        LatentMiEstimate linear = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { Representation = RepresentationChoice.Linear });
        Assert.InRange(linear.Bits, -0.1, folded.Bits - 0.3);
    }

    [Fact]
    public void Labels_in_one_column_are_told_apart_whatever_their_numbers()
    {
        (Samples x, Samples y) = CrossFitted.Classes(600, seed: 2);
        Assert.Equal(Math.Log2(5), CrossFitted.Estimate(x, y).Bits, 0.35);
    }

    [Fact]
    public void The_same_label_of_two_classes_on_both_sides_is_one_bit()
    {
        var random = new RandomStream(5, RandomPurpose.Data);
        Samples x = Samples.Create([.. Enumerable.Range(0, 300).Select(_ => (double)random.NextInt(2))], 300, 1);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, x);
        Assert.Equal(1, estimate.Bits, 0.2);
        Assert.True(double.IsFinite(estimate.Interval!.Value.StandardError));
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
}
