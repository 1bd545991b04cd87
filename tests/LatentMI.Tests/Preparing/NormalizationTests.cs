using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;

namespace LatentMI.Tests.Preparing;

public sealed class NormalizationTests
{
    private static readonly double[,] Counts = { { 1, 0, 3 }, { 0, 0, 0 }, { 2, 2, 4 }, { 10, 0, 10 } };

    [Fact]
    public void Rows_get_the_given_total_or_the_median_of_those_above_zero()
    {
        Samples given = Apply(new NormalizationSteps { NormalizeTotal = true, Total = 8 }, out SampleSource source);
        Assert.Equal([2.0, 0, 6], given.Row<double>(0).ToArray());
        Assert.Equal([0.0, 0, 0], given.Row<double>(1).ToArray());
        Assert.Equal([4.0, 0, 4], given.Row<double>(3).ToArray());
        Assert.Equal(["normalize-total 8, over 3 columns"], source.Steps);

        // The totals are 4, 8 and 20.
        Samples median = Apply(new NormalizationSteps { NormalizeTotal = true }, out source);
        Assert.Equal([2.0, 2, 4], median.Row<double>(2).ToArray());
        Assert.Equal(["normalize-total 8, the median, over 3 columns"], source.Steps);
    }

    [Fact]
    public void The_logarithm_is_of_one_more()
    {
        Samples samples = Apply(new NormalizationSteps { LogOnePlus = true }, out SampleSource source);
        Assert.Equal([Math.Log(2), 0, Math.Log(4)], samples.Row<double>(0).ToArray(), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(["log1p"], source.Steps);
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(3e-17)]
    [InlineData(-2e-10)]
    [InlineData(9.9e-5)]
    [InlineData(1.1e-4)]
    public void The_logarithm_of_one_and_little_more_is_exact(double value)
    {
        SampleSource source = Normalization.Apply(
            new SampleSource(Samples.Create(new[,] { { value }, { 1 } }), "f", "csv"), new NormalizationSteps { LogOnePlus = true }, TestContext.Current.CancellationToken);

        // The series, of which the next term is below rounding.
        double expected = value * (1 - (value * ((1 / 2.0) - (value * ((1 / 3.0) - (value / 4))))));
        Assert.Equal(1, source.Samples[0, 0] / expected, 1e-12);
    }

    [Fact]
    public void The_most_variable_columns_stay_in_their_order_with_their_names()
    {
        Samples samples = Apply(new NormalizationSteps { TopVariable = 2 }, out SampleSource source);
        Assert.Equal(["a", "c"], samples.ColumnNames!);
        Assert.Equal([10.0, 10], samples.Row<double>(3).ToArray());
        Assert.Equal(["top-variable 2 of 3 columns"], source.Steps);
    }

    [Fact]
    public void Columns_are_scaled_by_the_sample_deviation_and_cut_off()
    {
        Samples samples = Apply(new NormalizationSteps { ScaleClip = 1.2 }, out _);

        // Column b is 0, 0, 2, 0: mean 1/2, deviation 1.
        Assert.Equal([-0.5, -0.5, 1.2, -0.5], Enumerable.Range(0, 4).Select(row => samples[row, 1]));
        Samples constant = Normalization.Apply(
            new SampleSource(Samples.Create(new double[,] { { 5 }, { 5 } }), "f", "csv"), new NormalizationSteps { ScaleClip = 10 }, TestContext.Current.CancellationToken).Samples;
        Assert.Equal([0.0, 0], [constant[0, 0], constant[1, 0]]);
    }

    [Fact]
    public void All_steps_follow_each_other_in_their_order()
    {
        Samples samples = Apply(new NormalizationSteps { ScaleClip = 10, TopVariable = 1, LogOnePlus = true, NormalizeTotal = true, Total = 8 }, out SampleSource source);
        Assert.Equal(["normalize-total 8, over 3 columns", "log1p", "top-variable 1 of 3 columns", "scale-clip 10"], source.Steps);

        // Column c: ln(1 + (6, 0, 4, 4)) has the largest variance.
        double[] logs = [Math.Log(7), 0, Math.Log(5), Math.Log(5)];
        double mean = logs.Average();
        double deviation = Math.Sqrt(logs.Sum(value => (value - mean) * (value - mean)) / 3);
        for (int row = 0; row < 4; row++)
        {
            Assert.Equal((logs[row] - mean) / deviation, samples[row, 0], 1e-12);
        }
    }

    [Fact]
    public void Values_that_are_no_counts_are_refused()
    {
        Assert.Equal(
            "f: normalization of totals is for counts, which cannot be negative, and row 1 holds -1; leave the step out for these columns.",
            Refuse(new double[,] { { -1 }, { 1 } }, new NormalizationSteps { NormalizeTotal = true }));
        Assert.Equal(
            "f: ln(1 + x) needs values above -1, and row 2 holds -1; leave the step out for these columns.",
            Refuse(new double[,] { { 0 }, { -1 } }, new NormalizationSteps { LogOnePlus = true }));
        Assert.Equal(
            "f: 2 columns to keep are more than the 1 columns; keep fewer.",
            Refuse(new double[,] { { 0 }, { 1 } }, new NormalizationSteps { TopVariable = 2 }));
        Assert.Equal(
            "f: normalization of totals needs a row with a total above 0, but all totals are 0.",
            Refuse(new double[,] { { 0 }, { 0 } }, new NormalizationSteps { NormalizeTotal = true }));
    }

    private static string Refuse(double[,] values, NormalizationSteps steps) => Assert.Throws<InputException>(
        () => Normalization.Apply(new SampleSource(Samples.Create(values), "f", "csv"), steps, TestContext.Current.CancellationToken)).Message;

    private static Samples Apply(NormalizationSteps steps, out SampleSource source)
    {
        Samples samples = Samples.Create([.. Counts.Cast<double>()], 4, 3, ["a", "b", "c"]);
        source = Normalization.Apply(new SampleSource(samples, "f", "csv"), steps, TestContext.Current.CancellationToken);
        return source.Samples;
    }
}
