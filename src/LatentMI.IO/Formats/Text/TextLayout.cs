using System.Globalization;

namespace LatentMI.IO.Formats.Text;

/// <summary>Which parts of a text are names: a header in the first row, row names in the first column.</summary>
/// <param name="ColumnNames">The header's names of the value columns; null where there is no header.</param>
/// <param name="HasIndexColumn">Whether the first column holds row names.</param>
/// <param name="IndexName">The header's name for the column of row names, if it has one.</param>
internal sealed record TextLayout(string[]? ColumnNames, bool HasIndexColumn, string? IndexName)
{
    private const int MostRows = 1000;
    private const int FewestCountedColumns = 3;
    private const int MostFields = 100_000;
    private const int FewestLookedAt = 2;
    private const int FewestOfTitled = 2;
    private const int MostShown = 3;

    /// <summary>Whether only the values of the first column tell that it holds row names: no header marks it.</summary>
    public bool IsIndexByItsValues { get; private init; }

    /// <summary>Whether the header has one name less than the rows have fields.</summary>
    public bool IsHeaderShort { get; private init; }

    /// <summary>Whether the text is a single column of labels without a header: what its first row says comes again.</summary>
    public bool IsLabelList { get; private init; }

    /// <summary>The first row where it was taken for values, though it may number one or two columns as pandas does; else null.</summary>
    public string? PossibleHeader { get; private init; }

    /// <summary>Infers the layout from the first rows.</summary>
    /// <param name="rows">The rows, from the first; as many are read as it takes.</param>
    /// <param name="mark">The decimal mark.</param>
    /// <param name="path">How messages call the file.</param>
    /// <exception cref="InputException">The first row is a title, or may be a header as well as values.</exception>
    public static TextLayout Infer(ITextRows rows, DecimalMark mark, string path)
    {
        string[]? first = null;
        long line = 0;
        var below = new List<string[]>();
        var firstColumn = new List<string>();
        while (firstColumn.Count < MostRows && rows.Read())
        {
            if (rows.FieldCount == 0)
            {
                continue;
            }

            if (first is null)
            {
                (first, line) = (rows.Fields(), rows.Line);
            }
            else if (below.Count < FewestLookedAt || (long)below.Count * first.Length < MostFields)
            {
                below.Add(rows.Fields());
            }

            firstColumn.Add(rows.Field(0).ToString());
        }

        if (first is null)
        {
            return new TextLayout(ColumnNames: null, HasIndexColumn: false, IndexName: null);
        }

        if (IsTitle(first, below, mark))
        {
            throw new InputException($"{path}: line {line} ({OneLine.Of(first[0])}) is a title and not a row of the table below it; remove it, or write # in front of it.");
        }

        bool isHeader = NumberedHeader.Is(first, below, mark, out bool isUnclear) ?? IsHeader(first, [.. firstColumn.Skip(1)], mark);
        return isUnclear
            ? throw new InputException(
                $"{path}: line {line} ({string.Join(", ", first.Take(MostShown).Select(field => OneLine.Of(field)))}{(first.Length > MostShown ? ", ..." : "")}) may name the columns or be a row of values; "
                + $"if it names them, leave its first field empty; if not, put a line of names above it.")
            : Infer(first, below.FirstOrDefault(), firstColumn, isHeader, mark);
    }

