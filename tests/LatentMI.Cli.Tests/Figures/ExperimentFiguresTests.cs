using System.Globalization;
using System.Xml.Linq;
using LatentMI.Experiments.Catalog;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;
using SkiaSharp;

namespace LatentMI.Cli.Tests.Figures;

public class ExperimentFiguresTests
{
    private const string Ink = "#222";

    public static TheoryData<string> Experiments => [.. MadeUpRecords.Experiments];

    [Fact]
    public void Every_estimator_has_a_look_of_its_own()
    {
        EstimatorLook[] looks = [.. MeasuredEstimators.Names.Select(EstimatorLook.Of)];

        Assert.Equal(looks.Length, looks.Select(look => (look.Color, look.Shape)).Distinct().Count());
        Assert.DoesNotContain(EstimatorLook.Of("something else").Shape, looks.Select(look => look.Shape));
    }

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Every_figure_is_a_wide_picture_with_the_texts_of_its_document_where_that_has_them(string experiment)
    {
        List<ExperimentRecord> ours = MadeUpRecords.Of(experiment, seed: 1);

        IReadOnlyList<ExperimentFigure> figures = ExperimentFigures.Draw(experiment, ours, []);

        Assert.NotEmpty(figures);
        Assert.Equal(figures.Count, figures.Select(figure => figure.Name).Distinct().Count());
        foreach (ExperimentFigure figure in figures)
        {
            using SKBitmap picture = SKBitmap.Decode(figure.Png);
            var page = new FigureDocument(figure.Svg);
            XElement document = page.Root;
            Assert.InRange(picture.Width, 1240, 1800);
            Assert.Equal(picture.Width, 2 * int.Parse(document.Attribute("width")!.Value, CultureInfo.InvariantCulture));
            Assert.Equal(picture.Height, 2 * int.Parse(document.Attribute("height")!.Value, CultureInfo.InvariantCulture));
            Assert.All(page.Texts.Where(text => text.Color == Ink), text => Assert.False(
                DrawnText.InkIn(picture, Pixels(text.Box)).IsEmpty, $"The picture has no '{text.Text}' where the document has it."));

            // A shape without a fill is black, and what a panel wipes is one: white must cover it.
            Assert.All(
                document.Descendants().Where(IsBlack),
                wiped => Assert.Equal("white", wiped.ElementsAfterSelf().First().Attribute("fill")?.Value));
            string[] texts = TextsOf(document);
            Assert.Contains(texts, text => UnitOf(experiment).Any(unit => text.Contains(unit, StringComparison.Ordinal)));
            Assert.DoesNotContain(texts, text => text.Contains("published", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Published_results_are_named_and_failed_estimates_are_counted(string experiment)
    {
        List<ExperimentRecord> ours = MadeUpRecords.Of(experiment, seed: 1);
        List<ExperimentRecord> published = MadeUpRecords.Of(experiment, seed: 2);
        bool estimates = ours[0].EstimateBits is not null;
        ours[0] = ours[0] with { EstimateBits = null, Error = "It failed." };
        ours[^1] = ours[^1] with { EstimateBits = double.NaN };

        IReadOnlyList<ExperimentFigure> figures = ExperimentFigures.Draw(experiment, ours, published);

        foreach (string[] texts in figures.Select(figure => TextsOf(XDocument.Parse(figure.Svg).Root!)))
        {
            Assert.Equal(
                experiment is not ("decoder-inspection" or "cluster-check" or "stress" or "coverage" or "significance" or "nulls" or "strong" or "bmi"
                    or "shapes" or "images" or "teachers" or "text" or "digits" or "dense" or "column-pairs" or "shared-scale" or "outcomes" or "few-rows" or "sums"),
                texts.Any(text => text.Contains("published", StringComparison.Ordinal)));
            Assert.Equal(estimates, texts.Any(text => text.StartsWith($"2 of {ours.Count} estimates failed", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void An_estimator_has_its_color_in_the_picture_and_its_name_in_the_key()
    {
        List<ExperimentRecord> ours = MadeUpRecords.Of("symmetry", seed: 1);

        ExperimentFigure figure = Assert.Single(ExperimentFigures.Draw("symmetry", ours, []));

        using SKBitmap picture = SKBitmap.Decode(figure.Png);
        Assert.InRange(picture.Pixels.Count(pixel => pixel == SKColor.Parse(FigureStyle.Blue.ToHex())), 500, int.MaxValue);
        Assert.InRange(picture.Pixels.Count(pixel => pixel == SKColor.Parse(FigureStyle.Green.ToHex())), 500, int.MaxValue);
        string[] texts = TextsOf(XDocument.Parse(figure.Svg).Root!);
        Assert.All(["LMI", "LMI-MINE", "LMI-InfoNCE", "KSG", "MINE", "InfoNCE"], name => Assert.Contains(name, texts));
        Assert.Contains("exclusive dimensions q", texts);
        Assert.Contains("estimate (bits)", texts);
    }

    [Fact]
    public void Means_stand_at_their_numbers_on_the_axes_in_the_document_and_in_the_picture()
    {
        List<ExperimentRecord> ours = [.. MadeUpRecords.Of("symmetry", seed: 1).Where(record => record.Dataset == "circle" && record.Estimator == "lmi")];

        ExperimentFigure figure = Assert.Single(ExperimentFigures.Draw("symmetry", ours, []));

        var page = new FigureDocument(figure.Svg);
        Func<double, double> across = Scale(0, Tick("0").Max(place => place.X), 2, Tick("2").Max(place => place.X));
        Func<double, double> up = Scale(0, Tick("0").Min(place => place.Y), 0.6, Tick("0.6").Min(place => place.Y));
        SKPoint[] expected =
        [
            .. ours.GroupBy(record => record.DatasetParameters.Number("exclusive")).OrderBy(group => group.Key)
                .Select(group => new SKPoint((float)across(group.Key), (float)up(group.Average(record => record.EstimateBits!.Value)))),
        ];

        // The first disc is that of the key.
        SKPoint[] drawn = [.. page.Discs(FigureStyle.Blue.ToHex()).Skip(1)];
        Assert.Equal(3, expected.Length);
        Assert.Equal(expected.Length, drawn.Length);
        using SKBitmap picture = SKBitmap.Decode(figure.Png);
        foreach ((SKPoint mean, SKPoint disc) in expected.Zip(drawn))
        {
            Assert.InRange(SKPoint.Distance(mean, disc), 0, 0.01);
            Assert.Equal(SKColor.Parse(FigureStyle.Blue.ToHex()), picture.GetPixel((int)(2 * disc.X), (int)(2 * disc.Y)));
        }

        // The tick 0 of the horizontal axis is right of that of the vertical one, and below it.
        IEnumerable<SKPoint> Tick(string label) => page.Texts.Where(text => text.Text == label).Select(text => text.Place);
    }

    [Fact]
    public void Settings_of_one_estimator_are_told_apart_by_what_they_differ_in()
    {
        List<ExperimentRecord> records = MadeUpRecords.Of("mnist", seed: 1);
        ExperimentRecord lmi = records.First(record => record.Estimator == "lmi");
        var presets = new ParameterSet[] { [], [] };
        presets[0].Add("preset", "default");
        presets[1].Add("preset", "paper");
        presets[1].Add("epochs", 300);

        IReadOnlyList<FigureSeries> series = FigureSeries.Split(presets.Select(preset => lmi with { EstimatorParameters = preset }));

        Assert.Equal(["LMI (default)", "LMI (paper)"], series.Select(one => one.Label));
        Assert.NotEqual(series[0].Color, series[1].Color);
    }

    [Fact]
    public void An_estimate_that_is_far_off_is_told_and_does_not_stretch_the_axis()
    {
        List<ExperimentRecord> ours = MadeUpRecords.Of("critics", seed: 1);
        ours[0] = ours[0] with { EstimateBits = -88 };

        ExperimentFigure figure = Assert.Single(ExperimentFigures.Draw("critics", ours, []));

        string[] texts = TextsOf(XDocument.Parse(figure.Svg).Root!);
        Assert.Contains(texts, text => text.StartsWith("1 value", StringComparison.Ordinal));
        Assert.DoesNotContain("-80", texts);
    }

    [Fact]
    public void False_alarms_are_colored_and_counted_and_estimates_far_off_do_not_stretch_the_axis()
    {
        List<ExperimentRecord> ours = MadeUpRecords.Of("nulls", seed: 1);
        ours[0] = ours[0] with { EstimateBits = 7, Details = new() { { "lower", 6.5 }, { "upper", 7.5 } } };
        for (int i = 1; i < ours.Count; i++)
        {
            ours[i] = ours[i] with { EstimateBits = 0, Details = new() { { "lower", -0.1 }, { "upper", 0.1 } } };
        }

        ExperimentFigure figure = Assert.Single(ExperimentFigures.Draw("nulls", ours, []));

        string[] texts = TextsOf(XDocument.Parse(figure.Svg).Root!);
        Assert.All(["gaussian", "poisson", "ar1"], family => Assert.Contains(family, texts));
        Assert.Contains("LMI: 16.7 % of 6 lower ends are above 0", texts);
        Assert.Contains("1 of 6 estimates lie beyond 1 bit, and are drawn there as diamonds.", texts);
        Assert.DoesNotContain("6", texts);
        using SKBitmap picture = SKBitmap.Decode(figure.Png);
        Assert.Contains(SKColor.Parse(FigureStyle.Vermilion.ToHex()), picture.Pixels);
    }

    [Fact]
    public void Lower_bounds_of_strong_dependence_are_told_from_values()
    {
        List<ExperimentRecord> ours = MadeUpRecords.Of("strong", seed: 1);

        Assert.Contains(SKColor.Parse(FigureStyle.Green.ToHex()), PixelsInPanels(ours));
        Assert.DoesNotContain(
            SKColor.Parse(FigureStyle.Green.ToHex()), PixelsInPanels([.. ours.Where(record => !record.Details.Contains("at_least_bits"))]));

        static SKColor[] PixelsInPanels(List<ExperimentRecord> records)
        {
            using SKBitmap picture = SKBitmap.Decode(Assert.Single(ExperimentFigures.Draw("strong", records, [])).Png);

            // Below the title and the key.
            return [.. picture.Pixels.Skip(200 * picture.Width)];
        }
    }

    [Theory]
    [InlineData("mnist")]
    [InlineData("decoder-inspection")]
    [InlineData("no-such-experiment")]
    public void Nothing_to_draw_is_bad_input(string experiment)
    {
        InputException error = Assert.Throws<InputException>(() => ExperimentFigures.Draw(experiment, [], []));

        Assert.Contains(experiment, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Every_experiment_has_figures() => Assert.Equal(
        ExperimentList.All.Select(experiment => experiment.Id).Order(StringComparer.Ordinal), ExperimentFigures.Experiments.Order(StringComparer.Ordinal));

    private static string[] UnitOf(string experiment) => experiment switch
    {
        "decoder-inspection" => ["(standardized units)"],
        "cluster-check" => ["(no unit)"],
        "significance" => ["p-value"],
        "strong" or "bmi" => ["nats"],
        "gaussian-grid" or "sliced" => ["bits", "Kendall's tau"],
        _ => ["bits"],
    };

    private static string[] TextsOf(XElement document) =>
        [.. document.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim())];

    private static bool IsBlack(XElement element) =>
        element.Name.LocalName == "rect" && element.Parent!.Name.LocalName != "clipPath"
        && element.Attribute("fill") is null && element.Attribute("stroke") is null;

    /// <summary>The pixels of a part of the page, two for each of its units.</summary>
    private static SKRectI Pixels(SKRect box) => new((int)(2 * box.Left), (int)(2 * box.Top), (int)Math.Ceiling(2 * box.Right), (int)Math.Ceiling(2 * box.Bottom));

    /// <summary>The scale of an axis, from two of its ticks: where a number is.</summary>
    private static Func<double, double> Scale(double one, double placeOfOne, double other, double placeOfOther) =>
        value => placeOfOne + ((value - one) / (other - one) * (placeOfOther - placeOfOne));
}
