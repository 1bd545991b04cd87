using System.Globalization;
using LatentMI.IO.Formats;
using LatentMI.Reporting.Reports;

namespace LatentMI.Reporting.Tables;

/// <summary>What <c>lmi inspect</c> prints for a person to read.</summary>
public static class ContentsTable
{
    private const int MostColumnsShown = 40;

    // The address and the type.
    private const int TextColumns = 2;

    private static readonly string[] Head = ["address", "what", "rows", "columns", "type", "memory", "NaN", "zero"];

    /// <summary>Writes the table.</summary>
    /// <param name="contents">What the file holds.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(FileContents contents, TextWriter output)
    {
        output.WriteLine($"{contents.Path}: {contents.Format}, {Size(contents.Bytes)}");
        foreach (string note in contents.Notes)
        {
            output.WriteLine(note);
        }

        if (contents.Items.Count == 0)
        {
            output.WriteLine("it contains nothing that can be read as samples");
            return;
        }

        AlignedColumns.Write([Head, .. contents.Items.Select(Fields)], column => column < TextColumns, output);

        if (contents.Unlisted > 0)
        {
            output.WriteLine(Invariant($"... and {contents.Unlisted} more"));
        }

        // Names that were shown for one item need not be shown again for the next.
        string shownRows = string.Empty, shownColumns = string.Empty;
        foreach (ContentItem item in contents.Items)
        {
            string rows = item.RowNames is { } rowNames ? $"  rows: {Names(rowNames, item.Rows)}" : string.Empty;
            string columns = item.ColumnNames is { } columnNames ? $"  columns: {Names(columnNames, item.Columns)}" : string.Empty;
            WriteDetails(item, rows == shownRows ? string.Empty : rows, columns == shownColumns ? string.Empty : columns, output);
            (shownRows, shownColumns) = (rows, columns);
        }
    }

    private static string[] Fields(ContentItem item) =>
    [
        OneLine.Printable(item.Address),
        item.Kind,
        Invariant($"{item.Rows}"),
        Invariant($"{item.Columns}"),
        item.Type ?? string.Empty,
        item.MemoryBytes is { } bytes ? Size(bytes) : string.Empty,
        Share(item.NanShare),
        Share(item.ZeroShare),
    ];

    private static void WriteDetails(ContentItem item, string rows, string columns, TextWriter output)
    {
        if (item is { Problem: null, Table: null or { Count: 0 } } && rows.Length + columns.Length == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"{item.Address}");
        if (item.Problem is { } problem)
        {
            output.WriteLine($"  cannot be read: {OptionWords.WithOptions(problem)}");
        }

        foreach (string line in new[] { rows, columns }.Where(line => line.Length > 0))
        {
            output.WriteLine(line);
        }

        IReadOnlyList<ContentColumn> table = item.Table ?? [];
        int width = table.Take(MostColumnsShown).Select(column => OneLine.Of(column.Name).Length).DefaultIfEmpty().Max();
        foreach (ContentColumn column in table.Take(MostColumnsShown))
        {
            output.WriteLine($"  {OneLine.Of(column.Name).PadRight(width)}  {column.Type,-6}  {Describe(column)}");
        }

        if (table.Count > MostColumnsShown)
        {
            output.WriteLine(Invariant($"  ... and {table.Count - MostColumnsShown} more columns"));
        }
    }

    private static string Describe(ContentColumn column)
    {
        string values = column switch
        {
            { Problem: { } problem } => problem,
            { Length: { } length } => $"{OneLine.Count(length, "number")} in each row",
            { Distinct: 0 } => "no value",
            { Values: { } few } => string.Join(", ", few.Select(value => Invariant($"{OneLine.Of(value.Value)} ({value.Rows})"))),
            { Minimum: { } minimum, Maximum: { } maximum } => Invariant($"{minimum:G6} to {maximum:G6}, {column.Distinct} different values"),
            _ => Invariant($"{column.Distinct} different values"),
        };
        return column.Missing > 0 ? Invariant($"{values}; missing ({column.Missing})") : values;
    }

    private static string Names(IReadOnlyList<string> names, long count) =>
        string.Join(", ", names.Select(name => OneLine.Of(name))) + (count > names.Count ? ", ..." : string.Empty);

    private static string Share(double? share) => share switch
    {
        null => string.Empty,
        0 => "0 %",
        1 => "100 %",
        { } part => Invariant($"{100 * part:F1} %"),
    };

    private static string Size(long bytes) => bytes switch
    {
        >= 1_000_000_000 => Invariant($"{bytes / 1e9:F1} GB"),
        >= 1_000_000 => Invariant($"{bytes / 1e6:F1} MB"),
        >= 1_000 => Invariant($"{bytes / 1e3:F1} kB"),
        _ => Invariant($"{bytes} B"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
