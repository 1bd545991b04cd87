namespace LatentMI;

/// <summary>
/// Where the rows and columns of samples stood in what was read. It travels with the samples through every step that chooses or orders rows or columns, so
/// that messages and results name those of the user's file.
/// </summary>
/// <remarks>
/// Numbers are from 0. Messages number columns and rows from 1, as <see cref="Samples.DescribeColumn"/> and <see cref="Samples.RowNumber"/> write them; tables
/// of results number columns from 0, as in addresses (<c>FILE:COLUMNS</c>).
/// </remarks>
public sealed class SampleOrigins
{
    private readonly int[]? _rows;
    private readonly int[]? _columns;

    private SampleOrigins(int[]? rows, int[]? columns, int sourceColumns) => (_rows, _columns, SourceColumns) = (rows, columns, sourceColumns);

    /// <summary>The number of columns that what was read has.</summary>
    public int SourceColumns { get; }

    /// <summary>The number of each row; null where the rows are those that were read, in their order.</summary>
    public IReadOnlyList<int>? Rows => _rows;

    /// <summary>The number of each column; null where the columns are those that were read, in their order.</summary>
    public IReadOnlyList<int>? Columns => _columns;

    /// <summary>The origins of samples that nothing was chosen from.</summary>
    /// <param name="columns">The number of columns.</param>
    public static SampleOrigins AsRead(int columns) => new(rows: null, columns: null, columns);

    /// <summary>The number of a row.</summary>
    /// <param name="row">The row, from 0.</param>
    public int Row(int row) => _rows?[row] ?? row;

    /// <summary>The number of a column.</summary>
    /// <param name="column">The column, from 0.</param>
    public int Column(int column) => _columns?[column] ?? column;

    /// <summary>The origins of some of the rows, in the order given.</summary>
    /// <param name="rows">The rows, from 0.</param>
    public SampleOrigins SelectRows(ReadOnlySpan<int> rows) => new(Compose(_rows, rows), _columns, SourceColumns);

    /// <summary>The origins of some of the columns, in the order given.</summary>
    /// <param name="columns">The columns, from 0; all of them in their order leave the origins as they are.</param>
    public SampleOrigins SelectColumns(ReadOnlySpan<int> columns)
    {
        int[] composed = Compose(_columns, columns);
        return IsAll(composed, SourceColumns) ? new(_rows, columns: null, SourceColumns) : new(_rows, composed, SourceColumns);
    }

    /// <summary>The origins where the table was transposed.</summary>
    /// <param name="rows">The number of rows that what was read has.</param>
    public SampleOrigins Transpose(int rows) => new(_columns, _rows, rows);

    private static int[] Compose(int[]? numbers, ReadOnlySpan<int> chosen)
    {
        int[] composed = chosen.ToArray();
        return numbers is null ? composed : Array.ConvertAll(composed, index => numbers[index]);
    }

    private static bool IsAll(int[] numbers, int count)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] != i)
            {
                return false;
            }
        }

        return numbers.Length == count;
    }
}
