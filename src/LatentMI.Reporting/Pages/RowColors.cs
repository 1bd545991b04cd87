using System.Globalization;
using LatentMI.IO.Tables;

namespace LatentMI.Reporting.Pages;

/// <summary>Finds columns of metadata for the rows of an estimate, which its latents are colored by.</summary>
public static class RowColors
{
    /// <summary>The columns, with a value for each row of the estimate.</summary>
    /// <param name="rows">The rows of the estimate.</param>
    /// <param name="numbers">The number, from 1, that each row has in the table; null for its own number.</param>
    /// <param name="table">The metadata.</param>
    /// <param name="address">Where they are from, for messages.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <exception cref="InputException">A column is missing, or the metadata are about other rows.</exception>
    public static IReadOnlyList<MetadataColumn> Find(
        EstimateRows rows, IReadOnlyList<int>? numbers, MetadataTable table, string address, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        MetadataColumn[] found = [.. columns.Select(name => table.Require(name, address))];
        int[] places = ByName(rows, table) ?? ByNumber(rows, numbers, table) ?? throw new InputException(string.Create(
            CultureInfo.InvariantCulture,
            $"{address}: the metadata have {OneLine.Count(table.Count, "row")} and the estimate has {rows.Count}, and no names tell which belong together; give the metadata of the rows of the estimate."));
        return [.. found.Select(column => Take(column, places))];
    }

    /// <summary>
    /// The rows of the table by their names, -1 for a name that it does not have; null where neither the names of its rows nor a column of it tell most of them apart.
    /// </summary>
    private static int[]? ByName(EstimateRows rows, MetadataTable table)
    {
        if (rows.Names is not { } wanted)
        {
            return null;
        }

        foreach (IReadOnlyList<string?>? names in table.Columns.Select(column => column.Texts).Prepend(table.RowNames))
        {
            if (names is not null && Places(names) is { } places)
            {
                int[] found = [.. wanted.Select(name => places.GetValueOrDefault(name, -1))];
                if (2 * found.Count(place => place >= 0) > found.Length)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>The place of each name; null where one occurs twice.</summary>
    private static Dictionary<string, int>? Places(IReadOnlyList<string?> names)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int row = 0; row < names.Count; row++)
        {
            if (names[row] is { } name && !places.TryAdd(name, row))
            {
                return null;
            }
        }

        return places;
    }

    /// <summary>The rows of the table by their numbers; null where these are not rows of it, or have other names there.</summary>
    private static int[]? ByNumber(EstimateRows rows, IReadOnlyList<int>? numbers, MetadataTable table)
    {
        int[] places = [.. numbers?.Select(number => number - 1) ?? Enumerable.Range(0, rows.Count)];
        bool isOfRows = numbers is null ? table.Count == rows.Count : Array.TrueForAll(places, place => place < table.Count);
        return isOfRows && (rows.Names is null || table.RowNames is null || !places.Where((place, row) => table.RowNames[place] != rows.Names[row]).Any()) ? places : null;
    }

    private static MetadataColumn Take(MetadataColumn column, int[] places) => column.Numbers is { } numbers
        ? new MetadataColumn(column.Name, Array.ConvertAll(places, place => place < 0 ? double.NaN : numbers[place]))
        : new MetadataColumn(column.Name, Array.ConvertAll(places, place => place < 0 ? null : column.Texts![place]));
}