    /// <summary>Infers the layout from the first rows.</summary>
    /// <param name="first">The fields of the first row.</param>
    /// <param name="second">The fields of the second row, or null where there is none.</param>
    /// <param name="firstColumn">The first field of each of the first rows, the very first included.</param>
    /// <param name="isHeader">Whether texts or numbers of the first row name columns.</param>
    /// <param name="mark">The decimal mark.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item>The first row is a header if it has a name after its first field, or if its first field is a name above numbers. Numbers may be
    /// names of columns, too, where they count or rise, or stand beside a first column that is called what row names are (<c>id</c>); among other numbers a text is a value that is wrong, not a name (<see cref="NumberedHeader"/>).</item>
    /// <item>A header of one field less than the next row names all columns but the first, as R writes it.</item>
    /// <item>A header whose first field is empty stands above row names, as pandas writes it.</item>
    /// <item>A first row that counts its fields (0, 1, 2, ..., as pandas numbers columns) is a header, unless the second row goes on counting; the
    /// last field may be anything, as a label column's. Of three columns it is one only above numbers that are not whole; of fewer it may be data: 0, or the sine and cosine of 0. There it is one only if whole numbers below are written as fractions are (2.0), as then 0 would be, too.</item>
    /// <item>A single column of text whose first field comes again has labels and no header.</item>
    /// <item>Otherwise the first column holds row names if its fields are names (<see cref="AreRowNames"/>) and there are more columns.</item>
    /// </list>
    /// </remarks>
    private static TextLayout Infer(string[] first, string[]? second, IReadOnlyList<string> firstColumn, bool isHeader, DecimalMark mark)
    {
        string[] below = [.. firstColumn.Skip(1)];
        if (isHeader && second?.Length == first.Length + 1)
        {
            return new TextLayout(first, HasIndexColumn: true, IndexName: null) { IsHeaderShort = true };
        }

        bool hasEmptyCorner = first.Length > 1 && first[0].Length == 0 && (isHeader || IsColumnCount(first.AsSpan(1)));
        if (hasEmptyCorner)
        {
            return new TextLayout(first[1..], HasIndexColumn: true, IndexName: null);
        }

        bool mayCount = !isHeader && MayCountFewColumns(first, below, mark);
        if (!isHeader && (CountsColumns(first, second) || IsCountAboveFractions(first, below, mark) || (mayCount && Array.Exists(below, IsWholeFraction))))
        {
            return new TextLayout(first, HasIndexColumn: false, IndexName: null);
        }

        bool hasIndex = first.Length > 1 && AreRowNames(isHeader ? below : firstColumn, isHeader ? first[0] : null, mark);
        if (!isHeader && first.Length == 1 && NumberField.IsName(first[0], mark) && below.Contains(first[0]))
        {
            return new TextLayout(ColumnNames: null, HasIndexColumn: false, IndexName: null) { IsLabelList = true };
        }

        return isHeader
            ? new TextLayout(hasIndex ? first[1..] : first, hasIndex, hasIndex ? first[0] : null) { IsIndexByItsValues = hasIndex }
            : new TextLayout(ColumnNames: null, hasIndex, IndexName: null) { IsIndexByItsValues = hasIndex, PossibleHeader = mayCount ? string.Join(", ", first) : null };

        bool IsWholeFraction(string field) => NumberField.TryParse(field, mark, out double value) && value == Math.Floor(value);
    }

    /// <summary>Whether the fields of a column that no header marks as row names are such.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="header">What the header calls the column; null where there is none.</param>
    /// <param name="mark">The decimal mark.</param>
    /// <returns>
    /// Whether all but missing ones are names; or most, where no two are alike, as identifiers of which some are numbers. A column of numbers of which some
    /// are <c>ND</c> holds values, and one of names that recur holds labels, unless it is called what row names are called.
    /// </returns>
    public static bool AreRowNames(IReadOnlyList<string> fields, string? header, DecimalMark mark)
    {
        int names = 0, numbers = 0;
        foreach (string field in fields)
        {
            if (NumberField.IsSpoiledNumber(field, mark))
            {
                return false;
            }

            names += NumberField.IsName(field, mark) ? 1 : 0;
            numbers += IsNumber(field, mark) ? 1 : 0;
        }

        return names > 0 && !RowNames.AreLabels(fields, header) && (numbers == 0 || (names > numbers && fields.Distinct(StringComparer.Ordinal).Count() == fields.Count));
    }

    /// <summary>What is wrong with a text whose header has one name less than the rows have fields, which may be texts with a delimiter in them.</summary>
    /// <param name="fieldCount">The number of fields of the rows.</param>
    /// <param name="rowNames">The first field of each row.</param>
    /// <param name="endsEmpty">Whether the last field of every row is empty.</param>
    /// <param name="path">How messages call the file.</param>
    /// <returns>
    /// A message; null where the first fields are row names as R writes them: no two alike, no decimal fractions, and as many values behind them as the
    /// header has names, rather than one less and a delimiter. Above two columns of whole numbers one name may be a title, unless the first counts the rows.
    /// </returns>
    public static string? FindRowNameProblem(int fieldCount, IReadOnlyList<string> rowNames, bool endsEmpty, string path)
    {
        if (endsEmpty)
        {
            return $"{path}: each row ends in a delimiter and the header does not, so that names would stand above other columns; remove the delimiter from the ends of the rows.";
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? wrong = rowNames.FirstOrDefault(name => !seen.Add(name)) is { } repeated
            ? $"{OneLine.Quote(repeated)} occurs twice"
            : rowNames.FirstOrDefault(name => NumberField.TryParse(name, out double value) && value != Math.Floor(value)) is { } fraction
                ? $"{OneLine.Quote(fraction)} is a value"
                : fieldCount == FewestOfTitled && !NumberedHeader.CountsRows(rowNames) && rowNames.All(IsWhole)
                    ? $"{OneLine.Quote(rowNames[0])} and the others are numbers that do not count the rows"
                    : null;
        return wrong is null ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{path}: the header has {OneLine.Count(fieldCount - 1, "name")} and the rows have {fieldCount} fields, of which the first are no row names, as {wrong}; "
            + $"name all columns, or put texts that hold the delimiter in double quotes.");
    }

