using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Tests.Preparing;

public sealed class ColumnStandardizerTests
{
    [Theory]
    [InlineData(SampleType.Float32)]
    [InlineData(SampleType.Float64)]
    public void Columns_get_mean_0_and_population_deviation_1(SampleType type)
    {
        const int Count = 301, Dimensions = 70;
        var random = new RandomStream(1, RandomPurpose.Data);
        var values = new double[Count * Dimensions];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (100 * (i % Dimensions)) + random.NextNormal();
        }

        Samples samples = type == SampleType.Float64
            ? Samples.Create(values, Count, Dimensions)
            : Samples.Create(Array.ConvertAll(values, value => (float)value), Count, Dimensions);
        float[][] rows = Standardize(samples, Dimensions);
        for (int j = 0; j < Dimensions; j++)
        {
            Assert.Equal(0, rows.Average(row => row[j]), 1e-5);
            Assert.Equal(1, rows.Average(row => row[j] * row[j]), 1e-4);
        }
    }

    [Fact]
    public void A_constant_column_becomes_0_even_where_its_mean_is_rounded()
    {
        // The sum of 0.1f over 7 rows, divided by 7, is not 0.1f.
        var samples = Samples.Create([.. Enumerable.Repeat(0.1f, 7)], 7, 1);
        using var team = new WorkerTeam(1);
        Assert.Equal(1, ColumnStandardizer.Fit(samples, team).ConstantColumns);
        Assert.All(Standardize(samples, 1), row => Assert.Equal(0, row[0]));
    }

    [Fact]
    public void Values_far_out_are_cut_off_at_10_deviations()
    {
        var values = new double[1000];
        values[0] = 1e6;
        values[1] = -1;
        Assert.Equal(10, Standardize(Samples.Create(values, 1000, 1), 1)[0][0]);
    }

    [Fact]
    public void A_row_is_repeated_until_the_destination_is_full()
    {
        var samples = Samples.Create([1f, 5f, 2f, 9f], 2, 2);
        Assert.Equal([-1, -1, -1, -1, -1, -1], Standardize(samples, 6)[0]);
    }

    private static float[][] Standardize(Samples samples, int width)
    {
        using var team = new WorkerTeam(2);
        ColumnStandardizer standardizer = ColumnStandardizer.Fit(samples, team);
        var rows = new float[samples.Count][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new float[width];
            standardizer.TransformRow(samples, i, rows[i]);
        }

        return rows;
    }
}
