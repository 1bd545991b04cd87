using System.Globalization;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary>Chooses rows of samples by a condition on their metadata.</summary>
public static class RowFilter
{
    /// <summary>Keeps the rows for which a condition is true.</summary>
    /// <param name="source">The samples, which are disposed of.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="metadataAddress">The table of metadata; null for what the file of the samples itself holds.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The metadata cannot be read or belong to other rows, or no row is left.</exception>
    public static SampleSource Apply(
        SampleSource source, RowExpression condition, string? metadataAddress, CancellationToken cancellationToken)
    {
        using Samples all = source.Samples;
        string address = metadataAddress ?? source.Address;
        MetadataTable metadata = MetadataReader.Read(address, cancellationToken);
        RequireSameRows(source, metadata, address);
        int[] rows = [.. condition.SelectRows(metadata)];
        if (rows.Length == 0)
        {
            throw new InputException($"{source.Address}: the condition \"{OneLine.Of(condition.Text)}\" is true for none of {Rows(all.Count)}.");
        }

        ColumnSelection.RequireRoom(rows.Length, all.Dimensions, source.Address);
        return source with
        {
            Samples = all.SelectRows(rows),
            RowNames = (source.RowNames ?? metadata.RowNames) is { } names ? [.. rows.Select(row => names[row])] : null,
            Condition = condition.Text,
            Notes = [.. source.Notes, string.Create(CultureInfo.InvariantCulture, $"{rows.Length} of {Rows(all.Count)} were chosen, where {condition.Text}")],
        };
    }

    /// <summary>The metadata of the rows of samples, maybe of rows that were chosen before.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="metadataAddress">The table of metadata; null for what the file of the samples itself holds.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The metadata cannot be read or belong to other rows.</exception>
    public static MetadataTable ReadMetadata(SampleSource source, string? metadataAddress, CancellationToken cancellationToken)
    {
        string address = metadataAddress ?? source.Address;
        MetadataTable metadata = MetadataReader.Read(address, cancellationToken);
        if (source.RowNumbers is { } numbers && numbers.All(row => row < metadata.Count))
        {
            metadata = metadata.SelectRows(numbers);
        }

        RequireSameRows(source, metadata, address);
        return metadata;
    }

    /// <summary>Refuses metadata of other rows.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="metadata">The metadata.</param>
    /// <param name="address">Where they are from.</param>
    /// <exception cref="InputException">They have another number of rows, or other names.</exception>
    public static void RequireSameRows(SampleSource source, MetadataTable metadata, string address)
    {
        if (metadata.Count != source.Samples.Count)
        {
            throw new InputException(
                $"{address}: the metadata have {Rows(metadata.Count)} and the samples of {source.Address} have {Rows(source.Samples.Count)}; row i must belong to row i.");
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

    private static string Rows(int count) => count == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{count} rows");
}
