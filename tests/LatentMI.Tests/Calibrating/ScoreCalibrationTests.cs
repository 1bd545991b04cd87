using LatentMI.Calibrating;
using LatentMI.Numerics;

namespace LatentMI.Tests.Calibrating;

public sealed class ScoreCalibrationTests
{
    private const int Pairs = 4000;

    [Fact]
    public void A_rising_function_is_found_beneath_noise()
    {
        (double[] raw, double[] bits) = Noisy(seed: 1, deviation: 1);
        ScoreCalibration calibration = Fit(raw, bits);
        Assert.True(calibration.Raw.Length > 5);

        // A part has 200 pairs, so that the standard error of its mean is 0.07; the function bends by less within a part.
        foreach (double value in new[] { -2.5, -1, 0, 1, 2.5 })
        {
            Assert.Equal(Function(value), calibration.Apply(value), 0.35);
        }
    }

    [Fact]
    public void Different_values_stay_different_and_in_their_order()
    {
        // Noise far above the function makes neighboring parts fall, which then are one level.
        (double[] raw, double[] bits) = Noisy(seed: 2, deviation: 12);
        ScoreCalibration calibration = Fit(raw, bits);
        Assert.InRange(calibration.Raw.Length, 2, 19);
        double[] calibrated = [.. Enumerable.Range(-600, 1200).Select(i => calibration.Apply(i / 100.0))];
        Assert.All(calibrated.Zip(calibrated.Skip(1)), pair => Assert.True(pair.First < pair.Second));
    }

    [Fact]
    public void Beyond_the_last_knots_it_goes_on_as_between_them_and_their_neighbors()
    {
        var calibration = new ScoreCalibration([0, 1, 2], [0, 1, 4], shift: 0.5);
        Assert.Equal([-1.5, 0.5, 1, 1.5, 3, 4.5, 7.5], new double[] { -2, 0, 0.5, 1, 1.5, 2, 3 }.Select(calibration.Apply));
        Assert.True(double.IsNaN(calibration.Apply(double.NaN)));
    }

    [Fact]
    public void The_mean_is_the_one_that_is_asked_for()
    {
        (double[] raw, double[] bits) = Noisy(seed: 3, deviation: 1);
        ScoreCalibration calibration = Fit(raw, bits).WithMean(raw[..100], 0.75);
        Assert.Equal(0.75, raw[..100].Average(calibration.Apply), 1e-12);
        Assert.Equal(0.75, raw[..100].Average(ScoreCalibration.None.WithMean(raw[..100], 0.75).Apply), 1e-12);
    }

    [Fact]
    public void Tied_pairs_do_not_count()
    {
        (double[] raw, double[] bits) = Noisy(seed: 4, deviation: 1);
        double[] tied = [.. Enumerable.Repeat(double.NaN, 50)];
        ScoreCalibration expected = Fit(raw, bits).WithMean(raw, 1);
        ScoreCalibration actual = Fit([.. tied, .. raw], [.. tied, .. bits]).WithMean([.. tied, .. raw], 1);
        Assert.Equal(expected.Raw, actual.Raw);
        Assert.Equal(expected.Bits, actual.Bits);
        Assert.Equal(expected.Shift, actual.Shift);
    }

    [Fact]
    public void Few_pairs_and_log_ratios_that_do_not_rise_change_nothing()
    {
        (double[] raw, double[] bits) = Noisy(seed: 5, deviation: 1);
        Assert.Same(ScoreCalibration.None, Fit(raw[..99], bits[..99]));
        Assert.Same(ScoreCalibration.None, Fit(raw, [.. bits.Select(value => -value)]));
        Assert.Same(ScoreCalibration.None, Fit(raw, new double[raw.Length]));
    }

    [Fact]
    public void Few_pairs_of_little_weight_do_not_pull_the_others_down()
    {
        // One in a hundred pairs of the joint distribution has the value of a pair at random, of which ln r is far lower.
        var random = new RandomStream(seed: 6, RandomPurpose.Data);
        double[] raw = [.. Enumerable.Range(0, Pairs).Select(i => i < Pairs / 2 ? 3 + random.NextNormal() : -1 + random.NextNormal())];
        double[] bits = [.. raw.Select((value, i) => i < Pairs / 2 ? value : -200)];
        double[] weights = [.. raw.Select((_, i) => i < Pairs / 2 ? 1 : 1e-4)];
        Assert.InRange(ScoreCalibration.Fit(raw, bits, weights).Apply(1.2), -1, 2);
        Assert.InRange(Fit(raw, bits).Apply(1.2), -200, -10);
    }

    private static ScoreCalibration Fit(double[] raw, double[] bits) => ScoreCalibration.Fit(raw, bits, [.. raw.Select(_ => 1.0)]);

    private static double Function(double raw) => raw < 0 ? 3 * raw : 1.5 * raw;

    private static (double[] Raw, double[] Bits) Noisy(ulong seed, double deviation)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        double[] raw = [.. Enumerable.Range(0, Pairs).Select(_ => 2 * random.NextNormal())];
        return (raw, [.. raw.Select(value => Function(value) + (deviation * random.NextNormal()))]);
    }
}
