using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LatentMI.Estimators.Latent;
using LatentMI.Experiments.Datasets;
using LatentMI.Reporting.Figures;
using SkiaSharp;

namespace LatentMI.Cli.Tests;

public class DemoTests
{
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
        foreach (string picture in Directory.GetFiles(folder.File("lmi-demo")))
        {
            // The title is all that stands in the uppermost 35 pixels.
            using SKBitmap bitmap = SKBitmap.Decode(picture);
            Assert.True(CountDark(bitmap, new SKRectI(0, 0, bitmap.Width, 35)) > 200, $"{picture} has no title.");
        }

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

        Assert.Equal(dimensions == 1, bitmap.Width < 1300);
        Assert.True(CountDark(bitmap, new SKRectI(0, 0, bitmap.Width, 35)) > 200, "There is no title.");
    }

    [Fact]
    public void The_axes_of_the_training_curve_are_labeled()
    {
        using SKBitmap bitmap = SKBitmap.Decode(TrainingFigure.Draw([new(1, 2.0, 2.1), new(2, 1.5, 1.7), new(3, 1.2, 1.8)], keptEpoch: 2));

        Assert.True(CountDark(bitmap, new SKRectI(0, 100, 22, bitmap.Height - 100)) > 200, "The vertical axis has no label.");
        Assert.True(CountDark(bitmap, new SKRectI(0, bitmap.Height - 30, bitmap.Width, bitmap.Height)) > 50, "The horizontal axis has no label.");
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

    private static int CountDark(SKBitmap bitmap, SKRectI area)
    {
        int dark = 0;
        for (int y = area.Top; y < area.Bottom; y++)
        {
            for (int x = area.Left; x < area.Right; x++)
            {
                SKColor color = bitmap.GetPixel(x, y);
                dark += color.Red + color.Green + color.Blue < 300 ? 1 : 0;
            }
        }

        return dark;
    }
}
