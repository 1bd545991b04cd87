using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LatentMI.Cli.Tests.Figures;
using LatentMI.Estimators.Latent;
using LatentMI.Experiments.Datasets;
using LatentMI.Reporting.Figures;
using SkiaSharp;

namespace LatentMI.Cli.Tests;

public class DemoTests
{
    // The title is all that stands in the uppermost pixels.
    private const int TitleHeight = 35;

    // Small figures are drawn larger, so that they stay sharp.
    private const float SmallScale = 1.6f;

    // Pixels: letters have room on either side, and edges are smoothed.
    private const double Tolerance = 5;

    [Fact]
    public async Task The_demo_runs_without_fonts_lands_near_the_truth_and_saves_two_pictures_with_text_in_them()
    {
        using var folder = new TemporaryFolder();
        var noFonts = new Dictionary<string, string> { ["FONTCONFIG_FILE"] = "/nonexistent", ["FONTCONFIG_PATH"] = "/nonexistent", ["HOME"] = folder.Path };
        using Process process = ToolProcess.Start(folder.Path, noFonts, "demo", "--quiet");

        ToolResult result = await ToolProcess.FinishAsync(process);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.InRange(Bits("estimated from the images") - Bits("mutual information of the digits"), -0.05, 0.05);
        Assert.Contains(DigitPairs.Origin, result.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["latents.png", "pairs.png"],
            Directory.GetFiles(folder.File("lmi-demo")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using SKBitmap pairs = SKBitmap.Decode(folder.File("lmi-demo/pairs.png"));
        AssertTitle("Pairs of images that share at most the digit", size: 20, pairs, new SKRectI(0, 0, pairs.Width, TitleHeight));

        double Bits(string label) => double.Parse(
            Regex.Match(result.Output, $@"(?m)^{label} +(-?\d+\.\d{{4}}) bits\r?$").Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_latents_are_drawn_whatever_their_dimensions(int dimensions)
    {
        DigitPairs pairs = DigitPairs.Create(shuffledShare: 0.3, seed: 0);
        LatentMiEstimate estimate = new LatentMiEstimator(LatentMiOptions.Default with
        {
            LatentDimensions = dimensions,
            Representation = RepresentationChoice.Linear,
            Surrogates = 0,
        }).Estimate(pairs.X, pairs.Y, progress: null, TestContext.Current.CancellationToken);

        using SKBitmap bitmap = SKBitmap.Decode(LatentsFigure.Draw(estimate, pairs));

        if (dimensions == 1)
        {
            AssertTitle("Latents", SmallScale * 20, bitmap, new SKRectI(0, 0, bitmap.Width, (int)(SmallScale * TitleHeight)));
            return;
        }

        Assert.Equal(1300, bitmap.Width);
        AssertTitle("Latents of X (3 dimensions)", size: 20, bitmap, new SKRectI(0, 0, 650, TitleHeight));
        AssertTitle("Latents of Y (3 dimensions)", size: 20, bitmap, new SKRectI(650, 0, 1300, TitleHeight));
    }

    [Fact]
    public void The_axes_of_the_training_curve_are_labeled_and_the_epoch_that_was_kept_is_marked_where_it_lies()
    {
        using SKBitmap bitmap = SKBitmap.Decode(TrainingFigure.Draw([new(1, 2.0, 2.1), new(2, 1.5, 1.7), new(3, 1.2, 1.8)], keptEpoch: 2));

        AssertTitle("Training", SmallScale * 20, bitmap, new SKRectI(0, 0, bitmap.Width, (int)(SmallScale * TitleHeight)));
        SKRectI vertical = DrawnText.InkIn(bitmap, new SKRectI(0, 0, 36, bitmap.Height));
        Assert.Equal(DrawnText.Length("loss (mean squared error, standardized units)", SmallScale * 17, bold: false), vertical.Height, Tolerance);
        SKRectI horizontal = DrawnText.InkIn(bitmap, new SKRectI(0, bitmap.Height - 36, bitmap.Width, bitmap.Height));
        Assert.Equal(DrawnText.Length("epoch", SmallScale * 17, bold: false), horizontal.Width, Tolerance);

        // The blue curve starts at epoch 1 with a loss of 2.0 and ends, at its lowest point, at epoch 3 with 1.2; the kept epoch is 2, with 1.7.
        SKPointI[] blue = PointsOf(bitmap, FigureStyle.Blue.ToHex());
        SKPointI first = blue.MinBy(point => point.X);
        SKPointI last = blue.MaxBy(point => point.Y);
        SKPointI[] kept = [.. PointsOf(bitmap, FigureStyle.Vermilion.ToHex()).Where(point => point.X < 0.6 * bitmap.Width)];
        Assert.Equal((first.X + last.X) / 2.0, kept.Average(point => point.X), Tolerance);
        Assert.Equal(first.Y + ((2.0 - 1.7) / (2.0 - 1.2) * (last.Y - first.Y)), kept.Average(point => point.Y), Tolerance);
    }

    [Fact]
    public void The_embedded_font_has_a_regular_and_a_bold_face()
    {
        var font = new EmbeddedFont();

        using SKTypeface regular = font.CreateTypeface(EmbeddedFont.Family, bold: false, italic: false)!;
        using SKTypeface bold = font.CreateTypeface(EmbeddedFont.Family, bold: true, italic: false)!;

        Assert.Equal(("Roboto", 400), (regular.FamilyName, regular.FontWeight));
        Assert.Equal(("Roboto", 700), (bold.FamilyName, bold.FontWeight));
        Assert.Null(font.CreateTypeface("Arial", bold: false, italic: false));
    }

    [Fact]
    public void Unshuffled_pairs_share_their_digit_and_so_one_bit()
    {
        DigitPairs pairs = DigitPairs.Create(shuffledShare: 0, seed: 3);

        Assert.Equal((2500, 784), (pairs.X.Count, pairs.X.Dimensions));
        Assert.Equal((2500, 784), (pairs.Y.Count, pairs.Y.Dimensions));
        Assert.Equal(pairs.DigitsX, pairs.DigitsY);
        Assert.Equal(1, pairs.DigitInformation(), tolerance: 1e-12);
    }

    [Fact]
    public void Shuffling_lowers_the_shared_information_as_far_as_to_nothing()
    {
        double third = DigitPairs.Create(shuffledShare: 0.3, seed: 3).DigitInformation();
        double all = DigitPairs.Create(shuffledShare: 1, seed: 3).DigitInformation();

        // Half of the shuffled rows keep their digit: 1 - H(0.15) = 0.390 bits.
        Assert.InRange(third, 0.34, 0.44);
        Assert.InRange(all, 0, 0.005);
    }

    [Fact]
    public void Images_are_those_of_their_digit_and_none_is_on_both_sides()
    {
        DigitPairs pairs = DigitPairs.Create(shuffledShare: 0.3, seed: 0);

        // A zero has a hole where a one has its stroke: the center tells them apart nearly always.
        Assert.InRange(CenterInk(pairs.X, pairs.DigitsX, digit: 0), 0, 40);
        Assert.InRange(CenterInk(pairs.X, pairs.DigitsX, digit: 1), 180, 255);
        Assert.InRange(CenterInk(pairs.Y, pairs.DigitsY, digit: 0), 0, 40);
        Assert.InRange(CenterInk(pairs.Y, pairs.DigitsY, digit: 1), 180, 255);
        HashSet<string> images = [.. Enumerable.Range(0, pairs.X.Count).Select(i => Convert.ToHexString(Bytes(pairs.X, i)))];
        Assert.DoesNotContain(Enumerable.Range(0, pairs.Y.Count), i => images.Contains(Convert.ToHexString(Bytes(pairs.Y, i))));
    }

    private static double CenterInk(Samples images, IReadOnlyList<int> digits, int digit) =>
        Enumerable.Range(0, images.Count).Where(i => digits[i] == digit).Average(i => images[i, (14 * DigitPairs.Side) + 14]);

    private static byte[] Bytes(Samples images, int row) => [.. images.Row<float>(row).ToArray().Select(value => (byte)value)];

    private static void AssertTitle(string title, float size, SKBitmap bitmap, SKRectI area) =>
        Assert.Equal(DrawnText.Length(title, size, bold: true), DrawnText.InkIn(bitmap, area).Width, Tolerance);

    private static SKPointI[] PointsOf(SKBitmap bitmap, string color)
    {
        var wanted = SKColor.Parse(color);
        return
        [
            .. bitmap.Pixels.Index().Where(pixel => pixel.Item == wanted).Select(pixel => new SKPointI(pixel.Index % bitmap.Width, pixel.Index / bitmap.Width)),
        ];
    }
}
