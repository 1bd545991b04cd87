using System.Buffers;

namespace LatentMI.IO.Formats.Text;

/// <summary>A text in which comments hold no quotes: those stand for themselves there, and would open a field that takes in the rows below.</summary>
/// <remarks>Only of lines that are comments whatever follows (<see cref="CommentRows.IsWords"/>), and not within a field in quotes that goes on over lines.</remarks>
/// <param name="text">The text, which this object disposes of.</param>
internal sealed class QuietComments(TextReader text) : TextReader
{
    private const int BufferLength = 1 << 16;
    private const char Quote = '"';

    // What a quote becomes.
    private const char Apostrophe = '\'';
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"\r\n");
    private readonly char[] _buffer = new char[BufferLength];
    private int _start;
    private int _end;
    private bool _isLineStart = true;
    private bool _isComment;
    private bool _isQuoted;

    /// <inheritdoc/>
    public override int Peek() => _start < _end || Fill() ? _buffer[_start] : -1;

    /// <inheritdoc/>
    public override int Read() => _start < _end || Fill() ? _buffer[_start++] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        if (_start == _end && !Fill())
        {
            return 0;
        }

        int count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        _start = 0;
        _end = text.Read(_buffer);
        for (int at = 0; at < _end; at++)
        {
            if (_isLineStart && !_isQuoted && _buffer[at] is not ('\r' or '\n'))
            {
                _isComment = StartsComment(at);
                _isLineStart = false;
            }

            int length = _buffer.AsSpan(at, _end - at).IndexOfAny(Marks);
            if (length < 0)
            {
                break;
            }

            at += length;
            if (_buffer[at] != Quote)
            {
                _isLineStart = !_isQuoted;
            }
            else if (_isComment)
            {
                _buffer[at] = Apostrophe;
            }
            else
            {
                _isQuoted = !_isQuoted;
            }
        }

        return _end > 0;
    }

    /// <summary>Whether a line is a comment by its first two characters; of which the second may be the next that the text has.</summary>
    private bool StartsComment(int at) => CommentRows.IsWords(at + 1 < _end ? _buffer.AsSpan(at, 2) : [_buffer[at], (char)Math.Max(0, text.Peek())]);
}
