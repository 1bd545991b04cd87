using LatentMI.IO.Formats;
using LatentMI.Reporting.Reports;

namespace LatentMI.Cli.Tests.Output;

public sealed class ScoreReportTests
{
    [Fact]
    public void Pairs_without_a_value_are_counted_and_left_out_of_the_mean()
    {
        ScoreReport report = Describe(1, double.NaN, 2);
        Assert.Equal(1.5, report.MeanPmiBits);
        Assert.Equal([1, null, 2], report.PmiBits);
        Assert.StartsWith("1 of 3 pairs has no value", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Null(Describe(double.NaN).MeanPmiBits);
    }

    [Fact]
    public void Without_such_pairs_there_is_no_warning()
    {
        Assert.Empty(Describe(1, 2).Warnings);
        Assert.Equal("unscored-pairs", Assert.Single(ScoreReport.Unscored(1, 3)).Id);
        Assert.Empty(ScoreReport.Unscored(0, 3));
    }

    private static ScoreReport Describe(params double[] bits)
    {
        var source = new SampleSource(Samples.Create(new double[bits.Length], bits.Length, 1), "x.npy", "npy");
        return ScoreReport.Describe("model.npz", bits, source, source);
    }
}