    /// <summary>Whether a first row is a title above a table: it alone has a single field, and the next row is a header or has too many fields for one name beside row names; or it is a comment of another kind.</summary>
    private static bool IsTitle(string[] first, List<string[]> below, DecimalMark mark) =>
        below is [var second, ..]
        && NumberField.IsName(first[0], mark)
        && Array.TrueForAll(first[1..], field => field.Length == 0)
        && second.Length > 1
        && ((first.Length == 1 && (second.Length > FewestOfTitled || first[0].StartsWith('%') || first[0].StartsWith("//", StringComparison.Ordinal)))
            || (Array.TrueForAll(second, field => NumberField.IsName(field, mark)) && below is [_, var third, ..] && third.Length >= second.Length && Array.Exists(third, field => IsNumber(field, mark))));

    /// <summary>Whether a first row names columns.</summary>
    private static bool IsHeader(string[] first, string[] below, DecimalMark mark)
    {
        int names = first.Count(field => NumberField.IsName(field, mark));
        if (names == 0 || Array.Exists(first, field => NumberField.IsSpoiledNumber(field, mark)))
        {
            return false;
        }

        bool startsWithName = NumberField.IsName(first[0], mark);
        double[] numbers = [.. first.Where(field => IsNumber(field, mark)).Select(field => NumberField.TryParse(field, mark, out double value) ? value : double.NaN)];
        if (numbers.Length > 0)
        {
            // A year or a dose is a name, too, where the first column is called what row names are called.
            return (names == 1 && RowNames.IsCalledSo(first[0])) || (NumberedHeader.IsSeries(numbers) && (names > numbers.Length || ((startsWithName || first[0].Length == 0) && NumberedHeader.IsLongSeries(numbers))));
        }

        return (startsWithName && Array.Exists(below, field => IsNumber(field, mark) || NumberField.IsSpoiledNumber(field, mark)))
            || (first.Skip(1).Any(field => NumberField.IsName(field, mark)) && first.Distinct(StringComparer.Ordinal).Count() > 1);
    }

    /// <summary>Whether a row reads 0, 1, 2, ... or 1, 2, 3, ... as numbered columns do, and the next row does not go on from there.</summary>
    private static bool CountsColumns(string[] first, string[]? second) =>
        first.Length > FewestCountedColumns
        && second is not null
        && IsColumnCount(first.AsSpan(0, first.Length - 1))
        && !IsColumnCount([.. first, second[0]]);

    /// <summary>Whether a row of three fields counts its columns or is a series of whole numbers, and none below it starts with a whole number.</summary>
    private static bool IsCountAboveFractions(string[] first, string[] below, DecimalMark mark) =>
        first.Length == FewestCountedColumns
        && (IsColumnCount(first) || IsConsecutive(first))
        && below.Length > 1
        && Array.TrueForAll(below, field => IsNumber(field, mark) && !IsWhole(field));

    /// <summary>Whether a row reads 0, or 0 and 1, and none below it starts with a whole number that is written as such.</summary>
    private static bool MayCountFewColumns(string[] first, string[] below, DecimalMark mark) =>
        first.Length < FewestCountedColumns
        && first[0] == "0"
        && IsColumnCount(first)
        && below.Length > 1
        && Array.Exists(below, field => IsNumber(field, mark))
        && Array.TrueForAll(below, field => NumberField.TryParseOrMissing(field, mark, out _) && !IsWhole(field));

    private static bool IsWhole(string field) => long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether whole numbers follow each other, as years do.</summary>
    private static bool IsConsecutive(string[] fields)
    {
        int[] numbers = [.. fields.Select(field => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)];
        return numbers[0] >= 0 && numbers.Select((number, i) => number - i).Distinct().Count() == 1;
    }

    private static bool IsColumnCount(ReadOnlySpan<string> fields)
    {
        if (!int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out int start) || start > 1)
        {
            return false;
        }

        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[i] != (start + i).ToString(CultureInfo.InvariantCulture))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNumber(string field, DecimalMark mark) => NumberField.TryParse(field, mark, out double value) && !double.IsNaN(value);
}
