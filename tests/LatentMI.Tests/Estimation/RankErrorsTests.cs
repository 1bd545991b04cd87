using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Columns that tell more than their ranks can: the score of a rank has an error of about one over the square root of the rows.</summary>
public sealed class RankErrorsTests
{
    private const int Rows = 2000;

    // The standard error of 2,000 rows is 0.03.
    private const double Tolerance = 0.1;

    [Theory]
    [InlineData(1, 6, "unranked-columns")]
    [InlineData(2, 5, "unranked-columns")]
    [InlineData(10, 3, "unranked-linear")]
    public void A_sum_of_columns_is_known_as_well_as_its_noise(int columns, double bits, string name)
    {
        (Samples x, Samples y) = SumAndNoise(columns, bits);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Equal(name, estimate.Representations.Single(score => score.Chosen).Name);
        Assert.Equal(bits, estimate.Bits, Tolerance);
        Assert.InRange(bits, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
    }

    [Fact]
    public void Few_bits_are_told_by_ranks()
    {
        (Samples x, Samples y) = SumAndNoise(columns: 2, bits: 1);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.DoesNotContain(estimate.Representations, score => score.Name == "unranked-columns");
        Assert.Equal(1, estimate.Bits, Tolerance);
    }

    /// <summary>Normal columns, and their sum with noise, which share some bits.</summary>
    private static (Samples X, Samples Y) SumAndNoise(int columns, double bits)
    {
        var random = new RandomStream(seed: 3, RandomPurpose.ComponentsX);
        double noise = 1 / Math.Sqrt(Math.Pow(2, 2 * bits) - 1);
        var x = new float[Rows * columns];
        var y = new float[Rows];
        for (int i = 0; i < Rows; i++)
        {
            double sum = 0;
            for (int j = 0; j < columns; j++)
            {
                x[(i * columns) + j] = (float)random.NextNormal();
                sum += x[(i * columns) + j];
            }

            y[i] = (float)((sum / Math.Sqrt(columns)) + (noise * random.NextNormal()));
        }

        return (Samples.Create(x, Rows, columns), Samples.Create(y, Rows, 1));
    }
}
