using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Tests.Calibrating;

namespace LatentMI.Tests.Estimation;

/// <summary>Many pairs of columns of few values, of which correlations tell more than there is; and what correlations of pairs do not tell.</summary>
public sealed class FewValuedColumnsTests
{
    private static readonly LatentMiOptions Options = LatentMiOptions.Default with { Representation = RepresentationChoice.Linear };

    /// <summary>A Gaussian with these correlations would have 0.07 bits more of the first, 0.35 of the second, 0.9 of the third.</summary>
    [Theory]
    [InlineData(10, 0.5, 0.3, 0.7)]
    [InlineData(50, 0.5, 0.3, 0.7)]
    [InlineData(40, 0.1, 0.06, 0.4)]
    public void Intervals_cover_the_information_of_columns_of_two_values(int pairs, double chance, double of0, double of1)
    {
        double truth = pairs * ColumnsOfTwoValues.Nats(chance, (of0, of1)) / Math.Log(2);
        for (ulong seed = 1; seed <= 2; seed++)
        {
            (float[] x, float[] y) = ColumnsOfTwoValues.Create(2000, pairs, chance, (of0, of1), seed);
            LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x, 2000, pairs), Samples.Create(y, 2000, pairs), Options);
            Assert.InRange(truth, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
        }
    }

    /// <summary>Answers in five steps, cut from normal columns correlated by 0.8: 0.576 bits a pair. By Gaussian ratios the sum was some 0.15 bits above that of counts, its standard error 0.09.</summary>
    [Theory]
    [InlineData(10, 1)]
    [InlineData(10, 2)]
    [InlineData(20, 1)]
    public void Pairs_of_answers_in_steps_tell_what_their_counts_tell(int columns, ulong seed)
    {
        (Samples x, Samples y) = GaussianPairs.Create(2000, columns, columns, columns * -0.5 * Math.Log2(1 - (0.8 * 0.8)), seed);
        (Samples answersX, Samples answersY) = (InSteps(x), InSteps(y));
        DiscreteEstimate[] counted = [.. Enumerable.Range(0, columns).Select(column => new DiscreteEstimator().Estimate(
            answersX.SelectColumns([column]), answersY.SelectColumns([column]), TestContext.Current.CancellationToken))];
        LatentMiEstimate estimate = CrossFitted.Estimate(answersX, answersY);
        Assert.Equal(counted.Sum(pair => pair.Bits), estimate.Bits, 1e-9);
        Assert.Equal(Math.Sqrt(counted.Sum(pair => Math.Pow(pair.Interval.StandardError, 2))), estimate.Interval!.Value.StandardError, 1e-9);

        Samples InSteps(Samples side) => Samples.Create(
            [.. Enumerable.Range(0, side.Count * columns).Select(i => Math.Clamp(Math.Round(side[i / columns, i % columns] / 0.8), -2, 2))], side.Count, columns);
    }

    /// <summary>Columns that are 1 in 3 % of the rows, half of them with their partner: 0.055 bits a pair, of which cosines of so few rows show nothing.</summary>
    [Fact]
    public void Pairs_of_rare_values_are_found()
    {
        const int Rows = 3000, Columns = 30;
        const double Share = 0.03;
        var random = new RandomStream(3, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, Rows * Columns).Select(_ => random.NextUniform() < Share ? 1.0 : 0)];
        double[] y = [.. x.Select(value => random.NextUniform() < 0.5 ? value : random.NextUniform() < Share ? 1 : 0)];
        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x, Rows, Columns), Samples.Create(y, Rows, Columns));
        double truth = Columns * ColumnsOfTwoValues.Nats(Share, (Share / 2, (1 + Share) / 2)) / Math.Log(2);
        Assert.Equal("columns", estimate.Representations.Single(representation => representation.Chosen).Name);
        Assert.InRange(truth, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
    }

    /// <summary>
    /// The variance of the sum over pairs is at least the sum of rho^2 / n: 50 pairs that share 6.29 bits, of which 12 are latents.
    /// </summary>
    [Fact]
    public void What_is_recovered_has_a_sampling_error()
    {
        (Samples x, Samples y) = GaussianPairs.Create(2000, 50, 50, 6.29, seed: 3);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y, Options);
        double rho = Math.Sqrt(1 - Math.Pow(2, -2 * 6.29 / 50));
        Assert.InRange(estimate.Interval!.Value.StandardError, 0.9 * Math.Sqrt(50 * rho * rho / 2000) / Math.Log(2), 0.2);
        Assert.InRange(6.29, estimate.Interval.Value.Lower, estimate.Interval.Value.Upper);
    }

    /// <summary>Four columns that vary among 300 are all of the variance; the 128 leading components of 300 columns of noise in 400 rows hold some three quarters.</summary>
    [Theory]
    [InlineData(4, 0.99, 1.01)]
    [InlineData(300, 0.7, 0.85)]
    public void The_share_of_the_variance_that_maps_see_is_that_of_columns_that_vary(int varying, double least, double most)
    {
        const int Rows = 400, Columns = 300;
        var random = new RandomStream(9, RandomPurpose.Data);
        float[] x = [.. Enumerable.Range(0, Rows * Columns).Select(i => i % Columns < varying ? (float)random.NextNormal() : 1)];
        float[] y = [.. Enumerable.Range(0, Rows).Select(i => x[i * Columns] + (0.5f * (float)random.NextNormal()))];
        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x, Rows, Columns), Samples.Create(y, Rows, 1), Options);
        Assert.InRange(estimate.VarianceShares!.Value.X, least, most);
        Assert.Equal(1, estimate.VarianceShares.Value.Y, 0.01);
    }

    /// <summary>Y is X with the sign of the row, and noise: each column tells 0.56 bits by itself, all three 2.6.</summary>
    [Fact]
    public void Columns_with_a_sign_in_common_are_compared_together()
    {
        const int Rows = 2000, Columns = 3;
        const double Noise = 0.5;
        var random = new RandomStream(8, RandomPurpose.Data);
        var x = new double[Rows * Columns];
        var y = new double[Rows * Columns];
        double truth = 0;
        for (int i = 0; i < Rows; i++)
        {
            int sign = random.NextUniform() < 0.5 ? -1 : 1;
            double same = 0, opposite = 0, own = 0;
            for (int c = i * Columns; c < (i + 1) * Columns; c++)
            {
                x[c] = random.NextNormal();
                y[c] = (sign * x[c]) + (Noise * random.NextNormal());
                same -= Math.Pow((y[c] - x[c]) / Noise, 2) / 2;
                opposite -= Math.Pow((y[c] + x[c]) / Noise, 2) / 2;
                own -= y[c] * y[c] / (1 + (Noise * Noise)) / 2;
            }

            double largest = Math.Max(same, opposite);
            double conditional = largest + Math.Log((Math.Exp(same - largest) + Math.Exp(opposite - largest)) / 2) - (Columns * Math.Log(Noise));
            truth += (conditional - own + (Columns * Math.Log(1 + (Noise * Noise)) / 2)) / Math.Log(2) / Rows;
        }

        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x, Rows, Columns), Samples.Create(y, Rows, Columns));
        Assert.Equal(truth, estimate.Bits, 0.2);
    }
}
