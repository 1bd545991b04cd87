using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Figures.Sweeps;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Cli.Tests.Figures;

public class SweepFiguresTests
{
    [Fact]
    public void Bars_of_one_pair_are_named_by_what_differs_the_largest_first_with_values_and_q()
    {
        ExperimentFigure figure = PairBarsFigure.Draw("pairs", "Cells", [Result("rna", "protein", "T cell", 0.5), Result("rna", "protein", "B cell", 1.25, q: 0.03)]);

        string[] texts = [.. new FigureDocument(figure.Svg).Texts.Select(text => text.Text)];
        Assert.Contains("Cells: rna and protein", texts);
        Assert.Contains("mutual information (bits)", texts);
        Assert.Contains("1.25, q 0.03", texts);
        Assert.Contains("0.50", texts);
        Assert.DoesNotContain(texts, text => text.Contains("effort", StringComparison.Ordinal) || text.Contains("kind", StringComparison.Ordinal));
        var places = new FigureDocument(figure.Svg).Texts.ToDictionary(text => text.Text, text => text.Box.Top);
        Assert.True(places["B cell"] < places["T cell"]);
    }

    [Fact]
    public void Curves_over_lags_have_intervals()
    {
        SweepResult[] results = [.. Enumerable.Range(0, 3).Select(lag => Result("V1", "V2", "all", 1, lag))];

        ExperimentFigure figure = LagFigure.Draw("Areas", results)!;

        Assert.Contains(new FigureDocument(figure.Svg).Texts, text => text.Text.Contains("with 95 % intervals", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("alpha", "beta", "alpha", "beta")]
    [InlineData("dorsal root ganglion, left", "dorsal root ganglion, right", "dorsal…eft", "dorsal…ght")]
    [InlineData("dorsal left ganglion", "dorsal right ganglion", "dorsal…ion (1)", "dorsal…ion (2)")]
    public void Long_names_lose_their_middle_and_stay_different(string first, string second, string shownFirst, string shownSecond)
    {
        Assert.Equal([shownFirst, shownSecond], ShortNames.Of([first, second], longest: 10));
    }

    private static SweepResult Result(string x, string y, string kind, double bits, int lag = 0, double? q = null) => new(
        new ExperimentRecord
        {
            Experiment = "sweep",
            Dataset = "pair",
            DatasetParameters = new ParameterSet { { "x", x }, { "y", y }, { "lag", lag }, { "n", 100 }, { "dims_x", 1 }, { "dims_y", 1 } },
            Estimator = "lmi",
            EstimatorParameters = new ParameterSet { { "effort", "quick" }, { "by", "kind" }, { "level", kind } },
            Seed = 0,
            EstimateBits = bits,
            TrueBits = null,
            Seconds = 1,
            Threads = 1,
            Version = "0.1.0",
            Warnings = [],
            Details = new ParameterSet { { EstimateDetails.Lower, bits - 0.2 }, { EstimateDetails.Upper, bits + 0.3 } },
        }) { QValue = q };
}
