using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Tests.Calibrating;

public sealed class GaussianOverstatementTests
{
    private const int Rows = 2000;

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(1, 3.0)]
    [InlineData(10, 3.0)]
    public void Nothing_of_Gaussian_pairs(int pairs, double bits)
    {
        LatentPairs latents = LatentData.Gaussian(Rows, pairs, bits, seed: 4);
        GaussianOverstatement found = Of(latents.X, latents.Y);
        Assert.InRange(found.Nats, -0.05, Math.Max(0.02, 4 * found.Error));
    }

    [Theory]
    [InlineData(1, 0.5, 0.2, 0.8)]
    [InlineData(1, 0.05, 0.03, 0.4)]
    [InlineData(6, 0.5, 0.3, 0.7)]
    [InlineData(12, 0.1, 0.07, 0.4)]
    public void What_a_Gaussian_tells_beyond_the_information_of_columns_of_two_values(int pairs, double chance, double of0, double of1)
    {
        (float[] x, float[] y) = ColumnsOfTwoValues.Create(Rows, pairs, chance, (of0, of1), seed: 5);
        var latents = new LatentPairs(
            ColumnsOfTwoValues.ToMatrix(x, pairs), ColumnsOfTwoValues.ToMatrix(y, pairs), [[.. Enumerable.Range(0, Rows)]], new int[Rows]);
        GaussianOverstatement found = Of(latents.X, latents.Y);
        double gaussian = GaussianInformation.Nats(Correlations(latents.X, latents.Y));

        // The sample's own counts vary: the standard error of the information of a pair is about the root of 2 I / n.
        double truth = pairs * ColumnsOfTwoValues.Nats(chance, (of0, of1));
        Assert.Equal(truth, gaussian - found.Nats, (4 * Math.Sqrt(2 * truth / Rows)) + (4 * found.Error));
        Assert.True(found.Nats > 4 * found.Error);
    }

    /// <summary>40 pairs with a correlation of 0.5, whose Gaussian information of 5.75 nats is too much for means over pairs of rows: 0.52 nats are too many.</summary>
    [Fact]
    public void Of_strong_correlations_it_is_found_from_weaker_ones()
    {
        using Compute compute = new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
        const int Pairs = 40;
        (float[] x, float[] y) = ColumnsOfTwoValues.Create(Rows, Pairs, 0.5, (0.25, 0.75), seed: 6);
        var latents = new LatentPairs(
            ColumnsOfTwoValues.ToMatrix(x, Pairs), ColumnsOfTwoValues.ToMatrix(y, Pairs), [[.. Enumerable.Range(0, Rows)]], new int[Rows]);
        double[] correlations = Correlations(latents.X, latents.Y);
        GaussianOverstatement found = GaussianOverstatement.Find(latents.X, latents.Y, correlations, compute)!.Value;
        double truth = GaussianInformation.Nats(correlations) - (Pairs * ColumnsOfTwoValues.Nats(0.5, (0.25, 0.75)));
        Assert.InRange(found.Error, 0.01, 0.2);
        Assert.Equal(truth, found.Nats, 2 * found.Error);

        LatentPairs normal = LatentData.Gaussian(Rows, Pairs, 8, seed: 7);
        Assert.Null(GaussianOverstatement.Find(normal.X, normal.Y, Correlations(normal.X, normal.Y), compute));
    }

    private static GaussianOverstatement Of(MatrixView x, MatrixView y)
    {
        using Compute compute = new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
        return GaussianOverstatement.Of(x, y, Correlations(x, y), compute);
    }

    private static double[] Correlations(MatrixView x, MatrixView y) =>
        [.. Enumerable.Range(0, x.Columns).Select(l => Enumerable.Range(0, x.Rows).Average(i => (double)x.Row(i)[l] * y.Row(i)[l]))];
}
