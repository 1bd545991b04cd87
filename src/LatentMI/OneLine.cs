using System.Globalization;
using System.Text;

namespace LatentMI;

/// <summary>Makes text from a file fit for a message of one line.</summary>
public static class OneLine
{
    private const int LongestText = 200;
    private const int LongestQuote = 40;

    /// <summary>The text without characters that break lines or change their direction, and not too long.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(ReadOnlySpan<char> text) => Shorten(text, LongestText);

    /// <summary>The text in single quotes, without characters that break lines or change their direction, and not too long.</summary>
    /// <param name="text">Any text.</param>
    public static string Quote(ReadOnlySpan<char> text) => $"'{Shorten(text, LongestQuote)}'";

    /// <summary>The first of several texts with commas between, and <c>, ...</c> where there are more.</summary>
    /// <param name="texts">The texts, each of one line.</param>
    /// <param name="most">How many are shown.</param>
    public static string List(IEnumerable<string> texts, int most)
    {
        string[] first = [.. texts.Take(most + 1)];
        return first.Length > most ? $"{string.Join(", ", first[..most])}, ..." : string.Join(", ", first);
    }

    /// <summary>A number with what it counts, in the singular for one: "1 row", "2 rows".</summary>
    /// <param name="number">The number.</param>
    /// <param name="noun">What it counts, in the singular; its plural ends in s.</param>
    public static string Count(long number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? string.Empty : "s")}");

    /// <summary>The whole text, with characters that would break the line or change how it is shown written as <c>\uXXXX</c>.</summary>
    /// <param name="text">Any text.</param>
    public static string Printable(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (IsPrintable(c))
            {
                shown.Append(c);
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
        }

        return shown.ToString();
    }

    private static string Shorten(ReadOnlySpan<char> text, int longest) =>
        text.Length > longest ? $"{Printable(text[..longest])}..." : Printable(text);

    // Line and paragraph separators break lines as control characters do, marks of direction (UAX 9) show a text in another order than it has, and some characters are not seen.
    private static bool IsPrintable(char c) =>
        !char.IsControl(c) && c is not ('\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
}
