namespace LatentMI.IO.Formats.Text;

/// <summary>Tells the comments of a text from its rows.</summary>
/// <remarks>
/// A line that starts with <c>#</c> is a comment, as for NumPy and R, but not where a spreadsheet wrote an error or a missing value there (<c>#N/A</c>).
/// Names and colors may start so, too (<c>#1f77b4</c>): a line that could be a row, by its fields, is refused, for no row may go unread without a word.
/// </remarks>
/// <param name="path">How messages call the file.</param>
internal sealed class CommentRows(string path)
{
    private const char Sign = '#';
    private static readonly string[] SpreadsheetMarks = ["#N/A", "#NA", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];
    private int _fieldCount;

    /// <summary>Whether a line starts as comments do.</summary>
    /// <param name="line">The line as it is written.</param>
    public static bool StartsOne(ReadOnlySpan<char> line)
    {
        if (line is not [Sign, ..])
        {
            return IsSpreadsheetDelimiter(line);
        }

        foreach (string mark in SpreadsheetMarks)
        {
            if (line.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the current row is a comment.</summary>
    /// <param name="row">The row.</param>
    /// <param name="line">It as it is written.</param>
    /// <exception cref="InputException">It starts like one, and has the fields of a row.</exception>
    public bool IsComment(ITextRows row, ReadOnlySpan<char> line)
    {
        if (!StartsOne(line))
        {
            _fieldCount = _fieldCount == 0 ? row.FieldCount : _fieldCount;
            return false;
        }

        if (!IsWords(line) && !IsSpreadsheetDelimiter(line) && (_fieldCount == 0 ? HasNumbersBehind(row) : row.FieldCount == _fieldCount))
        {
            throw new InputException(
                $"{path}: line {row.Line} starts with '#' like a comment, but has the fields of a row; remove it if it is a comment, or put its first field in double quotes.");
        }

        return true;
    }

    /// <summary>Whether a line that starts with the sign is a comment whatever follows.</summary>
    /// <param name="line">The line, or as much of it as two characters.</param>
    public static bool IsWords(ReadOnlySpan<char> line) => line is [Sign] or [Sign, ' ' or '\t' or Sign or '!', ..];

    /// <summary>Whether a line tells a spreadsheet what separates the fields.</summary>
    private static bool IsSpreadsheetDelimiter(ReadOnlySpan<char> line) => line is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', ',' or ';' or '\t'];

    /// <summary>Whether there are fields after the first, all of them numbers: what a row has, and a comment above all rows has not.</summary>
    private static bool HasNumbersBehind(ITextRows row)
    {
        for (int i = 1; i < row.FieldCount; i++)
        {
            if (!NumberField.TryParse(row.Field(i), out _))
            {
                return false;
            }
        }

        return row.FieldCount > 1;
    }
}
