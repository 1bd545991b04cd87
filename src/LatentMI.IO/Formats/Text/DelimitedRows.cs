using System.Globalization;
using Sylvan.Data.Csv;

namespace LatentMI.IO.Formats.Text;

/// <summary>Rows of fields between delimiters, where fields may be quoted (RFC 4180).</summary>
internal sealed class DelimitedRows : ITextRows
{
    private const string BlankCharacters = " \r\n";
    private const int BufferLength = 1 << 16;
    private readonly string _path;
    private readonly CsvDataReader _reader;
    private long _nextLine = 1;

    /// <summary>Starts reading.</summary>
    /// <param name="text">The text, which this object disposes of.</param>
    /// <param name="delimiter">What separates fields.</param>
    /// <param name="path">How messages call the file.</param>
    /// <exception cref="InputException">The first row is not well formed.</exception>
    public DelimitedRows(TextReader text, char delimiter, string path)
    {
        _path = path;
        var options = new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = delimiter,
            Culture = CultureInfo.InvariantCulture,
            BufferSize = BufferLength,
            // A quote that is never closed takes the rest of the file into one field: this is where it ends, in characters.
            MaxBufferSize = TextLines.Longest,
            CommentHandler = (Action<string>)(_ => _nextLine++),
        };
        try
        {
            _reader = CsvDataReader.Create(text, options);
        }
        catch (CsvFormatException e)
        {
            throw Malformed(e);
        }
    }

    /// <inheritdoc/>
    public long Line { get; private set; }

    /// <inheritdoc/>
    public int FieldCount { get; private set; }

    /// <inheritdoc/>
    public bool Read()
    {
        try
        {
            if (!_reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException e)
        {
            throw Malformed(e);
        }

        ReadOnlySpan<char> raw = _reader.GetRawRecordSpan();
        Line = _nextLine;
        _nextLine += Math.Max(1, raw.Count('\n'));
        FieldCount = raw.Trim(BlankCharacters).IsEmpty ? 0 : _reader.RowFieldCount;
        return true;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<char> Field(int index) => _reader.GetFieldSpan(index).Trim();

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private InputException Malformed(CsvFormatException e)
    {
        string problem = e is CsvRecordTooLargeException
            ? $"starts a row of more than {TextLines.Longest} characters; is a quote left open?"
            : "has a quote that is not closed, or text after a closing quote.";
        return new InputException($"{_path}: line {_nextLine} {problem}", e);
    }
}
