namespace LatentMI.Numerics;

/// <summary>A matrix of floats in a buffer, with any strides; transposing it costs nothing. It keeps the buffer reachable.</summary>
internal readonly unsafe struct MatrixView
{
    private readonly AlignedBuffer _buffer;

    /// <summary>A row-major matrix at the start of a buffer.</summary>
    /// <param name="buffer">The memory.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    public MatrixView(AlignedBuffer buffer, int rows, int columns)
        : this(buffer, buffer.Pointer, rows, columns, columns, 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * columns, buffer.Length);
    }

    private MatrixView(AlignedBuffer buffer, float* data, int rows, int columns, nint rowStride, nint columnStride)
    {
        _buffer = buffer;
        Data = data;
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    /// <summary>The element at row 0, column 0.</summary>
    public float* Data { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The distance from one row to the next, in elements.</summary>
    public nint RowStride { get; }

    /// <summary>The distance from one column to the next, in elements.</summary>
    public nint ColumnStride { get; }

    /// <summary>The transpose, in the same memory.</summary>
    public MatrixView Transposed => new(_buffer, Data, Columns, Rows, ColumnStride, RowStride);

    /// <summary>All elements of a row-major matrix without gaps.</summary>
    public Span<float> Span => Elements(0, Rows);

    /// <summary>The elements of a row of a row-major matrix without gaps.</summary>
    /// <param name="row">The row, from 0.</param>
    public Span<float> Row(int row) => Elements(row, 1);

    /// <summary>Some rows and columns, in the same memory.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="column">The first column.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    public MatrixView Block(int row, int column, int rows, int columns) =>
        new(_buffer, Data + (row * RowStride) + (column * ColumnStride), rows, columns, RowStride, ColumnStride);

    /// <summary>A copy of some rows of a row-major matrix without gaps.</summary>
    /// <param name="rows">The rows, in the order of the copy.</param>
    public MatrixView SelectRows(ReadOnlySpan<int> rows)
    {
        var selected = new MatrixView(new AlignedBuffer(checked(rows.Length * Columns)), rows.Length, Columns);
        for (int i = 0; i < rows.Length; i++)
        {
            Row(rows[i]).CopyTo(selected.Row(i));
        }

        return selected;
    }

    /// <summary>Sets all elements to 0; rows are contiguous.</summary>
    public void Clear()
    {
        for (int i = 0; i < Rows; i++)
        {
            new Span<float>(Data + (i * RowStride), Columns).Clear();
        }
    }

    /// <summary>Adds another matrix; both row-major and without gaps.</summary>
    /// <param name="other">A matrix of the same shape.</param>
    public void Add(MatrixView other)
    {
        Span<float> target = Span;
        ReadOnlySpan<float> source = other.Span;
        for (int i = 0; i < target.Length; i++)
        {
            target[i] += source[i];
        }
    }

    private Span<float> Elements(int row, int rows)
    {
        if (ColumnStride != 1 || RowStride != Columns)
        {
            throw new InvalidOperationException("The matrix is not row-major without gaps.");
        }

        return _buffer.Span.Slice((int)(Data - _buffer.Pointer) + (row * Columns), rows * Columns);
    }
}
