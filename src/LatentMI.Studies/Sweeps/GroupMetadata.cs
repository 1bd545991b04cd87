using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;

namespace LatentMI.Studies.Sweeps;

/// <summary>The metadata on the rows of groups, of which only the columns that the plan names are kept; groups of one file share them.</summary>
internal sealed class GroupMetadata
{
    private readonly Dictionary<(string Address, LatentMI.IO.Formats.DecimalMark Decimal), MetadataTable?> _tables = [];
    private readonly Dictionary<string, (MetadataTable? Table, string Address)> _ofGroup = [];

    /// <summary>Adds the metadata of a group.</summary>
    /// <param name="group">Its name.</param>
    /// <param name="address">Where they are.</param>
    /// <param name="choice">How the file is read.</param>
    /// <param name="columns">The columns that are needed.</param>
    /// <param name="read">Reads the metadata on all rows of the file; null where there are none.</param>
    public void Add(string group, string address, RowChoice choice, IReadOnlySet<string> columns, Func<MetadataTable?> read)
    {
        if (!_tables.TryGetValue((address, choice.Decimal), out MetadataTable? table))
        {
            _tables.Add((address, choice.Decimal), table = Part(read(), columns));
        }

        _ofGroup.Add(group, (table, address));
    }

    /// <summary>The metadata on all rows of the file of a group, and where they are from; null where there are none.</summary>
    /// <param name="group">The name of the group.</param>
    public (MetadataTable? Table, string Address) Of(string group) =>
        _ofGroup.TryGetValue(group, out (MetadataTable? Table, string Address) found) ? found : (null, group);

    /// <summary>The metadata of the rows of a group, which must be there.</summary>
    /// <param name="group">The name of the group.</param>
    /// <param name="source">Its rows, or some of them.</param>
    /// <exception cref="InputException">There are none, or they are of other rows.</exception>
    public (MetadataTable Table, string Address) Require(string group, LatentMI.IO.Formats.SampleSource source)
    {
        (MetadataTable? table, string address) = Of(group);
        return table is not null
            ? (RowFilter.MetadataOf(source, table, address), address)
            : throw new InputException($"{address}: has no metadata on its rows; give the group {OneLine.Quote(group)} a table of them with the key metadata.");
    }

    private static MetadataTable? Part(MetadataTable? table, IReadOnlySet<string> columns) =>
        table is null ? null : new MetadataTable(table.Count, [.. table.Columns.Where(column => columns.Contains(column.Name))], table.RowNames);
}
