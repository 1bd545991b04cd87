namespace LatentMI.IO.Formats;

/// <summary>Something in a file that can be read as samples or as metadata.</summary>
/// <param name="Address">The address that reads it.</param>
/// <param name="Kind">What it is: <c>array</c>, <c>sparse, csr</c>, <c>table</c>, <c>a vector for each key</c>.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns, without row names.</param>
public sealed record ContentItem(string Address, string Kind, long Rows, long Columns)
{
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
}
