namespace LatentMI.IO.Formats.Text;

/// <summary>Tells a table whose fields stand between white space from a single column of texts that hold spaces, such as <c>CD4 T</c>.</summary>
internal static class WhiteSpaceTable
{
    private const int ShortRow = 2;

    /// <summary>Whether white space separates fields, where nothing else does.</summary>
    /// <param name="rows">The first rows, at least one.</param>
    /// <param name="isDelimited">Whether the file's name promises single delimiters: then only numbers may stand between white space.</param>
    /// <param name="mark">The decimal mark.</param>
    public static bool Is(IReadOnlyList<string> rows, bool isDelimited, DecimalMark mark)
    {
        List<string[]> split = Split(rows);
        string[] header = split[0];
        string[][] data = split.Count > 1 ? [.. split.Skip(1)] : [header];
        int usual = data.GroupBy(row => row.Length).MaxBy(group => group.Count())!.Key;
        if (usual == 1 && header.Length == 1)
        {
            return false;
        }

        // R calls no two rows alike, while labels recur.
        bool hasRowNames = header.Length == usual - 1;
        bool recurs = data.Select(row => row[0]).Distinct().Count() < data.Length;
        if (hasRowNames && usual == ShortRow && recurs)
        {
            return false;
        }

        bool agrees = data.Count(row => row.Length == usual) >= TextHead.LeastShare * data.Length;
        if (isDelimited)
        {
            bool hasNumbersFirst = data.Count(row => IsValue(row[0], mark)) >= TextHead.LeastShare * data.Length;
            bool hasNumbers = data.Count(row => row.Length > 1 && row.Skip(1).All(field => IsValue(field, mark))) >= TextHead.LeastShare * data.Length;
            return agrees && hasNumbers && (!recurs || (hasNumbersFirst && !hasRowNames));
        }

        bool isText = !data.Any(row => row.Any(field => IsValue(field, mark)));
        return !isText || (agrees && !rows.Skip(1).Contains(rows[0]));
    }

    private static bool IsValue(string field, DecimalMark mark) => NumberField.TryParseOrMissing(field, mark, out _);

    private static List<string[]> Split(IReadOnlyList<string> rows)
    {
        using var fields = new WhiteSpaceRows(new TextLines(new StringReader(string.Join('\n', rows)), string.Empty), string.Empty);
        var split = new List<string[]>();
        while (fields.Read())
        {
            var row = new string[fields.FieldCount];
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = fields.Field(i).ToString();
            }

            split.Add(row);
        }

        return split;
    }
}
