using System.Globalization;
using System.Text;

namespace LatentMI.IO.Writing;

/// <summary>
/// Writes a table of named columns as comma-separated text (RFC 4180, line feeds): a header, then a row of values each; numbers in the
/// invariant culture with as many digits as it takes to read the same number back; an empty field for NaN.
/// </summary>
public sealed class TableWriter : IDisposable
{
    private static readonly char[] NeedsQuotes = [',', '"', '\n', '\r'];
    private readonly StreamWriter _text;
    private readonly int _columns;

    // In a table of one column, nothing at all would be a blank line, which many readers skip.
    private readonly string _emptyField;

    /// <summary>Starts a table with its header.</summary>
    /// <param name="stream">Where to write; stays open.</param>
    /// <param name="columnNames">The names of the columns, one or more.</param>
    public TableWriter(Stream stream, params ReadOnlySpan<string> columnNames)
    {
        if (columnNames.IsEmpty)
        {
            throw new ArgumentException("A table needs a column.", nameof(columnNames));
        }

        _text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        _columns = columnNames.Length;
        _emptyField = _columns == 1 ? "\"\"" : "";
        for (int i = 0; i < columnNames.Length; i++)
        {
            StartField(i);
            _text.Write(Quote(columnNames[i]));
        }

        _text.WriteLine();
    }

    /// <summary>Adds a row.</summary>
    /// <param name="values">A value for each column.</param>
    /// <exception cref="ArgumentException">There are fewer or more values than columns.</exception>
    public void WriteRow(params ReadOnlySpan<double> values)
    {
        if (values.Length != _columns)
        {
            throw new ArgumentException($"{values.Length} values were given for {_columns} columns.", nameof(values));
        }

        for (int i = 0; i < values.Length; i++)
        {
            StartField(i);
            _text.Write(double.IsNaN(values[i]) ? _emptyField : values[i].ToString("R", CultureInfo.InvariantCulture));
        }

        _text.WriteLine();
    }

    /// <summary>Adds a row of fields that are text already; they are quoted where they need it.</summary>
    /// <param name="fields">A field for each column.</param>
    /// <exception cref="ArgumentException">There are fewer or more fields than columns.</exception>
    public void WriteRow(params ReadOnlySpan<string> fields)
    {
        if (fields.Length != _columns)
        {
            throw new ArgumentException($"{fields.Length} fields were given for {_columns} columns.", nameof(fields));
        }

        for (int i = 0; i < fields.Length; i++)
        {
            StartField(i);
            _text.Write(fields[i].Length == 0 ? _emptyField : Quote(fields[i]));
        }

        _text.WriteLine();
    }

    /// <summary>Completes the text.</summary>
    public void Dispose() => _text.Dispose();

    private static string Quote(string name) =>
        name.AsSpan().IndexOfAny(NeedsQuotes) < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private void StartField(int index)
    {
        if (index > 0)
        {
            _text.Write(',');
        }
    }
}
