using System.Globalization;
using System.Text;

namespace LatentMI;

/// <summary>Makes text from a file fit for a message of one line.</summary>
public static class OneLine
{
    private const int LongestText = 200;
    private const int LongestQuote = 40;

    /// <summary>The text without control characters and not too long.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(ReadOnlySpan<char> text) => Shorten(text, LongestText);

    /// <summary>The text in single quotes, without control characters and not too long.</summary>
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

    private static string Shorten(ReadOnlySpan<char> text, int longest)
    {
        var shown = new StringBuilder();
        foreach (char c in text.Length > longest ? text[..longest] : text)
        {
            // Line and paragraph separators break lines as control characters do.
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                shown.Append(c);
            }
        }

        return text.Length > longest ? shown.Append("...").ToString() : shown.ToString();
    }
}
