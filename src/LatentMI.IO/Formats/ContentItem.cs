using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats;

/// <summary>Something in a file that can be read as samples or as metadata.</summary>
/// <param name="Address">The address that reads it.</param>
/// <param name="Kind">What it is: <c>array</c>, <c>sparse, csr</c>, <c>table</c>, <c>a vector for each key</c>.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns, without row names.</param>
public sealed record ContentItem(string Address, string Kind, long Rows, long Columns)
{
    private const int MostNames = 5;

    // A table of more columns, all of numbers, is a matrix whose columns have names.
    private const int MostDescribedNumbers = 40;

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

    /// <summary>The item with what a table holds.</summary>
    /// <param name="table">The table.</param>
    internal ContentItem WithCounts(MetadataTable table)
    {
        long values = 0, missing = 0, zeros = 0;
        foreach (MetadataColumn column in table.Columns.Where(column => column.IsNumeric))
        {
            values += column.Count;
            missing += column.Numbers!.Count(double.IsNaN);
            zeros += column.Numbers!.Count(value => value == 0);
        }

        bool isMatrix = table.Columns.Count > MostDescribedNumbers && table.Columns.All(column => column.IsNumeric);
        return this with
        {
            Rows = table.Count,
            Columns = table.Columns.Count,
            MemoryBytes = values == (long)table.Count * table.Columns.Count ? values * sizeof(double) : null,
            NanShare = values > 0 ? (double)missing / values : null,
            ZeroShare = values > 0 ? (double)zeros / values : null,
            RowNames = table.RowNames is { } names ? [.. names.Take(MostNames)] : null,
            ColumnNames = isMatrix ? [.. table.Columns.Take(MostNames).Select(column => column.Name)] : null,
            Table = isMatrix ? null : [.. table.Columns.Select(ContentColumn.Describe)],
        };
    }

    /// <summary>The item with what samples hold.</summary>
    /// <param name="source">The samples.</param>
    internal ContentItem WithCounts(SampleSource source)
    {
        Samples samples = source.Samples;
        long missing = 0, zeros = 0;
        var row = new double[samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            foreach (double value in row)
            {
                missing += double.IsNaN(value) ? 1 : 0;
                zeros += value == 0 ? 1 : 0;
            }
        }

        double values = (double)samples.Count * samples.Dimensions;
        return this with
        {
            Rows = samples.Count,
            Columns = samples.Dimensions,
            Type = Type ?? samples.Type.ToString().ToLowerInvariant(),
            MemoryBytes = (long)samples.Count * samples.Dimensions * (samples.Type == SampleType.Float32 ? sizeof(float) : sizeof(double)),
            NanShare = missing / values,
            ZeroShare = zeros / values,
            RowNames = source.RowNames is { } rows ? [.. rows.Take(MostNames)] : null,
            ColumnNames = samples.ColumnNames is { } columns ? [.. columns.Take(MostNames)] : null,
        };
    }
}
