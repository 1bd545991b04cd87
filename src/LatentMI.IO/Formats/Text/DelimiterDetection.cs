namespace LatentMI.IO.Formats.Text;

/// <summary>Tells what separates the fields of a text from its first rows, all of which must agree.</summary>
internal static class DelimiterDetection
{
    /// <summary>White space of any length, as opposed to single delimiters.</summary>
    public const char WhiteSpace = ' ';

    /// <summary>What separates no fields, because no text holds it: each row is one field.</summary>
    public const char None = '\u001F';

    private const char Quote = '"';
    private const char Comma = ',';

    // A comma comes last: where something else separates the fields, commas may be decimal marks.
    private static readonly char[] Candidates = ['\t', ';', Comma];

    /// <summary>
    /// The delimiter that rows have equally often, and the first row, too, or once less, which is how R writes a header; failing that the one that is
    /// most often in the first row; where there is none, <see cref="WhiteSpace"/> or <see cref="None"/> (<see cref="WhiteSpaceTable"/>).
    /// </summary>
    /// <param name="rows">The first rows (<see cref="TextHead"/>).</param>
    /// <param name="promised">The delimiters that the file's name promises, as <c>.csv</c> and <c>.tsv</c> do; null where any may be.</param>
    /// <param name="mark">The decimal mark, which separates no fields.</param>
    public static char Detect(IReadOnlyList<string> rows, string? promised, DecimalMark mark)
    {
        if (rows.Count == 0)
        {
            return None;
        }

        char[] candidates = mark == DecimalMark.Comma ? [.. Candidates.Where(candidate => candidate != Comma)] : Candidates;
        foreach (char candidate in candidates)
        {
            if (Separates(rows, candidate, isPromised: promised?.Contains(candidate) ?? !rows[0].Trim().Any(char.IsWhiteSpace)))
            {
                return candidate;
            }
        }

        char most = candidates.MaxBy(candidate => CountUnquoted(rows[0], candidate));
        if (CountUnquoted(rows[0], most) > 0)
        {
            return most;
        }

        return WhiteSpaceTable.Is(rows, isDelimited: promised is not null, mark) ? WhiteSpace : None;
    }

    /// <summary>Whether rows agree on a delimiter.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <param name="isPromised">Whether the file's name promises it, or else the first row is a single word.</param>
    private static bool Separates(IReadOnlyList<string> rows, char delimiter, bool isPromised)
    {
        if (rows.Count == 1)
        {
            return false;
        }

        int first = CountUnquoted(rows[0], delimiter);
        int[] counts = [.. rows.Skip(1).Select(row => CountUnquoted(row, delimiter))];
        IGrouping<int, int> usual = counts.GroupBy(count => count).MaxBy(group => group.Count())!;
        bool agrees = usual.Count() >= TextHead.LeastShare * counts.Length;

        // R writes a header above one column without a delimiter. Labels that happen to hold one look the same.
        return agrees && usual.Key > 0 && (first > 0 ? usual.Key - first is 0 or 1 : isPromised);
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
