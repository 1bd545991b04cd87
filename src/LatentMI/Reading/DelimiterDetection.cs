namespace LatentMI.Reading;

/// <summary>Tells what separates the fields of a text from its first two rows.</summary>
internal static class DelimiterDetection
{
    /// <summary>White space of any length, as opposed to single delimiters.</summary>
    public const char WhiteSpace = ' ';

    // A comma comes last: where something else separates the fields, commas may be decimal marks.
    private static readonly char[] Candidates = ['\t', ';', ','];

    /// <summary>
    /// The delimiter that the first two rows have equally often, or the first row once less, which is how R writes a header; failing that
    /// the one that is most often in the first row; <see cref="WhiteSpace"/> where there is none.
    /// </summary>
    /// <param name="text">The text from its start.</param>
    public static char Detect(TextReader text)
    {
        string first = NextContentLine(text);
        string second = NextContentLine(text);
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
        return CountUnquoted(first, most) > 0 ? most : WhiteSpace;
    }

    private static string NextContentLine(TextReader text)
    {
        while (text.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line) && line[0] != '#')
            {
                return line;
            }
        }

        return "";
    }

    private static int CountUnquoted(string line, char delimiter)
    {
        int count = 0;
        bool isQuoted = false;
        foreach (char c in line)
        {
            if (c == '"')
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
