using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace LatentMI.Studies.Storing;

/// <summary>
/// Goes through a line of JSON that is written without a space, piece by piece, as the caller expects them. It finds the ends of texts by vectors, where a reader
/// of any JSON looks at each token: of millions of lines most of the time is that.
/// </summary>
/// <param name="line">The line.</param>
internal ref struct LineScanner(ReadOnlySpan<byte> line)
{
    // Fewer digits without an exponent are within the range of numbers.
    private const int MostPlainDigits = 300;

    // What ends a text, or is not written as it is: quotation marks, backslashes and control characters.
    private static readonly SearchValues<byte> TextEnds = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("+-.0123456789Ee"u8);

    private ReadOnlySpan<byte> _rest = line;

    /// <summary>Whether the line is over.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Goes past what is expected.</summary>
    /// <param name="expected">What is expected.</param>
    /// <returns>Whether it is there.</returns>
    public bool Take(ReadOnlySpan<byte> expected)
    {
        if (!_rest.StartsWith(expected))
        {
            return false;
        }

        _rest = _rest[expected.Length..];
        return true;
    }

    /// <summary>Goes past a character.</summary>
    /// <param name="expected">The character.</param>
    /// <returns>Whether it is there.</returns>
    public bool Take(char expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    /// <summary>Goes past a text.</summary>
    /// <param name="text">The text as it is written, with its quotation marks.</param>
    /// <param name="isEscaped">Whether parts of it are written by escapes, such as <c>\"</c>; see <see cref="Unescape"/>.</param>
    /// <returns>Whether it is there, and is one.</returns>
    public bool TakeText(out ReadOnlySpan<byte> text, out bool isEscaped)
    {
        text = default;
        isEscaped = false;
        if (_rest.IsEmpty || _rest[0] != '"')
        {
            return false;
        }

        int end = 1;
        while (true)
        {
            int next = _rest[end..].IndexOfAny(TextEnds);
            if (next < 0)
            {
                return false;
            }

            end += next;
            if (_rest[end] == '"')
            {
                break;
            }

            // What is after a backslash belongs to it, and is looked at with the whole text.
            isEscaped = true;
            if (_rest[end] != '\\' || end + 2 > _rest.Length)
            {
                return false;
            }

            end += 2;
        }

        text = _rest[..(end + 1)];
        _rest = _rest[(end + 1)..];
        return isEscaped ? IsWellEscaped(text) : Utf8.IsValid(text);
    }

    /// <summary>Goes past a text whose content does not matter.</summary>
    /// <returns>Whether it is there, and is one.</returns>
    public bool TakeText() => TakeText(out _, out _);

    /// <summary>Goes past a number that is finite.</summary>
    /// <param name="number">The number as it is written.</param>
    /// <returns>Whether it is there, and is one.</returns>
    public bool TakeNumber(out ReadOnlySpan<byte> number)
    {
        int length = _rest.IndexOfAnyExcept(OfNumbers);
        number = _rest[..(length < 0 ? _rest.Length : length)];
        _rest = _rest[number.Length..];
        return IsFinite(number);
    }

    /// <summary>Goes past a number, or <c>null</c>.</summary>
    /// <returns>Whether either is there.</returns>
    public bool TakeNumberOrNull() => Take("null"u8) || TakeNumber(out _);

    /// <summary>Goes past a whole number from 0 that fits into 64 bits.</summary>
    /// <param name="number">The number.</param>
    /// <returns>Whether it is there, and is one.</returns>
    public bool TakeUnsigned(out ulong number)
    {
        number = 0;
        return TakeNumber(out ReadOnlySpan<byte> written) && Utf8Parser.TryParse(written, out number, out int read) && read == written.Length;
    }

    /// <summary>Goes past a whole number that fits into 32 bits.</summary>
    /// <returns>Whether it is there, and is one.</returns>
    public bool TakeInteger() => TakeNumber(out ReadOnlySpan<byte> written) && Utf8Parser.TryParse(written, out int _, out int read) && read == written.Length;

    /// <summary>Writes what a text means.</summary>
    /// <param name="text">The text as <see cref="TakeText(out ReadOnlySpan{byte}, out bool)"/> found it.</param>
    /// <param name="room">Where to; as long as the text.</param>
    /// <returns>The number of bytes.</returns>
    public static int Unescape(ReadOnlySpan<byte> text, Span<byte> room)
    {
        var json = new Utf8JsonReader(text);
        json.Read();
        return json.CopyString(room);
    }

    /// <summary>What a text means.</summary>
    /// <param name="text">The text as <see cref="TakeText(out ReadOnlySpan{byte}, out bool)"/> found it.</param>
    public static string Read(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text);
        json.Read();
        return json.GetString()!;
    }

    private static bool IsWellEscaped(ReadOnlySpan<byte> text)
    {
        byte[] room = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            Unescape(text, room);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // There is no such escape, half of a surrogate pair lacks the other, or a byte is not of UTF-8.
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    /// <summary>Whether a number is written as JSON has it, and can be told.</summary>
    private static bool IsFinite(ReadOnlySpan<byte> number)
    {
        ReadOnlySpan<byte> rest = number.StartsWith("-"u8) ? number[1..] : number;
        bool startsWell = rest.StartsWith("0"u8) ? Next(ref rest, 1) : Digits(ref rest);
        if (!startsWell || (rest.StartsWith("."u8) && !(Next(ref rest, 1) && Digits(ref rest))))
        {
            return false;
        }

        if (rest.IsEmpty)
        {
            // Without an exponent only hundreds of digits are too large.
            return number.Length < MostPlainDigits || IsInRange(number);
        }

        if (rest[0] is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }

        rest = rest[(rest.Length > 1 && rest[1] is (byte)'+' or (byte)'-' ? 2 : 1)..];
        return Digits(ref rest) && rest.IsEmpty && IsInRange(number);
    }

    private static bool Digits(ref ReadOnlySpan<byte> rest)
    {
        int count = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return Next(ref rest, count < 0 ? rest.Length : count);
    }

    private static bool Next(ref ReadOnlySpan<byte> rest, int count)
    {
        rest = rest[count..];
        return count > 0;
    }

    private static bool IsInRange(ReadOnlySpan<byte> number) => Utf8Parser.TryParse(number, out double value, out _) && double.IsFinite(value);
}
