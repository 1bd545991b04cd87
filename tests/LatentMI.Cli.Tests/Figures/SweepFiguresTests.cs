using System.Xml.Linq;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Figures.Sweeps;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Sweeps;
using SkiaSharp;

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
    [InlineData(100, 100, false)]
    [InlineData(101, 100, true)]
    [InlineData(2, 6000, true)]
    [InlineData(6000, 2, true)]
    public void Maps_of_very_many_pairs_are_images_with_names_that_do_not_overlap(int rows, int columns, bool isImage)
    {
        FigureDocument figure = new(Map(rows, columns).Svg);

        XElement[] shapes = [.. figure.Root.Descendants().Where(element => element.Name.LocalName is "rect" or "path")];
        XElement[] images = [.. figure.Root.Descendants().Where(element => element.Name.LocalName == "image")];
        Assert.Equal(isImage, images.Length > 0);
        Assert.Equal(isImage, shapes.Length < 1000);
        Assert.Equal(Math.Max(rows, columns) > 2000, figure.Texts.Any(text => text.Text.StartsWith("There are more pairs than pixels", StringComparison.Ordinal)));
        Assert.Contains(figure.Texts, text => text.Text.StartsWith(isImage ? "1 pair has q" : "A dot marks q", StringComparison.Ordinal));
        if (!isImage)
        {
            return;
        }

        foreach (float[] places in new[] { Places("r", text => text.Place.Y), Places("c", text => text.Place.X) })
        {
            Assert.InRange(places.Length, 2, 80);
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First > 10, $"{pair.First} and {pair.Second} overlap."));
        }

        // The pair that shares much is where its groups are, and is not lost where a pixel has several.
        string data = images[0].Attributes().Single(attribute => attribute.Name.LocalName == "href").Value;
        using SKBitmap image = SKBitmap.Decode(Convert.FromBase64String(data[(data.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        (int X, int Y)[] dark =
        [
            .. Enumerable.Range(0, image.Height).SelectMany(y => Enumerable.Range(0, image.Width).Select(x => (x, y)))
                .Where(pixel => image.GetPixel(pixel.x, pixel.y).Green < 60),
        ];
        Assert.NotEmpty(dark);
        Assert.All(dark, pixel => Assert.InRange(pixel.X, ((columns / 2) * image.Width / columns) - 1, (((columns / 2) + 1) * image.Width / columns) + 1));
        Assert.All(dark, pixel => Assert.InRange(pixel.Y, ((rows / 3) * image.Height / rows) - 1, (((rows / 3) + 1) * image.Height / rows) + 1));

        float[] Places(string side, Func<FigureText, float> place) =>
            [.. figure.Texts.Where(text => text.Text.StartsWith(side, StringComparison.Ordinal) && text.Text.Length == 5).Select(place).Order()];
    }

    /// <summary>A map in the order of the plan, in which one pair shares much.</summary>
    private static ExperimentFigure Map(int rows, int columns)
    {
        string[] x = [.. Enumerable.Range(0, rows).Select(i => $"r{i:0000}")];
        string[] y = [.. Enumerable.Range(0, columns).Select(j => $"c{j:0000}")];
        var plan = new SweepPlan
        {
            Title = "made up",
            Groups = [.. x.Concat(y).Select(name => new SweepGroup { Name = name, Address = "x.npy", Rows = new RowChoice(null, null, null), Count = 100, Dimensions = 1 })],
            Pairs = new CrossedPairs(x, y, [0]),
            Seeds = [0],
            Estimates = [[]],
        };
        SweepResult[] results =
        [
            .. x.SelectMany((one, i) => y.Select((other, j) =>
                i == rows / 3 && j == columns / 2 ? Result(one, other, "all", 2, q: 0.01) : Result(one, other, "all", 0.1, q: 0.5))),
        ];
        PairMatrix matrix = Assert.Single(PairMatrix.Of(plan, results));
        return PairMapFigure.Draw("pairs", "Made up", matrix, ([.. Enumerable.Range(0, rows)], [.. Enumerable.Range(0, columns)]), largest: 2, setting: string.Empty);
    }

    [Theory]
    [InlineData("alpha", "beta", "alpha", "beta")]
    [InlineData("dorsal root ganglion, left", "dorsal root ganglion, right", "dorsal…eft", "dorsal…ght")]
    [InlineData("dorsal left ganglion", "dorsal right ganglion", "dorsal…ion (1)", "dorsal…ion (2)")]
    public void Long_names_lose_their_middle_and_stay_different(string first, string second, string shownFirst, string shownSecond)
    {
        Assert.Equal([shownFirst, shownSecond], ShortNames.Of([first, second], longest: 10));
    }

    private static SweepResult Result(string x, string y, string kind, double bits, int lag = 0, double? q = null)
    {
        var record = new ExperimentRecord
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
        };
        return new SweepResult(record) { QValue = q };
    }
}
