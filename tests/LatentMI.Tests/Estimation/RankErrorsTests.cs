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
    public void Ranks_alone_lose_what_is_finer_than_their_errors()
    {
        (Samples x, Samples y) = SumAndNoise(columns: 2, bits: 5);
        Assert.InRange(CrossFitted.Estimate(x, y, LatentMiOptions.Default with { Representation = RepresentationChoice.Columns }).Bits, 4, 4.7);

        // Of another shape than the normal one a column is described worse in its own units, so that ranks stay.
        Samples grown = Samples.Create([.. Enumerable.Range(0, Rows).Select(i => (float)Math.Exp(y[i, 0]))], Rows, 1);
        Assert.InRange(CrossFitted.Estimate(x, grown).Bits, 4, 4.7);
    }

    [Fact]
    public void A_count_beside_a_normal_column_does_not_hold_ranks_in_place()
    {
        // Of a count and a normal column of the same variance: the entropy of a sum of a rounded and a normal variable is nearly that of a normal one.
        (Samples x, Samples y) = SumAndNoise(columns: 2, bits: 5, isCount: true);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Equal("unranked-columns", estimate.Representations.Single(score => score.Chosen).Name);
        Assert.Equal(5, estimate.Bits, Tolerance);
    }

    [Fact]
    public void Few_bits_are_told_by_ranks()
    {
        (Samples x, Samples y) = SumAndNoise(columns: 2, bits: 1);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.DoesNotContain(estimate.Representations, score => score.Name == "unranked-columns");
        Assert.Equal(1, estimate.Bits, Tolerance);
    }

    /// <summary>Normal columns, the first rounded to fifths where it is a count, and their sum with noise, which share some bits.</summary>
    private static (Samples X, Samples Y) SumAndNoise(int columns, double bits, bool isCount = false)
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
                double value = random.NextNormal();
                x[(i * columns) + j] = (float)(isCount && j == 0 ? Math.Round(5 * value) / 5 : value);
                sum += x[(i * columns) + j];
            }

            y[i] = (float)((sum / Math.Sqrt(columns)) + (noise * random.NextNormal()));
        }

        return (Samples.Create(x, Rows, columns), Samples.Create(y, Rows, 1));
    }
}
