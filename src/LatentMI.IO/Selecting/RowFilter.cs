using System.Globalization;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary>Chooses rows of samples, such as those whose metadata meet a condition.</summary>
public static class RowFilter
{
    /// <summary>Keeps the rows for which a condition is true.</summary>
    /// <param name="source">The samples, which are disposed of.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="metadata">The metadata: row i is about row i of the samples.</param>
    /// <param name="address">Where the metadata are from, for messages.</param>
    /// <exception cref="InputException">The metadata belong to other rows, cannot be compared as the condition says, or no row is left.</exception>
    public static SampleSource Apply(SampleSource source, RowExpression condition, MetadataTable metadata, string address)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(condition);
        using Samples all = source.Samples;
        RequireSameRows(source, metadata, address);
        int[] rows = [.. condition.SelectRows(metadata)];
        if (rows.Length == 0)
        {
            throw new InputException($"{source.Address}: the condition \"{OneLine.Of(condition.Text)}\" is true for none of {OneLine.Count(all.Count, "row")}.");
        }

        return Keep(source with { RowNames = source.RowNames ?? metadata.RowNames }, rows) with
        {
            Condition = condition.Text,
            Notes = [.. source.Notes, string.Create(CultureInfo.InvariantCulture, $"{rows.Length} of {OneLine.Count(all.Count, "row")} were chosen, where {condition.Text}")],
        };
    }

    /// <summary>Keeps some rows, with their names.</summary>
    /// <param name="source">The samples, which are disposed of.</param>
    /// <param name="rows">The rows, from 0, in the order wanted.</param>
    /// <exception cref="InputException">They hold more values than an array can.</exception>
    public static SampleSource Keep(SampleSource source, IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rows);
        using Samples all = source.Samples;
        ColumnSelection.RequireRoom(rows.Count, all.Dimensions, source.Address);
        return source with
        {
            Samples = all.SelectRows([.. rows]),
            RowNames = source.RowNames is { } names ? [.. rows.Select(row => names[row])] : null,
        };
    }

    /// <summary>The metadata of the rows of samples, maybe of rows that were chosen before.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="metadata">The metadata on all rows of the file.</param>
    /// <param name="address">Where they are from, for messages.</param>
    /// <exception cref="InputException">They belong to other rows.</exception>
    public static MetadataTable MetadataOf(SampleSource source, MetadataTable metadata, string address)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(metadata);
        MetadataTable chosen = source.RowNumbers is { } numbers && numbers.All(row => row < metadata.Count) ? metadata.SelectRows(numbers) : metadata;
        RequireSameRows(source, chosen, address);
        return chosen;
    }

    /// <summary>Refuses metadata of other rows.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="metadata">The metadata.</param>
    /// <param name="address">Where they are from, for messages.</param>
    /// <exception cref="InputException">They have another number of rows, or other names.</exception>
    public static void RequireSameRows(SampleSource source, MetadataTable metadata, string address)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(metadata);
        if (metadata.Count != source.Samples.Count)
        {
            throw new InputException(
                $"{address}: the metadata have {OneLine.Count(metadata.Count, "row")} and the samples of {source.Address} have {OneLine.Count(source.Samples.Count, "row")}; row i must belong to row i.");
        }

        if (source.RowNames is { } names && metadata.RowNames is { } others)
        {
            for (int row = 0; row < names.Count; row++)
            {
                if (names[row] != others[row])
                {
                    throw new InputException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{address}: row {source.Samples.RowNumber(row)} is called {OneLine.Quote(others[row])} in the metadata and {OneLine.Quote(names[row])} in {source.Address}; sort both alike."));
                }
            }
        }
    }
}
