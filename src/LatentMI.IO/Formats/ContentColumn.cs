using System.Globalization;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats;

/// <summary>A column of a table, in short.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>number</c> or <c>text</c>.</param>
/// <param name="Missing">How many rows have no value.</param>
/// <param name="Distinct">How many different values there are.</param>
public sealed record ContentColumn(string Name, string Type, int Missing, int Distinct)
{
    private const int MostValues = 12;

    /// <summary>The values, the most frequent first, where there are few.</summary>
    public IReadOnlyList<ContentValue>? Values { get; init; }

    /// <summary>The least number; null for text, and where there is none.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number; null for text, and where there is none.</summary>
    public double? Maximum { get; init; }

    /// <summary>Describes a column.</summary>
    /// <param name="column">The column.</param>
    public static ContentColumn Describe(MetadataColumn column)
    {
        var counts = new Dictionary<string, int>();
        int missing = 0;
        for (int row = 0; row < column.Count; row++)
        {
            if (column.IsMissing(row))
            {
                missing++;
                continue;
            }

            string value = column.Texts?[row] ?? column.Numbers![row].ToString("R", CultureInfo.InvariantCulture);
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        double[] numbers = [.. (column.Numbers ?? []).Where(value => !double.IsNaN(value))];
        return new ContentColumn(column.Name, column.IsNumeric ? "number" : "text", missing, counts.Count)
        {
            Values = counts.Count > MostValues
                ? null
                : [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ContentValue(pair.Key, pair.Value))],
            Minimum = numbers.Length > 0 ? numbers.Min() : null,
            Maximum = numbers.Length > 0 ? numbers.Max() : null,
        };
    }
}
