using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Pairs of columns of normal rows among columns of noise: more pairs than there are latents, of more columns than there are components.</summary>
public sealed class ManyPairsTests
{
    [Theory]
    [InlineData(1500, 280, 60, 30, 0.4)]
    [InlineData(1000, 500, 500, 60, 0.4)]

    // So many columns are screened by the first cosines alone.
    [InlineData(700, 800, 600, 20, 0.5)]
    public void All_pairs_are_counted(int rows, int columnsX, int columnsY, int pairs, double rho)
    {
        (Samples x, Samples y) = Create(rows, columnsX, columnsY, pairs, rho);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        double truth = -0.5 * pairs * Math.Log2(1 - (rho * rho));
        Assert.Contains(estimate.Representations.Single(representation => representation.Chosen).Name, (string[])["screened-linear", "columns"]);
        Assert.Equal(truth, estimate.Bits, 0.1 * truth);
        Assert.InRange(truth, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
    }

    [Fact]
    public void Pairs_that_are_no_correlations_are_counted_one_by_one()
    {
        // Y = X + width V on a circle of length 1, which is no correlation and tells -log2 width bits.
        (int rows, int columns, int pairs, double width) = (1000, 150, 18, 0.6);
        var random = new RandomStream(2, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextUniform())];
        double[] y = [.. x.Select((value, i) => i % columns < pairs ? (value + (width * random.NextUniform())) % 1 : random.NextUniform())];
        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x, rows, columns), Samples.Create(y, rows, columns));
        double truth = -pairs * Math.Log2(width);
        Assert.Equal("columns", estimate.Representations.Single(representation => representation.Chosen).Name);
        Assert.Equal(truth, estimate.Bits, 0.1 * truth);
    }

    [Fact]
    public void Pairs_beside_columns_that_mix_everything_are_told_of()
    {
        // A latent in all of 40 columns a side, 1.16 bits to those that see it, and five pairs of Y = |2 X - 1| + 0.8 V on a circle.
        const int Mixed = 40;
        const int Pairs = 5;
        var random = new RandomStream(4, RandomPurpose.Data);
        double[][] x = new double[1500][];
        double[][] y = new double[1500][];
        for (int row = 0; row < x.Length; row++)
        {
            double latent = random.NextNormal();
            double[] told = [.. Enumerable.Range(0, Pairs).Select(_ => random.NextUniform())];
            x[row] = [.. Enumerable.Range(0, Mixed).Select(_ => latent + random.NextNormal()), .. told];
            y[row] = [.. Enumerable.Range(0, Mixed).Select(_ => latent + random.NextNormal()), .. told.Select(value => (Math.Abs((2 * value) - 1) + (0.8 * random.NextUniform())) % 1)];
        }

        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x), Samples.Create(y));
        double truth = (-0.5 * Math.Log2(1 - Math.Pow(Mixed / (Mixed + 1.0), 2))) - (Pairs * Math.Log2(0.8));
        Assert.Contains(estimate.Warnings, warning => warning.Id == "columns-apart" && warning.Message.StartsWith("5 groups", StringComparison.Ordinal));
        Assert.InRange(truth, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
    }

    [Fact]
    public void Correlated_columns_of_which_there_are_copies_are_not_apart()
    {
        // Every column three times: groups of three columns a side that are nothing but a correlation.
        const int Copies = 3;
        const double Rho = 0.5;
        const int Pairs = 9;
        (Samples x, Samples y) = Create(1000, Pairs, Pairs, Pairs, Rho);
        LatentMiEstimate estimate = CrossFitted.Estimate(Copied(x), Copied(y));
        double truth = -0.5 * Pairs * Math.Log2(1 - (Rho * Rho));
        Assert.DoesNotContain(estimate.Warnings, warning => warning.Id == "columns-apart");
        Assert.Equal(truth, estimate.Bits, 0.15 * truth);
        Assert.InRange(estimate.Interval!.Value.Upper - estimate.Bits, 0, 0.5);

        static Samples Copied(Samples of) => Samples.Create(
            [.. Enumerable.Range(0, of.Count * Copies * of.Dimensions).Select(i => of[i / (Copies * of.Dimensions), i % of.Dimensions])], of.Count, Copies * of.Dimensions);
    }

    [Fact]
    public void Many_columns_that_are_independent_share_nothing()
    {
        (Samples x, Samples y) = Create(700, 800, 600, pairs: 0, rho: 0);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.DoesNotContain(estimate.Representations, representation => representation.Name == "screened-linear");
        Assert.Equal(0, estimate.Bits, 0.08);
    }

    private static (Samples X, Samples Y) Create(int rows, int columnsX, int columnsY, int pairs, double rho)
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, rows * columnsX).Select(_ => random.NextNormal())];
        double[] y =
        [
            .. from row in Enumerable.Range(0, rows)
               from column in Enumerable.Range(0, columnsY)
               let noise = random.NextNormal()
               select column < pairs ? (rho * x[(row * columnsX) + column]) + (Math.Sqrt(1 - (rho * rho)) * noise) : noise,
        ];
        return (Samples.Create(x, rows, columnsX), Samples.Create(y, rows, columnsY));
    }
}
