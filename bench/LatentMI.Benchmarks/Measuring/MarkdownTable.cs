namespace LatentMI.Benchmarks.Measuring;

/// <summary>A table of text in Markdown, its columns aligned so that it can be read as it is.</summary>
/// <param name="header">The names of the columns.</param>
internal sealed class MarkdownTable(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">A cell for each column.</param>
    /// <exception cref="ArgumentException">There are fewer or more cells than columns.</exception>
    public void AddRow(params string[] cells)
    {
        if (cells.Length != header.Length)
        {
            throw new ArgumentException($"{cells.Length} cells were given for {header.Length} columns.", nameof(cells));
        }

        _rows.Add(cells);
    }

    /// <summary>Writes the table and an empty line.</summary>
    /// <param name="output">Where to.</param>
    public void Write(TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(column => _rows.Max(row => row[column].Length))];
        WriteRow(output, _rows[0], widths);
        WriteRow(output, [.. widths.Select(width => new string('-', Math.Max(3, width)))], widths);
        foreach (string[] row in _rows.Skip(1))
        {
            WriteRow(output, row, widths);
        }

        output.WriteLine();
    }

    private static void WriteRow(TextWriter output, string[] cells, int[] widths) =>
        output.WriteLine($"| {string.Join(" | ", cells.Select((cell, column) => cell.PadRight(widths[column])))} |");
}
