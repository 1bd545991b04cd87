using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>What an estimate leaves out or adds with another <see cref="Effort"/> than the default.</summary>
public sealed class EffortTests
{
    private static readonly LatentMiOptions Quick = LatentMiOptions.Default with { Effort = Effort.Quick };
    private static readonly LatentMiOptions Thorough = LatentMiOptions.Default with { Effort = Effort.Thorough };

    [Fact]
    public void Quick_trains_no_networks_and_is_as_good_on_gaussian_columns()
    {
        (Samples x, Samples y) = GaussianPairs.Create(600, 12, 2, bits: 1.5, seed: 5);
        LatentMiEstimate quick = CrossFitted.Estimate(x, y, Quick);
        LatentMiEstimate usual = CrossFitted.Estimate(x, y);

        Assert.Equal(["norms", "linear", "kernel", "folded"], quick.Representations.Select(score => score.Name));
        Assert.Equal(1.5, quick.Bits, 0.2);
        Assert.Equal((usual.Bits, usual.Interval), (quick.Bits, quick.Interval));
        Assert.Null(quick.EffortGain);
        Assert.Null(usual.EffortGain);
    }

    [Fact]
    public void Quick_trains_the_networks_that_are_asked_for()
    {
        (Samples x, Samples y) = GaussianPairs.Create(300, 4, 1, bits: 1, seed: 6);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y, Quick with { Representation = RepresentationChoice.Network });
        Assert.Equal("network", Assert.Single(estimate.Representations).Name);
        Assert.NotNull(estimate.History);
    }

    [Fact]
    public void Thorough_gains_nothing_and_loses_nothing_on_gaussian_columns()
    {
        (Samples x, Samples y) = GaussianPairs.Create(300, 4, 2, bits: 1, seed: 7);
        LatentMiEstimate thorough = CrossFitted.Estimate(x, y, Thorough);
        AssertGain(thorough, CrossFitted.Estimate(x, y));
        Assert.Equal(["larger-network-1", "larger-network-2"], thorough.Representations.Select(score => score.Name).Where(name => name.StartsWith("larger", StringComparison.Ordinal)));
        Assert.InRange(thorough.EffortGain!.Bits, -0.02, 0.05);
        Assert.Equal(1, thorough.Bits, 0.25);
    }

    [Fact]
    public void What_thorough_gains_is_the_difference_of_what_held_out_rows_show()
    {
        (Samples x, Samples y) = Curved(300, seed: 8);
        LatentMiEstimate thorough = CrossFitted.Estimate(x, y, Thorough);
        AssertGain(thorough, CrossFitted.Estimate(x, y));
        Assert.InRange(thorough.EffortGain!.Bits, 0, 0.5);
    }

    [Fact]
    public void The_value_of_labels_has_no_gain_of_latents()
    {
        (Samples x, Samples y) = LabelPairs.Repeated(300, 3, 0.6, seed: 9);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y, Thorough);
        Assert.NotNull(estimate.OfLabels);
        Assert.Null(estimate.EffortGain);
    }

    [Theory]
    [InlineData(Effort.Quick)]
    [InlineData(Effort.Thorough)]
    public void The_same_digits_come_from_any_number_of_threads(Effort effort)
    {
        (Samples x, Samples y) = Curved(300, seed: 10);
        LatentMiOptions options = LatentMiOptions.Default with { Effort = effort };
        LatentMiEstimate one = CrossFitted.Estimate(x, y, options with { Threads = 1 });
        LatentMiEstimate two = CrossFitted.Estimate(x, y, options with { Threads = 2 });
        Assert.Equal(one.PointwiseBits, two.PointwiseBits);
        Assert.Equal(one.Representations, two.Representations);
        Assert.Equal((one.EffortGain?.Bits, one.EffortGain?.StandardError), (two.EffortGain?.Bits, two.EffortGain?.StandardError));
    }

    private static void AssertGain(LatentMiEstimate thorough, LatentMiEstimate usual) =>
        Assert.Equal(thorough.Calibration!.RatioBits - usual.Calibration!.RatioBits, thorough.EffortGain!.Bits, 1e-9);

    /// <summary>Four columns on each side that are harmonics of one angle, in Y of one near it, with a common radius and noise.</summary>
    private static (Samples X, Samples Y) Curved(int count, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new double[count * 4];
        var y = new double[count * 4];
        for (int i = 0; i < count; i++)
        {
            double angle = 2 * Math.PI * random.NextUniform();
            double near = angle + (0.2 * random.NextNormal());
            double radius = 1 + random.NextUniform();
            for (int c = 0; c < 4; c++)
            {
                x[(4 * i) + c] = (radius * Math.Cos((c + 1) * angle)) + (0.1 * random.NextNormal());
                y[(4 * i) + c] = Math.Sin(((c + 1) * near) + radius) + (0.1 * random.NextNormal());
            }
        }

        return (Samples.Create(x, count, 4), Samples.Create(y, count, 4));
    }
}
