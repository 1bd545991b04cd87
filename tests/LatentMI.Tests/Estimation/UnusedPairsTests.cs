using LatentMI.Calibrating;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Tests.Calibrating;

namespace LatentMI.Tests.Estimation;

public sealed class UnusedPairsTests
{
    private const int Rows = 4000, Dimensions = 3;

    [Fact]
    public void Pairs_that_latents_tell_nothing_of_count_whole()
    {
        using var compute = new Compute(1, SimdSupport.Current(), TestContext.Current.CancellationToken);
        double truth = 0.4;
        LatentPairs variates = LatentData.Gaussian(Rows, Dimensions, Dimensions * truth / Math.Log(2), seed: 1);

        // The standard deviation of the information of a sample correlation is rho / sqrt(n), here of two pairs.
        double deviation = Math.Sqrt(2 * (1 - Math.Exp(-2 * truth)) / Rows);
        Assert.InRange(UnusedPairs.Nats(variates, used: 1, compute), (2 * truth) - (4 * deviation), (2 * truth) + (4 * deviation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Functions_of_the_latents_count_for_little(int alike)
    {
        using var compute = new Compute(1, SimdSupport.Current(), TestContext.Current.CancellationToken);
        LatentPairs variates = LatentData.Gaussian(Rows, Dimensions, bits: 4, seed: 2);
        foreach (MatrixView side in new[] { variates.X, variates.Y })
        {
            for (int i = 0; i < Rows; i++)
            {
                // A square, and a product, of which a mixture with the latent is as much a function.
                Span<float> row = side.Row(i);
                row[2] = alike == 0 ? row[0] * row[0] : (row[0] * row[1]) + row[1];
            }
        }

        variates = new LatentPairs(variates.X, variates.Y, variates.Blocks, variates.Folds);
        double raw = GaussianInformation.Nats([Correlation(variates, Dimensions - 1)]);
        Assert.InRange(raw, 0.3, 2);
        Assert.InRange(UnusedPairs.Nats(variates, used: 2, compute), 0, 0.15 * raw);
    }

    [Fact]
    public void Half_of_a_variate_that_is_no_function_of_the_latents_counts()
    {
        using var compute = new Compute(1, SimdSupport.Current(), TestContext.Current.CancellationToken);
        LatentPairs variates = LatentData.Gaussian(Rows, Dimensions, bits: 4, seed: 3);
        double own = GaussianInformation.Nats([Correlation(variates, 2)]);
        foreach (MatrixView side in new[] { variates.X, variates.Y })
        {
            for (int i = 0; i < Rows; i++)
            {
                Span<float> row = side.Row(i);
                row[2] += ((row[0] * row[0]) - 1) / MathF.Sqrt(2);
            }
        }

        variates = new LatentPairs(variates.X, variates.Y, variates.Blocks, variates.Folds);
        Assert.Equal(own, UnusedPairs.Nats(variates, used: 2, compute), 0.05);
    }

    [Fact]
    public void Rows_too_few_for_a_regression_explain_nothing()
    {
        using var compute = new Compute(1, SimdSupport.Current(), TestContext.Current.CancellationToken);
        LatentPairs variates = LatentData.Gaussian(40, Dimensions, bits: 3, seed: 4);
        Assert.Equal(GaussianInformation.Nats([Correlation(variates, 2)]), UnusedPairs.Nats(variates, used: 2, compute), 1e-5);
    }

    // Columns have mean 0 and variance 1.
    private static double Correlation(LatentPairs variates, int pair) =>
        Enumerable.Range(0, variates.Count).Average(row => (double)variates.X.Row(row)[pair] * variates.Y.Row(row)[pair]);
}
