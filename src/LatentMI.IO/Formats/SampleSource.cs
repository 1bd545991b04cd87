namespace LatentMI.IO.Formats;

/// <summary>Samples together with where they came from and what was recognized on the way.</summary>
/// <param name="Samples">The values; the owner of this record disposes of them.</param>
/// <param name="Address">The address as it was given, <c>FILE[:ITEM][:COLUMNS]</c>.</param>
/// <param name="Format">The format's short name: <c>npy</c>, <c>npz</c>, <c>idx</c>, <c>text</c>; with <c>, gzip</c> where it was compressed.</param>
public sealed record SampleSource(Samples Samples, string Address, string Format)
{
    /// <summary>The rows' names where the first column of a text held them, one for each row; otherwise null.</summary>
    public IReadOnlyList<string>? RowNames { get; init; }

    /// <summary>The header's name for the column of row names; null where there is no such column or it has no name.</summary>
    public string? IndexColumn { get; init; }

    /// <summary>The numbers, from 0, that the rows have in their file, where only some were chosen; otherwise null.</summary>
    public IReadOnlyList<int>? RowNumbers => Samples.Origins.Rows;

    /// <summary>The condition that the rows were chosen by (<see cref="Selecting.RowExpression"/>); null for all rows.</summary>
    public string? Condition { get; init; }

    /// <summary>How many rows were left out because of missing values, of this or of another side; null where that was not to be done.</summary>
    public int? RowsDropped { get; init; }

    /// <summary>The decimal mark that numbers in text were read with.</summary>
    public DecimalMark Decimal { get; init; }

    /// <summary>The normalization steps that the values went through, in their order, as text; empty where they are those of the file.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The same steps with all their numbers; null where there were none.</summary>
    public FittedNormalization? Normalization { get; init; }

    /// <summary>What the codes 0, 1, 2, ... stand for where the only column is text that was read as labels (<see cref="LabelReader"/>); otherwise null.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>What a user should know about how the source was understood, one sentence each: a header, row names, flattened axes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Rows and columns, with their names, in each other's place.</summary>
    /// <param name="columns">Which columns of what that gives; null for all.</param>
    /// <param name="aliases">By what else they can be chosen; null for nothing.</param>
    /// <exception cref="InputException">There are no such columns.</exception>
    internal SampleSource Transpose(string? columns, ColumnAliases? aliases = null)
    {
        int[] rows = columns is null
            ? [.. Enumerable.Range(0, Samples.Count)]
            : ColumnSelection.Resolve(columns, RowNames, aliases ?? ColumnAliases.None, Samples.Count, Address);
        string[]? names = RowNames is null ? null : Array.ConvertAll(rows, chosen => RowNames[chosen]);
        IReadOnlyList<string> taken = columns is null ? [] : [ColumnSelection.Note(rows.Length, Samples.Count)];
        MemoryRoom.Unbounded.RequireMatrix(Samples.Dimensions, rows.Length, Samples.Type, Address);
        Samples transposed = Samples.Type == SampleType.Float32
            ? Samples.Create(Turn(row => Samples.Row<float>(row)), Samples.Dimensions, rows.Length, names)
            : Samples.Create(Turn(row => Samples.Row<double>(row)), Samples.Dimensions, rows.Length, names);
        return this with
        {
            Samples = transposed.WithOrigins(Samples.Origins.Transpose(Samples.Count).SelectColumns(rows)).WithKind(KindOfAll()),
            RowNames = Samples.ColumnNames,
            IndexColumn = null,
            Notes = [.. Notes, "the table was transposed", .. taken],
        };

        T[] Turn<T>(RowOf<T> rowOf)
        {
            var values = new T[(long)rows.Length * Samples.Dimensions];
            for (int j = 0; j < rows.Length; j++)
            {
                ReadOnlySpan<T> row = rowOf(rows[j]);
                for (int i = 0; i < row.Length; i++)
                {
                    values[((long)i * rows.Length) + j] = row[i];
                }
            }

            return values;
        }
    }

    /// <summary>The source as an address wants it: transposed or not, and some of its columns.</summary>
    /// <param name="isTransposed">Whether rows and columns change places; then this source is disposed of, as it is where columns are chosen.</param>
    /// <param name="columns">What the user wrote for the columns; null for all.</param>
    /// <exception cref="InputException">There are no such columns.</exception>
    internal SampleSource Select(bool isTransposed, string? columns)
    {
        if (!isTransposed)
        {
            return ColumnSelection.Apply(this, columns);
        }

        using Samples all = Samples;
        return Transpose(columns);
    }

    private delegate ReadOnlySpan<T> RowOf<T>(int row);

    /// <summary>The kind that all columns have; that of numbers where they differ.</summary>
    private ColumnKind KindOfAll()
    {
        ColumnKind first = Samples.Dimensions > 0 ? Samples.KindOf(0) : ColumnKind.Number;
        return Enumerable.Range(0, Samples.Dimensions).All(column => Samples.KindOf(column) == first) ? first : ColumnKind.Number;
    }

    /// <summary>Some of the rows, with their names and numbers, without a copy of the values; usable for as long as these samples are.</summary>
    /// <param name="rows">The rows' indices, from 0.</param>
    public SampleSource ViewRows(int[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return this with
        {
            Samples = Samples.ViewRows(rows),
            RowNames = RowNames is { } names ? Array.ConvertAll(rows, row => names[row]) : null,
        };
    }
}
