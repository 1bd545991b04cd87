using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats;

/// <summary>Something in a file that can be read as samples or as metadata.</summary>
public sealed class ContentItem
{
    /// <summary>The kind of a table.</summary>
    internal const string TableKind = "table";

    private const int MostNames = 5;

    // A table of more columns, all of numbers, is a matrix whose columns have names.
    private const int MostDescribedNumbers = 40;

    /// <summary>The address that reads it.</summary>
    public required string Address { get; init; }

    /// <summary>What it is: <c>array</c>, <c>sparse, csr</c>, <c>table</c>, <c>a vector for each key</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The number of rows.</summary>
    public required long Rows { get; init; }

    /// <summary>The number of columns, without row names.</summary>
    public required long Columns { get; init; }

    /// <summary>The type of the values in the file; null where columns differ.</summary>
    public string? Type { get; init; }

    /// <summary>How many bytes the values take as samples; null where not all columns are numbers.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The share of the values that are NaN; null where they were not counted.</summary>
    public double? NanShare { get; init; }

    /// <summary>The share of the values that are 0; null where they were not counted.</summary>
    public double? ZeroShare { get; init; }

    /// <summary>The first names of rows; null where rows have none.</summary>
    public IReadOnlyList<string>? RowNames { get; init; }

    /// <summary>The first names of columns; null where columns have none, or are described one by one.</summary>
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>The columns of a table; null for everything else.</summary>
    public IReadOnlyList<ContentColumn>? Table { get; init; }

    /// <summary>Why it cannot be read; null where it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Describes a table.</summary>
    /// <param name="address">The address that reads it.</param>
    /// <param name="table">The table.</param>
    /// <param name="further">Its columns that are no metadata, which follow the others: lists, and those that cannot be read.</param>
    internal static ContentItem OfTable(string address, MetadataTable table, params IReadOnlyList<ContentColumn> further)
    {
        long values = 0, missing = 0, zeros = 0;
        foreach (MetadataColumn column in table.Columns.Where(column => column.IsNumeric))
        {
            values += column.Count;
            missing += column.Numbers!.Count(double.IsNaN);
            zeros += column.Numbers!.Count(value => value == 0);
        }

        bool isMatrix = further.Count == 0 && table.Columns.Count > MostDescribedNumbers && table.Columns.All(column => column.IsNumeric);
        return new ContentItem
        {
            Address = address,
            Kind = TableKind,
            Rows = table.Count,
            Columns = table.Columns.Count + further.Sum(column => column.Length ?? 1),
            MemoryBytes = further.Count == 0 && values == (long)table.Count * table.Columns.Count ? values * sizeof(double) : null,
            NanShare = values > 0 ? (double)missing / values : null,
            ZeroShare = values > 0 ? (double)zeros / values : null,
            RowNames = table.RowNames is { } names ? [.. names.Take(MostNames)] : null,
            ColumnNames = isMatrix ? [.. table.Columns.Take(MostNames).Select(column => column.Name)] : null,
            Table = isMatrix ? null : [.. table.Columns.Select(ContentColumn.Describe), .. further],
        };
    }

    /// <summary>Describes samples.</summary>
    /// <param name="address">The address that reads them.</param>
    /// <param name="kind">What they are, as <see cref="Kind"/> says it.</param>
    /// <param name="type">The type of the values in the file.</param>
    /// <param name="source">The samples.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    internal static ContentItem OfSamples(string address, string kind, string type, SampleSource source, CancellationToken cancellationToken)
    {
        Samples samples = source.Samples;
        long missing = 0, zeros = 0;
        var row = new double[samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            samples.CopyRow(i, row);
            foreach (double value in row)
            {
                missing += double.IsNaN(value) ? 1 : 0;
                zeros += value == 0 ? 1 : 0;
            }
        }

        double values = (double)samples.Count * samples.Dimensions;
        return new ContentItem
        {
            Address = address,
            Kind = kind,
            Rows = samples.Count,
            Columns = samples.Dimensions,
            Type = type,
            MemoryBytes = (long)samples.Count * samples.Dimensions * (samples.Type == SampleType.Float32 ? sizeof(float) : sizeof(double)),
            NanShare = missing / values,
            ZeroShare = zeros / values,
            RowNames = source.RowNames is { } rows ? [.. rows.Take(MostNames)] : null,
            ColumnNames = samples.ColumnNames is { } columns ? [.. columns.Take(MostNames)] : null,
        };
    }

    /// <summary>The item, which turned out not to be readable.</summary>
    /// <param name="problem">Why.</param>
    internal ContentItem WithProblem(string problem) => new()
    {
        Address = Address,
        Kind = Kind,
        Rows = Rows,
        Columns = Columns,
        Type = Type,
        MemoryBytes = MemoryBytes,
        Problem = problem,
    };
}
