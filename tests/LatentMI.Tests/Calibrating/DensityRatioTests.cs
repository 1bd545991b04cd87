using LatentMI.Calibrating;
using LatentMI.Numerics;
using MathNet.Numerics.Distributions;

namespace LatentMI.Tests.Calibrating;

public sealed class DensityRatioTests
{
    [Fact]
    public void The_Gaussian_ratio_is_the_formula_with_the_correlations_of_the_other_folds()
    {
        const int Count = 500;
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(Count, 2, 1, seed: 1);
        var ratio = GaussianRatio.Fit(latents, compute);
        double[][] x = [.. Enumerable.Range(0, 2).Select(l => NormalScores(latents.X, l))];
        double[][] y = [.. Enumerable.Range(0, 2).Select(l => NormalScores(latents.Y, l))];
        for (int i = 0; i < 50; i++)
        {
            int j = (7 * i) + 3;
            double expected = 0;
            for (int l = 0; l < 2; l++)
            {
                int[] others = [.. Enumerable.Range(0, Count).Where(row => row % LatentData.Folds != i % LatentData.Folds)];
                double rho = MathNet.Numerics.Statistics.Correlation.Pearson(others.Select(row => x[l][row]), others.Select(row => y[l][row]));
                double square = ((others.Length * rho * rho) - 1) / (others.Length - 1);
                rho = Math.CopySign(Math.Sqrt(square), rho);
                (double a, double b) = (x[l][i], y[l][j]);
                expected -= (0.5 * Math.Log(1 - square)) + (((square * ((a * a) + (b * b))) - (2 * rho * a * b)) / (2 * (1 - square)));
            }

            // Scores are float32 of some units.
            Assert.Equal(expected, ratio.LogRatio(i, j), 1e-5 * (1 + Math.Abs(expected)));
        }
    }

    [Fact]
    public void A_row_does_not_change_the_ratio_that_scores_it()
    {
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(400, 1, 1, seed: 2);
        var before = GaussianRatio.Fit(latents, compute);
        (double own, double other) = (before.LogRatio(0, 1), before.LogRatio(1, 2));

        // Two rows of one fold change partners: ranks stay, and so does the correlation of the other folds.
        (latents.Y.Row(0)[0], latents.Y.Row(5)[0]) = (latents.Y.Row(5)[0], latents.Y.Row(0)[0]);
        var after = GaussianRatio.Fit(latents, compute);
        Assert.Equal(own, after.LogRatio(0, 1), 1e-9);
        Assert.NotEqual(other, after.LogRatio(1, 2), 1e-6);
    }

    [Fact]
    public void Nothing_is_known_of_a_correlation_that_noise_explains()
    {
        using Compute compute = NewCompute();
        var ratio = GaussianRatio.Fit(LatentData.Gaussian(2000, 1, 0, seed: 3), compute);

        // A correlation of three standard errors, 0.07, would be 0.03 at two unit scores.
        Assert.All(Enumerable.Range(0, 100), i => Assert.InRange(ratio.LogRatio(i, i), -0.2, 0.2));
    }

    [Fact]
    public void Embeddings_are_those_of_the_group_of_the_row_of_X()
    {
        var ratio = EmbeddingRatio.Of(RatioKind.Critic, [([1, 2, 3, 4], [5, 6, 7, 8]), ([1, 0, 0, 1], [2, 3, 4, 5])], width: 2, groups: [0, 1]);
        Assert.Equal((1 * 7) + (2 * 8), ratio.LogRatio(0, 1));
        Assert.Equal(3, ratio.LogRatio(1, 0));
        Assert.Equal(RatioKind.Critic, ratio.Kind);
    }

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);

    private static double[] NormalScores(MatrixView latents, int column)
    {
        double[] values = [.. Enumerable.Range(0, latents.Rows).Select(i => (double)latents.Row(i)[column])];
        double[] scores = Array.ConvertAll(values, value => Normal.InvCDF(0, 1, (values.Count(other => other < value) + 0.5) / values.Length));
        double deviation = Math.Sqrt(scores.Average(score => score * score));
        return Array.ConvertAll(scores, score => score / deviation);
    }
}
