using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Numerics;

/// <summary>Matrices between float32 and double.</summary>
internal static class DenseConversion
{
    /// <summary>A copy in double.</summary>
    /// <param name="matrix">Any matrix.</param>
    public static unsafe DenseMatrix ToDense(this MatrixView matrix)
    {
        var dense = new DenseMatrix(matrix.Rows, matrix.Columns);
        for (int j = 0; j < matrix.Columns; j++)
        {
            for (int i = 0; i < matrix.Rows; i++)
            {
                dense.Values[(j * matrix.Rows) + i] = matrix.Data[(i * matrix.RowStride) + (j * matrix.ColumnStride)];
            }
        }

        return dense;
    }

    /// <summary>A copy in float32, row-major.</summary>
    /// <param name="matrix">Any matrix.</param>
    public static MatrixView ToView(this DenseMatrix matrix)
    {
        var buffer = new AlignedBuffer(matrix.RowCount * matrix.ColumnCount);
        for (int i = 0; i < matrix.RowCount; i++)
        {
            for (int j = 0; j < matrix.ColumnCount; j++)
            {
                buffer.Span[(i * matrix.ColumnCount) + j] = (float)matrix.At(i, j);
            }
        }

        return new MatrixView(buffer, matrix.RowCount, matrix.ColumnCount);
    }

    /// <summary>A copy of the leading columns.</summary>
    /// <param name="matrix">Any matrix.</param>
    /// <param name="columns">How many.</param>
    public static DenseMatrix LeadingColumns(this DenseMatrix matrix, int columns) =>
        (DenseMatrix)matrix.SubMatrix(0, matrix.RowCount, 0, columns);

    /// <summary>A copy of the leading columns of a row-major matrix.</summary>
    /// <param name="matrix">A matrix without gaps.</param>
    /// <param name="columns">How many.</param>
    public static MatrixView LeadingColumns(this MatrixView matrix, int columns)
    {
        var leading = new MatrixView(new AlignedBuffer(checked(matrix.Rows * columns)), matrix.Rows, columns);
        for (int i = 0; i < matrix.Rows; i++)
        {
            matrix.Row(i)[..columns].CopyTo(leading.Row(i));
        }

        return leading;
    }

    /// <summary>A copy of one column of a row-major matrix.</summary>
    /// <param name="matrix">A matrix without gaps.</param>
    /// <param name="column">The column, from 0.</param>
    public static MatrixView Column(this MatrixView matrix, int column) => matrix.SelectColumns([column]);

    /// <summary>A copy of some columns of a row-major matrix.</summary>
    /// <param name="matrix">A matrix without gaps.</param>
    /// <param name="columns">The columns, from 0.</param>
    public static MatrixView SelectColumns(this MatrixView matrix, ReadOnlySpan<int> columns)
    {
        var selected = new MatrixView(new AlignedBuffer(checked(matrix.Rows * columns.Length)), matrix.Rows, columns.Length);
        for (int i = 0; i < matrix.Rows; i++)
        {
            ReadOnlySpan<float> row = matrix.Row(i);
            Span<float> copy = selected.Row(i);
            for (int c = 0; c < columns.Length; c++)
            {
                copy[c] = row[columns[c]];
            }
        }

        return selected;
    }
}
