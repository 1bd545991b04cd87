using System.Globalization;
using System.Text;

namespace LatentMI.IO.Formats.Npy;

/// <summary>Reads NumPy arrays of texts, all of one length: of bytes (<c>S</c>) or of code points (<c>U</c>), filled up with zeros.</summary>
internal static class NpyTexts
{
    private const int BytesOfCodePoint = 4;
    private const int LongestText = 1 << 20;
    private const int RowsPerCancellationCheck = 1 << 14;

    /// <summary>Reads a list of texts.</summary>
    /// <param name="stream">The file from its start to its end.</param>
    /// <param name="room">How much memory it may take.</param>
    /// <param name="address">How messages call the array.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The texts, null for each that is missing; null where the array holds something else, or more than one column.</returns>
    /// <exception cref="InputException">The header is damaged, or the stream does not hold all texts, or more.</exception>
    public static string?[]? Find(Stream stream, MemoryRoom room, string address, CancellationToken cancellationToken)
    {
        (NpyDictionary header, _) = NpyHeader.ReadDictionary(stream, address);
        if (header.Shape is not ([_] or [_, 1]) || FindSize(header.Description) is not { } size)
        {
            return null;
        }

        var texts = new List<string?>();
        foreach (string text in Read(stream, header, size, address))
        {
            texts.Add(NumberField.IsMissingText(text) ? null : text);
            if (texts.Count % RowsPerCancellationCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                room.RequireSoFar((long)texts.Count * size, address);
            }
        }

        return [.. texts];
    }

    /// <summary>Reads a single text.</summary>
    /// <param name="stream">The file from its start to its end.</param>
    /// <param name="address">How messages call the array.</param>
    /// <returns>The text; null where the array holds something else.</returns>
    /// <exception cref="InputException">The header is damaged, or the stream does not hold the text, or more.</exception>
    public static string? FindSingle(Stream stream, string address)
    {
        (NpyDictionary header, _) = NpyHeader.ReadDictionary(stream, address);
        return header.Shape.Length == 0 && FindSize(header.Description) is { } size ? Read(stream, header, size, address).Single() : null;
    }

    /// <summary>The bytes of a text; null where a type is none of texts.</summary>
    private static int? FindSize(string description)
    {
        if (description is not [_, 'S' or 'U', .. { Length: > 0 } digits] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int length))
        {
            return null;
        }

        return length <= LongestText ? length * (IsOfBytes(description) ? 1 : BytesOfCodePoint) : null;
    }

    private static bool IsOfBytes(string description) => description[1] == 'S';

    private static IEnumerable<string> Read(Stream stream, NpyDictionary header, int size, string address)
    {
        Encoding encoding = IsOfBytes(header.Description) ? TextDecoding.Lenient : new UTF32Encoding(bigEndian: header.Description[0] == '>', byteOrderMark: false);
        var bytes = new byte[size];
        long count = header.Shape.Aggregate(1L, (product, length) => product * length);
        for (long i = 0; i < count; i++)
        {
            if (stream.ReadAtLeast(bytes, size, throwOnEndOfStream: false) < size)
            {
                throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{address}: is truncated: it ends after {i} of {count} texts."));
            }

            yield return encoding.GetString(bytes).TrimEnd('\0').Trim();
        }

        if (stream.ReadByte() >= 0)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{address}: is damaged: more bytes than {count} texts follow the header."));
        }
    }
}
