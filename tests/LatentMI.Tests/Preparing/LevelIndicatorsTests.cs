using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Tests.Preparing;

public sealed class LevelIndicatorsTests
{
    [Fact]
    public void Only_columns_of_3_to_32_values_have_indicators()
    {
        // Column 0 has 2 values, 1 has 3, 2 has 32, 3 has 33.
        const int Rows = 330;
        MatrixView columns = Matrix(Rows, 4, (i, c) => i % new[] { 2, 3, 32, 33 }[c]);
        LevelIndicators levels = LevelIndicators.Find(columns);
        Assert.Equal([.. Enumerable.Repeat(1, 3), .. Enumerable.Repeat(2, 32)], levels.Levels.Select(level => level.Column));
        Assert.Equal([0f, 1f, 2f], levels.Levels.Take(3).Select(level => level.Score));
        Assert.All(levels.Levels.Take(3), level => Assert.Equal(1.0 / 3, level.Share, 1e-12));
    }

    [Fact]
    public void Indicators_tell_the_value_and_have_mean_0_and_variance_1()
    {
        MatrixView columns = Matrix(10, 1, (i, _) => i < 5 ? 0 : i < 8 ? 1 : 2);
        LevelIndicators levels = LevelIndicators.Find(columns);
        var rows = new float[10][];
        for (int i = 0; i < 10; i++)
        {
            rows[i] = new float[3];
            levels.Transform(columns.Row(i), rows[i]);
        }

        for (int l = 0; l < 3; l++)
        {
            Assert.Equal(0, rows.Average(row => row[l]), 1e-6);
            Assert.Equal(1, rows.Average(row => row[l] * row[l]), 1e-6);
            Assert.All(rows, (row, i) => Assert.Equal(columns.Row(i)[0] == l, row[l] > 0));
        }
    }

    [Fact]
    public void A_value_that_was_not_met_has_no_indicator_above_0()
    {
        LevelIndicators levels = LevelIndicators.Find(Matrix(9, 1, (i, _) => i % 3));
        var indicators = new float[3];
        levels.Transform([7f], indicators);
        Assert.All(indicators, indicator => Assert.Equal(-Math.Sqrt(0.5), indicator, 1e-6));
    }

    private static MatrixView Matrix(int rows, int columns, Func<int, int, int> value)
    {
        var matrix = new MatrixView(new AlignedBuffer(rows * columns), rows, columns);
        for (int i = 0; i < rows; i++)
        {
            for (int c = 0; c < columns; c++)
            {
                matrix.Row(i)[c] = value(i, c);
            }
        }

        return matrix;
    }
}
