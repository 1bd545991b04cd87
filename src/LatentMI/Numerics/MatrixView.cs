namespace LatentMI.Numerics;

/// <summary>A matrix of floats in memory that something else owns, with any strides; transposing it costs nothing.</summary>
/// <param name="data">The element at row 0, column 0.</param>
/// <param name="rows">The number of rows.</param>
/// <param name="columns">The number of columns.</param>
/// <param name="rowStride">The distance from one row to the next, in elements.</param>
/// <param name="columnStride">The distance from one column to the next, in elements.</param>
internal readonly unsafe struct MatrixView(float* data, int rows, int columns, nint rowStride, nint columnStride)
{
    /// <summary>A row-major matrix without gaps.</summary>
    public MatrixView(float* data, int rows, int columns)
        : this(data, rows, columns, columns, 1)
    {
    }

    /// <summary>A row-major matrix at the start of a buffer.</summary>
    public MatrixView(AlignedBuffer buffer, int rows, int columns)
        : this(buffer.Pointer, rows, columns)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * columns, buffer.Length);
    }

    /// <summary>The element at row 0, column 0.</summary>
    public float* Data { get; } = data;

    /// <summary>The number of rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>The number of columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>The distance from one row to the next, in elements.</summary>
    public nint RowStride { get; } = rowStride;

    /// <summary>The distance from one column to the next, in elements.</summary>
    public nint ColumnStride { get; } = columnStride;

    /// <summary>The transpose, in the same memory.</summary>
    public MatrixView Transposed => new(Data, Columns, Rows, ColumnStride, RowStride);

    /// <summary>Some rows, in the same memory.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many.</param>
    public MatrixView Slice(int start, int count) => new(Data + (start * RowStride), count, Columns, RowStride, ColumnStride);

    /// <summary>Some rows and columns, in the same memory.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="column">The first column.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    public MatrixView Block(int row, int column, int rows, int columns) =>
        new(Data + (row * RowStride) + (column * ColumnStride), rows, columns, RowStride, ColumnStride);

    /// <summary>Adds another matrix of the same shape, one element at a time: for the narrow matrices of latents.</summary>
    /// <param name="other">What is added.</param>
    public void Add(MatrixView other)
    {
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                Data[(i * RowStride) + (j * ColumnStride)] += other.Data[(i * other.RowStride) + (j * other.ColumnStride)];
            }
        }
    }

    /// <summary>Sets every element to 0.</summary>
    public void Clear()
    {
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                Data[(i * RowStride) + (j * ColumnStride)] = 0;
            }
        }
    }
}
