namespace LatentMI.IO.Formats.Text;

/// <summary>The first rows of a text as they are written, from which its delimiter and its layout are told.</summary>
internal static class TextHead
{
    /// <summary>The share of the rows that must agree; the others are damaged, and whoever reads them says so.</summary>
    public const double LeastShare = .9;

    private const char Quote = '"';
    private const int MostRows = 1000;
    private const int FewestRows = 2;
    private const int MostCharacters = 1 << 20;

    // A quote that is never closed must not take in the whole file.
    private const int MostLinesOfRow = 16;

    /// <summary>Reads the first rows that are neither blank nor comments: at least two where there are as many.</summary>
    /// <param name="lines">The lines of the text from its start.</param>
    public static List<string> Read(TextLines lines)
    {
        var rows = new List<string>();
        int characters = 0;
        while ((rows.Count < FewestRows || (rows.Count < MostRows && characters < MostCharacters)) && lines.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line) && !CommentRows.StartsOne(line))
            {
                rows.Add(CompleteRow(line, lines));
                characters += rows[^1].Length;
            }
        }

        return rows;
    }

    /// <summary>Adds the lines over which a quoted field goes on.</summary>
    private static string CompleteRow(string line, TextLines lines)
    {
        string row = line;
        for (int i = 1; i < MostLinesOfRow && row.Length < TextLines.Longest && row.Count(c => c == Quote) % 2 != 0 && lines.ReadLine() is { } next; i++)
        {
            row += next;
        }

        return row;
    }
}
