using System.Globalization;
using Sylvan.Data.Csv;

namespace LatentMI.IO.Formats.Text;

/// <summary>Rows of fields between delimiters, where fields may be quoted (RFC 4180).</summary>
internal sealed class DelimitedRows : ITextRows
{
    private const string BlankCharacters = " \r\n";
    private const string LineEnds = "\r\n";
    private const int BufferLength = 1 << 16;

    // No text holds it: which rows are comments is told here.
    private const char NoComment = '\uFFFF';
    private readonly string _path;
    private readonly CsvDataReader _reader;
    private readonly CommentRows _comments;
    private long _nextLine = 1;

    /// <summary>Starts reading.</summary>
    /// <param name="text">The text, which this object disposes of.</param>
    /// <param name="delimiter">What separates fields.</param>
    /// <param name="path">How messages call the file.</param>
    /// <exception cref="InputException">The first row is not well formed.</exception>
    public DelimitedRows(TextReader text, char delimiter, string path)
    {
        _path = path;
        _comments = new CommentRows(path);
        var options = new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = delimiter,
            Culture = CultureInfo.InvariantCulture,
            BufferSize = BufferLength,
            // A quote that is never closed takes the rest of the file into one field: this is where it ends, in characters.
            MaxBufferSize = TextLines.Longest,
            Comment = NoComment,
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
        ReadOnlySpan<char> raw;
        do
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

            raw = _reader.GetRawRecordSpan();
            Line = _nextLine;
            _nextLine += Math.Max(1, raw.Count('\n'));
            FieldCount = raw.Trim(BlankCharacters).IsEmpty ? 0 : _reader.RowFieldCount;
        }
        while (_comments.IsComment(this, raw.TrimEnd(LineEnds)));

        return true;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<char> Field(int index)
    {
        ReadOnlySpan<char> field = _reader.GetFieldSpan(index);

        // A quote after a space is no quote to the parser.
        return field is [' ', ..] && field.Trim() is ['"', .., '"'] quoted && !quoted[1..^1].Contains('"') ? quoted[1..^1].Trim() : field.Trim();
    }

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
