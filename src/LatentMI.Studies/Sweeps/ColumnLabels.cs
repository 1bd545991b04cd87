using System.Globalization;
using System.Text;

namespace LatentMI.Studies.Sweeps;

/// <summary>The names of the groups that the columns of a table belong to.</summary>
internal static class ColumnLabels
{
    /// <summary>The part of every column's name before the first separator; empty, for no group, where a name has none.</summary>
    /// <param name="names">The names of the columns; null where they have none.</param>
    /// <param name="address">The table, for messages.</param>
    /// <param name="separator">The separator.</param>
    /// <exception cref="InputException">The columns have no names, or none has the separator.</exception>
    public static IReadOnlyList<string> Prefixes(IReadOnlyList<string>? names, string address, string separator)
    {
        if (names is null)
        {
            throw new InputException($"{address}: its columns have no names; name them in its first line, or give labels instead of prefix");
        }

        string[] prefixes = [.. names.Select(name => name[..Math.Max(0, name.IndexOf(separator, StringComparison.Ordinal))])];
        return Array.Exists(prefixes, prefix => prefix.Length > 0)
            ? prefixes
            : throw new InputException($"{address}: no column name has a part before {OneLine.Quote(separator)}; the first is {OneLine.Quote(names[0])}");
    }

    /// <summary>Reads a text of as many lines as there are columns, the name of a column's group on each; an empty line is a column of no group.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The number of columns.</param>
    /// <exception cref="InputException">It cannot be read, or has more or fewer lines.</exception>
    public static IReadOnlyList<string> Read(string path, int columns)
    {
        string[] lines;
        try
        {
            lines = [.. File.ReadAllLines(path, Encoding.UTF8).Select(line => line.Trim())];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {OneLine.Of(e.Message)}", e);
        }

        if (lines.Length != columns)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: has {OneLine.Count(lines.Length, "line")} where the table has {OneLine.Count(columns, "column")}; "
                + $"give the name of a group for each, in their order and without a header"));
        }

        return Array.Exists(lines, line => line.Length > 0) ? lines : throw new InputException($"{path}: names no group");
    }
}
