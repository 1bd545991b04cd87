namespace LatentMI.IO.Arrays;

/// <summary>Arrays whose first axis varies fastest.</summary>
internal static class FortranOrder
{
    // Rows copied together, so that each step reads a whole cache line of the source.
    private const int RowsPerBlock = 64;

    /// <summary>Reorders values so that the last axis varies fastest.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="values">The values in Fortran order.</param>
    /// <param name="shape">Their shape; two axes or more.</param>
    public static T[] ToRowMajor<T>(T[] values, ArrayShape shape)
    {
        var result = new T[values.Length];
        if (values.Length == 0)
        {
            return result;
        }

        int rows = shape.Rows;
        int[] sourceColumns = SourceColumns(shape);
        for (int start = 0; start < rows; start += RowsPerBlock)
        {
            int end = Math.Min(rows, start + RowsPerBlock);
            for (int j = 0; j < sourceColumns.Length; j++)
            {
                long source = (long)sourceColumns[j] * rows;
                for (int i = start; i < end; i++)
                {
                    result[((long)i * sourceColumns.Length) + j] = values[source + i];
                }
            }
        }

        return result;
    }

    /// <summary>For each column in the order of the result, its place among the columns of the source.</summary>
    private static int[] SourceColumns(ArrayShape shape)
    {
        var columns = new int[shape.Columns];
        ReadOnlySpan<int> axes = shape.Axes[1..];
        for (int j = 0; j < columns.Length; j++)
        {
            // The indices of the trailing axes, from the last, which varies fastest in the result and slowest in the source.
            int rest = j;
            int place = 0;
            int stride = columns.Length;
            for (int axis = axes.Length - 1; axis >= 0; axis--)
            {
                stride /= axes[axis];
                place += rest % axes[axis] * stride;
                rest /= axes[axis];
            }

            columns[j] = place;
        }

        return columns;
    }
}
