using System.Globalization;
using System.Text;

namespace LatentMI.Experiments.Comparing;

/// <summary>Writes comparisons as Markdown for people: numbers to three decimals, or to four where they are below 0.1.</summary>
public static class ComparisonMarkdown
{
    private const string Nothing = "-";
    private const double Small = .1;

    /// <summary>Writes a heading, a table and its footnotes for each comparison.</summary>
    /// <param name="stream">Where to write; stays open.</param>
    /// <param name="tables">The comparisons.</param>
    public static void Write(Stream stream, IReadOnlyList<ComparisonTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var text = new StreamWriter(stream, encoding, leaveOpen: true) { NewLine = "\n" };
        for (int i = 0; i < tables.Count; i++)
        {
            if (i > 0)
            {
                text.WriteLine();
            }

            Write(text, tables[i]);
        }
    }

    private static void Write(StreamWriter text, ComparisonTable table)
    {
        text.WriteLine($"## {OneLine.Printable(table.Title)}");
        text.WriteLine();
        WriteRow(text, table.Columns);
        WriteRow(text, Enumerable.Range(0, table.Columns.Count).Select(column => IsText(table, column) ? "---" : "---:"));
        foreach (IReadOnlyList<ComparisonCell> row in table.Rows)
        {
            WriteRow(text, row.Select(Written));
        }

        if (table.Footnotes.Count > 0)
        {
            text.WriteLine();
        }

        foreach (string footnote in table.Footnotes)
        {
            text.WriteLine($"- {OneLine.Printable(footnote)}");
        }
    }

    private static void WriteRow(StreamWriter text, IEnumerable<string> fields) =>
        text.WriteLine($"| {string.Join(" | ", fields.Select(field => OneLine.Printable(field).Replace("|", "\\|", StringComparison.Ordinal)))} |");

    private static bool IsText(ComparisonTable table, int column) => table.Rows.Any(row => row[column].Text is not null);

    private static string Written(ComparisonCell cell) => cell switch
    {
        { Text: { } text } => text.Length == 0 ? Nothing : text,
        { Number: double.NaN } => Nothing,
        { Number: var number } => number.ToString(Format(number), CultureInfo.InvariantCulture),
    };

    // Counts and settings are whole.
    private static string Format(double number) =>
        number == Math.Floor(number) ? "0" : Math.Abs(number) < Small ? "0.0000" : "0.000";
}
