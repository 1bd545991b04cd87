using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Attribution;

/// <summary>What is predicted of some columns: their values, then the distances of the values from their mean, all of mean 0 and variance 1.</summary>
/// <param name="Values">n x 2 c.</param>
/// <param name="Varies">Whether each of the 2 c targets varies; where it does not, it is 0.</param>
internal sealed record ColumnTargets(MatrixView Values, bool[] Varies)
{
    // Distances of two values from the mean between them differ by rounding alone.
    private const double SmallestDistanceRange = 1e-9;

    /// <summary>The number of columns, c.</summary>
    public int Columns => Varies.Length / 2;

    /// <summary>Reads neighboring columns.</summary>
    /// <param name="source">The columns.</param>
    /// <param name="first">The first column.</param>
    /// <param name="count">c.</param>
    public static ColumnTargets Load(IColumnSource source, int first, int count)
    {
        var columns = new double[count][];
        for (int j = 0; j < count; j++)
        {
            columns[j] = new double[source.Rows];
        }

        source.CopyColumns(first, columns);
        var values = new MatrixView(new AlignedBuffer(checked(source.Rows * 2 * count)), source.Rows, 2 * count);
        var varies = new bool[2 * count];
        for (int j = 0; j < count; j++)
        {
            double[] column = columns[j];
            varies[j] = UnitScaling.Apply(column);
            Put(values, j, column);
            for (int i = 0; i < column.Length; i++)
            {
                column[i] = Math.Abs(column[i]);
            }

            varies[count + j] = varies[j] && column.Max() - column.Min() > SmallestDistanceRange && UnitScaling.Apply(column);
            if (varies[count + j])
            {
                Put(values, count + j, column);
            }
        }

        return new ColumnTargets(values, varies);
    }

    private static void Put(MatrixView values, int column, double[] source)
    {
        for (int i = 0; i < source.Length; i++)
        {
            values.Row(i)[column] = (float)source[i];
        }
    }
}
