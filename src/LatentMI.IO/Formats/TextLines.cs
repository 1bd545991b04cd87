using System.Globalization;
using System.Text;

namespace LatentMI.IO.Formats;

/// <summary>The lines of a text, none of which may be so long that it takes the memory: a small compressed file may hold a single one.</summary>
/// <param name="text">The text, which this object disposes of.</param>
/// <param name="path">How messages call the file.</param>
internal sealed class TextLines(TextReader text, string path) : IDisposable
{
    /// <summary>How many characters a line may have.</summary>
    public const int Longest = 1 << 24;

    private const int BufferLength = 1 << 14;
    private readonly char[] _buffer = new char[BufferLength];
    private readonly StringBuilder _line = new();
    private int _start;
    private int _end;
    private long _count;

    /// <summary>Reads the next line.</summary>
    /// <returns>It, without its end; null after the last one.</returns>
    /// <exception cref="InputException">It is too long.</exception>
    public string? ReadLine()
    {
        _line.Clear();
        bool isLine = false;
        while (_start < _end || Fill())
        {
            isLine = true;
            ReadOnlySpan<char> rest = _buffer.AsSpan(_start, _end - _start);
            int length = rest.IndexOfAny('\r', '\n');
            if (length >= 0)
            {
                bool isReturn = rest[length] == '\r';
                string line = _line.Length == 0 ? rest[..length].ToString() : _line.Append(rest[..length]).ToString();
                _start += length + 1;
                if (isReturn && (_start < _end || Fill()) && _buffer[_start] == '\n')
                {
                    _start++;
                }

                _count++;
                return line;
            }

            _line.Append(rest);
            _start = _end;
            if (_line.Length > Longest)
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture, $"{path}: line {_count + 1} has more than {Longest} characters, which is more than a row of a table can have; is it a text file?"));
            }
        }

        _count++;
        return isLine ? _line.ToString() : null;
    }

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();

    private bool Fill()
    {
        _start = 0;
        _end = text.Read(_buffer);
        return _end > 0;
    }
}
