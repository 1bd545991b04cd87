using System.Globalization;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats;

/// <summary>A column of a table, in short.</summary>
public sealed class ContentColumn
{
    private const int MostValues = 12;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary><c>number</c>, <c>text</c>, <c>list</c> where each row has several numbers, or <c>other</c> where it cannot be read.</summary>
    public required string Type { get; init; }

    /// <summary>How many numbers each row has; null for anything but lists, whose values are counted in an item of their own.</summary>
    public int? Length { get; init; }

    /// <summary>How many rows have no value.</summary>
    public required int Missing { get; init; }

    /// <summary>How many different values there are.</summary>
    public required int Distinct { get; init; }

    /// <summary>The values, the most frequent first, where there are few.</summary>
    public IReadOnlyList<ContentValue>? Values { get; init; }

    /// <summary>The least number; null for text, and where there is none.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number; null for text, and where there is none.</summary>
    public double? Maximum { get; init; }

    /// <summary>Why its values cannot be read; null where they can.</summary>
    public string? Problem { get; init; }

    /// <summary>Names a column of lists.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">How many numbers the lists have.</param>
    internal static ContentColumn OfLists(string name, int length) => new() { Name = name, Type = "list", Length = length, Missing = 0, Distinct = 0 };

    /// <summary>Names a column whose values cannot be read.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="holds">What it holds.</param>
    internal static ContentColumn Unreadable(string name, string holds) => new()
    {
        Name = name,
        Type = "other",
        Missing = 0,
        Distinct = 0,
        Problem = $"holds {holds}, which cannot be read",
    };

    /// <summary>Describes a column.</summary>
    /// <param name="column">The column.</param>
    internal static ContentColumn Describe(MetadataColumn column)
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
        return new ContentColumn
        {
            Name = column.Name,
            Type = column.IsNumeric ? "number" : "text",
            Missing = missing,
            Distinct = counts.Count,
            Values = counts.Count > MostValues
                ? null
                : [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ContentValue(pair.Key, pair.Value))],
            Minimum = numbers.Length > 0 ? numbers.Min() : null,
            Maximum = numbers.Length > 0 ? numbers.Max() : null,
        };
    }
}
