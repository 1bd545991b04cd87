namespace LatentMI.Reporting.Tables;

/// <summary>A table of two columns in plain text: what a value is, and the value.</summary>
public sealed class PlainTable
{
    private readonly List<(string Label, string Value)> _rows = [];

    /// <summary>The rows so far.</summary>
    public IReadOnlyList<(string Label, string Value)> Rows => _rows;

    /// <summary>Adds a row.</summary>
    /// <param name="label">What the value is.</param>
    /// <param name="value">The value with its unit.</param>
    public void Add(string label, string value) => _rows.Add((label, value));

    /// <summary>Adds rows.</summary>
    /// <param name="rows">The rows in order.</param>
    public void Add(IEnumerable<(string Label, string Value)> rows) => _rows.AddRange(rows);

    /// <summary>Adds the warnings.</summary>
    /// <param name="warnings">A sentence each.</param>
    public void AddWarnings(IEnumerable<string> warnings)
    {
        foreach (string warning in warnings)
        {
            Add("warning", warning);
        }
    }

    /// <summary>Adds where files were written.</summary>
    /// <param name="folder">The folder, or null where none were.</param>
    public void AddFolder(string? folder)
    {
        if (folder is not null)
        {
            Add("files", $"in {folder}");
        }
    }

    /// <summary>Writes the rows, the values below each other.</summary>
    /// <param name="output">Where to.</param>
    public void Write(TextWriter output)
    {
        int width = _rows.Max(row => row.Label.Length);
        foreach ((string label, string value) in _rows)
        {
            output.WriteLine($"{label.PadRight(width)}  {value}");
        }
    }
}
