namespace LatentMI.IO.Formats.Text;

/// <summary>Tells what separates the fields of a text from its first two rows.</summary>
internal static class DelimiterDetection
{
    /// <summary>White space of any length, as opposed to single delimiters.</summary>
    public const char WhiteSpace = ' ';

    private const char Quote = '"';

    // A quote that is never closed must not take in the whole file.
    private const int MostLinesOfRow = 16;

    // A comma comes last: where something else separates the fields, commas may be decimal marks.
    private static readonly char[] Candidates = ['\t', ';', ','];

    /// <summary>
    /// The delimiter that the first two rows have equally often, or the first row once less, which is how R writes a header; failing that
    /// the one that is most often in the first row; where there is none, the comma for a single column under a quoted name, else
    /// <see cref="WhiteSpace"/>.
    /// </summary>
    /// <param name="text">The text from its start.</param>
    public static char Detect(TextReader text)
    {
        string first = NextRow(text);
        string second = NextRow(text);
        foreach (char candidate in Candidates)
        {
            int inFirst = CountUnquoted(first, candidate);
            int inSecond = CountUnquoted(second, candidate);
            if (inFirst > 0 && inSecond - inFirst is 0 or 1)
            {
                return candidate;
            }
        }

        char most = Candidates.MaxBy(candidate => CountUnquoted(first, candidate));
        bool isQuotedColumn = first.Contains(Quote, StringComparison.Ordinal) && !second.Trim().Any(char.IsWhiteSpace);
        return CountUnquoted(first, most) > 0 ? most : isQuotedColumn ? ',' : WhiteSpace;
    }

    private static string NextRow(TextReader text)
    {
        while (text.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line) && line[0] != '#')
            {
                return CompleteRow(line, text);
            }
        }

        return "";
    }

    /// <summary>Adds the lines over which a quoted field goes on.</summary>
    private static string CompleteRow(string line, TextReader text)
    {
        string row = line;
        for (int i = 1; i < MostLinesOfRow && row.Count(c => c == Quote) % 2 != 0 && text.ReadLine() is { } next; i++)
        {
            row += next;
        }

        return row;
    }

    private static int CountUnquoted(string line, char delimiter)
    {
        int count = 0;
        bool isQuoted = false;
        foreach (char c in line)
        {
            if (c == Quote)
            {
                isQuoted = !isQuoted;
            }
            else if (c == delimiter && !isQuoted)
            {
                count++;
            }
        }

        return count;
    }
}
