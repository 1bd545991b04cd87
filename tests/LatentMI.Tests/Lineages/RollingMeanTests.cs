using LatentMI.Numerics;
using LatentMI.Studies.Lineages;

namespace LatentMI.Tests.Lineages;

public class RollingMeanTests
{
    [Fact]
    public void Windows_have_the_mean_and_of_single_cells_the_ordinary_standard_error()
    {
        double[] bits = [1, 4, 2, 8];
        IReadOnlyList<RollingPoint> points = RollingMean.Compute([0, 1, 2, 5], bits, ["a", "b", "c", "d"], window: 3);

        Assert.Equal([1, 8 / 3.0], points.Select(point => point.Position));
        Assert.Equal([7 / 3.0, 14 / 3.0], points.Select(point => point.MeanBits), (a, b) => Math.Abs(a - b) < 1e-12);

        // s^2 = ((4/3)^2 + (5/3)^2 + (1/3)^2) / 2 = 7/3; SE = sqrt(7/9); t(2) = 4.3027.
        Assert.Equal(Math.Sqrt(7.0 / 9), points[0].StandardError, 1e-12);
        Assert.Equal((7 / 3.0) + (4.302653 * Math.Sqrt(7.0 / 9)), points[0].Upper, 1e-5);
        Assert.Equal(3, points[0].Clones);
    }

    [Fact]
    public void Intervals_cover_the_mean_where_cells_of_a_clone_are_alike()
    {
        // Clones of 4 cells that have the clone's value and some of their own; the mean is 0.
        const int Repeats = 400;
        int covered = 0;
        int coveredByCells = 0;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            var random = new RandomStream(seed: 3, RandomPurpose.Data, (ulong)repeat);
            double[] clones = [.. Enumerable.Range(0, 30).Select(_ => random.NextNormal())];
            double[] bits = [.. Enumerable.Range(0, 120).Select(cell => clones[cell / 4] + (0.5 * random.NextNormal()))];
            double[] positions = [.. Enumerable.Range(0, 120).Select(cell => (double)cell)];
            RollingPoint byClone = RollingMean.Compute(positions, bits, [.. Enumerable.Range(0, 120).Select(cell => $"{cell / 4}")], window: 120)[0];
            RollingPoint byCell = RollingMean.Compute(positions, bits, [.. Enumerable.Range(0, 120).Select(cell => $"{cell}")], window: 120)[0];
            covered += byClone is { Lower: <= 0, Upper: >= 0 } ? 1 : 0;
            coveredByCells += byCell is { Lower: <= 0, Upper: >= 0 } ? 1 : 0;
        }

        // The standard error of a share of 400 around 0.95 is 0.011.
        Assert.InRange(covered, 0.915 * Repeats, 0.985 * Repeats);
        Assert.True(coveredByCells < 0.85 * Repeats, $"{coveredByCells} of {Repeats}: counting cells should be too sure.");
    }

    [Fact]
    public void A_window_of_one_clone_has_no_interval() =>
        Assert.True(double.IsNaN(RollingMean.Compute([0, 1, 2], [1, 2, 3], ["a", "a", "a"], window: 3)[0].Lower));

    [Fact]
    public void Windows_that_are_too_wide_and_cells_out_of_order_are_refused()
    {
        Assert.Contains("window of 4", Assert.Throws<InputException>(() => RollingMean.Compute([0, 1, 2], [1, 2, 3], ["a", "b", "c"], 4)).Message);
        Assert.Throws<ArgumentException>(() => RollingMean.Compute([0, 2, 1], [1, 2, 3], ["a", "b", "c"], 2));
    }

    [Fact]
    public void The_rise_is_that_of_the_last_third_over_the_first()
    {
        (double rise, ConfidenceInterval interval) = RollingMean.Rise([0, 2, 9, 9, 5, 7], ["a", "b", "c", "d", "e", "f"]);
        Assert.Equal(5, rise, 1e-12);

        // Four deviations of 1, each by 1/2: sqrt(4/4 * 4/3).
        Assert.Equal(Math.Sqrt(4.0 / 3), interval.StandardError, 1e-12);
    }
}
