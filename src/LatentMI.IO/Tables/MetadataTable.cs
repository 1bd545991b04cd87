namespace LatentMI.IO.Tables;

/// <summary>Facts about rows in named columns, such as the time, the well and the state of each cell.</summary>
public sealed class MetadataTable
{
    private const int MostNamesShown = 12;

    private readonly Dictionary<string, MetadataColumn> _byName = [];

    /// <summary>Puts columns together.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="columns">The columns, each of that many rows, no two of the same name.</param>
    /// <param name="rowNames">The rows' names, where they have any.</param>
    /// <exception cref="ArgumentException">A column or the names have another number of rows, or two columns have the same name.</exception>
    public MetadataTable(int count, IReadOnlyList<MetadataColumn> columns, IReadOnlyList<string>? rowNames = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(columns);
        if (rowNames is not null && rowNames.Count != count)
        {
            throw new ArgumentException($"{rowNames.Count} names were given for {count} rows.", nameof(rowNames));
        }

        foreach (MetadataColumn column in columns)
        {
            if (column.Count != count || !_byName.TryAdd(column.Name, column))
            {
                throw new ArgumentException($"The column '{column.Name}' occurs twice or does not have {count} rows.", nameof(columns));
            }
        }

        Count = count;
        Columns = columns;
        RowNames = rowNames;
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The columns, in the order of their source.</summary>
    public IReadOnlyList<MetadataColumn> Columns { get; }

    /// <summary>The rows' names, or null where they have none.</summary>
    public IReadOnlyList<string>? RowNames { get; }

    /// <summary>Why the source has further columns that cannot be read, by their names.</summary>
    internal IReadOnlyDictionary<string, string> Problems { get; init; } = new Dictionary<string, string>();

    /// <summary>The column of a name, or null.</summary>
    /// <param name="name">The name; upper and lower case differ.</param>
    public MetadataColumn? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The column of a name that has to be there.</summary>
    /// <param name="name">The name; upper and lower case differ.</param>
    /// <param name="address">Where the table came from, for the message.</param>
    /// <exception cref="InputException">There is no such column; the message tells which there are.</exception>
    public MetadataColumn Require(string name, string address) =>
        Find(name) ?? throw new InputException($"{address}: {DescribeMissing(name)}");

    /// <summary>A table of some rows.</summary>
    /// <param name="rows">The rows, from 0, in the order wanted.</param>
    public MetadataTable SelectRows(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new MetadataTable(
            rows.Count,
            [.. Columns.Select(column => column.SelectRows(rows))],
            RowNames is { } names ? [.. rows.Select(row => names[row])] : null)
        { Problems = Problems };
    }

    /// <summary>Says that there is no column of a name, and which there are; or why the column cannot be read.</summary>
    /// <param name="name">The name.</param>
    public string DescribeMissing(string name)
    {
        if (Problems.TryGetValue(name, out string? problem))
        {
            return $"the column {OneLine.Quote(name)} of the metadata {problem}.";
        }

        string names = OneLine.List(Columns.Select(other => OneLine.Quote(other.Name)), MostNamesShown);
        return Columns.Count == 0
            ? "the metadata have no columns."
            : $"the metadata have no column {OneLine.Quote(name)}; they have {names}.";
    }
}
