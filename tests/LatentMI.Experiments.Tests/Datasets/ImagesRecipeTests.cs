using LatentMI.Experiments.Datasets.Images;
using LatentMI.Studies.Trials;
using MathNet.Numerics.Distributions;

namespace LatentMI.Experiments.Tests.Datasets;

public class ImagesRecipeTests
{
    private const int Rows = 3000;

    [Theory]
    [InlineData("blob", 16, 1)]
    [InlineData("blob", 32, 10)]
    [InlineData("rectangle", 16, 4)]
    [InlineData("rectangle", 9, 10)]
    public void Latents_that_the_pixels_give_away_have_the_information(string figure, int side, double bits)
    {
        Dataset data = Create(figure, side, bits);
        Assert.Equal((side * side, bits), (data.X.Dimensions, data.TrueBits));
        double found = 0;
        int latents = LatentsOf(figure, data.X, 0).Length;
        for (int latent = 0; latent < latents; latent++)
        {
            double[] x = NormalOf(data.X, latent);
            double[] y = NormalOf(data.Y, latent);
            Assert.Equal(0, x.Average(), 0.08);
            Assert.Equal(1, x.Average(value => value * value), 0.1);
            double correlation = x.Zip(y).Sum(pair => pair.First * pair.Second)
                / Math.Sqrt(x.Sum(value => value * value) * y.Sum(value => value * value));
            found += -0.5 * Math.Log2(1 - (correlation * correlation));
        }

        // The standard error of -1/2 log2(1 - r^2) is |r| / (sqrt(n) ln 2), 0.026 bits here; up to four add up.
        Assert.Equal(bits, found, 0.2);

        double[] NormalOf(Samples images, int latent) =>
            [.. Enumerable.Range(0, Rows).Select(row => Normal.InvCDF(0, 1, Math.Clamp(LatentsOf(figure, images, row)[latent], 1e-6, 1 - 1e-6)))];
    }

    [Fact]
    public void Gray_values_are_shares_of_a_pixel()
    {
        var pixels = new float[64];

        // Of a side of 8: 3 wide from 2.5 to 5.5, 4 high from 2 to 6.
        new Rectangle().Draw([0.25, 0.5, 0.5, 0.5], 8, pixels);
        Assert.Equal([0, 0, 0.5f, 1, 1, 0.5f, 0, 0], pixels[16..24]);
        Assert.Equal([0, 0, 0.5f, 1, 1, 0.5f, 0, 0], pixels[40..48]);
        Assert.All(pixels[..16], value => Assert.Equal(0, value));
        new Blob().Draw([0.25, 0.75], 8, pixels);
        Assert.Equal((float)Math.Exp(-0.25), pixels[(4 * 8) + 3], 1e-6);
    }

    [Fact]
    public void An_unknown_figure_is_refused_with_those_that_there_are()
    {
        InputException refused = Assert.Throws<InputException>(() => Create("disc", 16, 1));
        Assert.Contains("blob, rectangle", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The latents by the formulas that show that they are given away.</summary>
    private static double[] LatentsOf(string figure, Samples images, int row)
    {
        var pixels = new double[images.Dimensions];
        images.CopyRow(row, pixels);
        int side = (int)Math.Round(Math.Sqrt(pixels.Length));
        int brightest = Array.IndexOf(pixels, pixels.Max());
        (int down, int across) = Math.DivRem(brightest, side);
        double[] horizontal = [.. Enumerable.Range(0, side).Select(i => pixels[(down * side) + i])];
        double[] vertical = [.. Enumerable.Range(0, side).Select(i => pixels[(i * side) + across])];
        return figure == "blob" ? [Center(horizontal, across), Center(vertical, down)] : [.. Edges(horizontal), .. Edges(vertical)];

        double Center(double[] values, int place)
        {
            double variance = side / 8.0 * (side / 8.0);
            double center = (variance * Math.Log(values[place + 1] / values[place - 1]) / 2) + place + 0.5;
            return ((center / side) - 0.25) / 0.5;
        }

        double[] Edges(double[] values)
        {
            double size = values.Sum();
            int first = Array.FindIndex(values, value => value > 0);
            double start = first + 1 - Math.Min(values[first], 1);
            return [((size / side) - 0.25) / 0.5, start / (side - size)];
        }
    }

    private static Dataset Create(string figure, int side, double bits) =>
        new ImagesRecipe { Figure = figure, Side = side, Bits = bits, Count = Rows }.Create(seed: 1, TestContext.Current.CancellationToken);
}
