using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Representation;

public sealed class RankCosinesTests
{
    private const int Squared = RankCosines.Count * RankCosines.Count;

    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void The_statistic_is_that_of_a_scalar_loop(string width)
    {
        using var compute = new Compute(2, SimdWidths.Parse(width), TestContext.Current.CancellationToken);
        MatrixView x = NormalMatrix.Create(300, 3, stream: 1);
        MatrixView y = NormalMatrix.Create(300, 2, stream: 2);
        for (int i = 0; i < 300; i++)
        {
            y.Row(i)[1] += x.Row(i)[2] * x.Row(i)[2];
        }

        MatrixView cross = Cross(x, y, compute);
        for (int a = 0; a < 3; a++)
        {
            for (int b = 0; b < 2; b++)
            {
                Assert.Equal(Scalar(Column(x, a), Column(y, b)), RankCosines.Statistic(cross, a, b, rows: 300), 1e-3);
            }
        }
    }

    [Fact]
    public void Independent_columns_give_chi_squared_numbers_of_36_degrees()
    {
        using Compute compute = NewCompute();
        double[] statistics = Statistics(NormalMatrix.Create(500, 40, stream: 3), NormalMatrix.Create(500, 40, stream: 4), compute);

        // 1600 numbers of variance 72: the mean has a standard error of 0.21; the sample variance of a chi-squared one of some 3.
        Assert.Equal(Squared, statistics.Average(), 0.8);
        Assert.Equal(2 * Squared, Variance(statistics), 12.0);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void Columns_of_which_a_part_is_one_value_exceed_its_quantiles_no_more_often(double share)
    {
        using Compute compute = NewCompute();
        double[] statistics = Statistics(Inflated(share, stream: 5), Inflated(share, stream: 6), compute);

        // At most 16 of 1600 beyond that of 1 %, with a standard error of 4.
        double limit = MathNet.Numerics.Distributions.ChiSquared.InvCDF(Squared, 0.99);
        Assert.InRange(statistics.Count(statistic => statistic > limit), 0, 30);
        Assert.InRange(statistics.Average(), 0, Squared + 0.8);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 1000)]
    [InlineData(3, 5)]
    [InlineData(12, 4)]
    public void Columns_of_few_values_have_as_many_degrees_of_freedom_as_cosines_that_vary(int valuesX, int valuesY)
    {
        using Compute compute = NewCompute();
        (MatrixView x, MatrixView y) = (Levels(valuesX, stream: 7), Levels(valuesY, stream: 8));
        int countX = Math.Min(valuesX - 1, RankCosines.Count), countY = Math.Min(valuesY - 1, RankCosines.Count);
        Assert.All(RankCosines.Counts(RankCosines.Of(x, compute)), count => Assert.Equal(countX, count));
        Assert.All(RankCosines.Counts(RankCosines.Of(y, compute)), count => Assert.Equal(countY, count));

        // 1600 numbers: 16 of them beyond that of 1 %, with a standard error of 4.
        int degrees = countX * countY;
        double[] statistics = Statistics(x, y, compute);
        Assert.Equal(degrees, statistics.Average(), 4 * Math.Sqrt(2.0 * degrees / 1600));
        Assert.InRange(statistics.Count(statistic => statistic > RankCosines.Limits(0.99)[degrees]), 2, 32);
    }

    private static MatrixView Levels(int values, ulong stream)
    {
        MatrixView columns = NormalMatrix.Create(1000, 40, stream);
        var random = new RandomStream(stream, RandomPurpose.Data);
        for (int i = 0; i < columns.Rows; i++)
        {
            foreach (ref float value in columns.Row(i))
            {
                value = random.NextInt(values);
            }
        }

        return columns;
    }

    private static MatrixView Inflated(double share, ulong stream)
    {
        MatrixView columns = NormalMatrix.Create(1000, 40, stream);
        var random = new RandomStream(stream, RandomPurpose.Data);
        for (int i = 0; i < columns.Rows; i++)
        {
            foreach (ref float value in columns.Row(i))
            {
                value = random.NextUniform() < share ? 0 : Math.Abs(value);
            }
        }

        return columns;
    }

    private static double[] Statistics(MatrixView x, MatrixView y, Compute compute)
    {
        MatrixView cross = Cross(x, y, compute);
        return [.. Enumerable.Range(0, x.Columns).SelectMany(a => Enumerable.Range(0, y.Columns).Select(b => RankCosines.Statistic(cross, a, b, x.Rows)))];
    }

    private static MatrixView Cross(MatrixView x, MatrixView y, Compute compute) =>
        PrincipalComponents.Product(RankCosines.Of(x, compute).Transposed, RankCosines.Of(y, compute), compute);

    /// <summary>n times the sum of the squared mean products of cosines of ranks, of columns without ties.</summary>
    private static double Scalar(float[] x, float[] y)
    {
        double sum = 0;
        for (int k = 1; k <= RankCosines.Count; k++)
        {
            for (int l = 1; l <= RankCosines.Count; l++)
            {
                double product = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    product += Math.Sqrt(2) * Math.Cos(Math.PI * k * Rank(x, i)) * Math.Sqrt(2) * Math.Cos(Math.PI * l * Rank(y, i));
                }

                sum += product * product / x.Length;
            }
        }

        return sum;
    }

    private static double Rank(float[] values, int i) => (values.Count(value => value < values[i]) + 0.5) / values.Length;

    private static float[] Column(MatrixView matrix, int column) => [.. Enumerable.Range(0, matrix.Rows).Select(i => matrix.Row(i)[column])];

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
}
