using System.Globalization;

namespace LatentMI.IO.Formats.Text;

/// <summary>Tells whether a first row of texts and numbers names columns, as years do, or holds values behind the name of a row.</summary>
internal static class NumberedHeader
{
    private const int FewestAlike = 3;
    private const int FewestConsecutive = 3;
    private const int FewestRising = 5;
    private const double StepTolerance = 1e-6;
    private const int FirstYear = 1500;
    private const int LastYear = 2100;

    // The last word of what stands in the corner of a table, above the names of its rows.
    private static readonly HashSet<string> CornerWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "accession", "animal", "area", "category", "channel", "city", "class", "clone", "cluster", "code", "compound", "condition", "country", "county", "date", "day",
        "donor", "drug", "electrode", "feature", "group", "hour", "isoform", "item", "key", "label", "location", "locus", "metabolite", "month", "mouse", "name", "neuron", "otu",
        "organ", "organism", "participant", "peptide", "plate", "position", "probe", "protein", "quarter", "region", "season", "session", "site", "species", "state", "station",
        "strain", "symbol", "taxon", "term", "time", "tissue", "transcript", "treatment", "trial", "type", "uniprot", "unit", "variable", "week", "well", "year",
    };

    /// <summary>Whether the first row is a header.</summary>
    /// <param name="first">The fields of the first row.</param>
    /// <param name="below">The rows below it, as many as are looked at.</param>
    /// <param name="mark">The decimal mark.</param>
    /// <param name="isUnclear">Whether the row may be a header as well as values.</param>
    /// <returns>Null where the columns are of other kinds than these.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item>Only names stand below texts and numbers below numbers, and the numbers of the row differ: else this decides nothing.</item>
    /// <item>An empty corner above names, or above a count of the rows, is that of a header, and so is a word for what the names are, such as <c>Month</c>.</item>
    /// <item>One sign of a header is a text of another form than all names below it (<c>Tree</c> above <c>A7</c>, <c>B8</c>), the other are numbers that are not of their columns,
    /// years among other numbers, or whole numbers above fractions. Both make a header, and one does with a series of numbers. A series of five that no row below resembles needs none.</item>
    /// <item>One sign alone, or a series alone, leaves it open.</item>
    /// </list>
    /// </remarks>
    public static bool? Is(string[] first, IReadOnlyList<string[]> below, DecimalMark mark, out bool isUnclear)
    {
        isUnclear = false;
        int[] numbered = [.. Enumerable.Range(0, first.Length).Where(i => IsNumber(first[i]))];
        string[][] rows = [.. below.Where(row => row.Length == first.Length)];
        double[] numbers = Array.ConvertAll(numbered, i => Parse(first[i]));
        if (numbers.Length == 0 || numbered[0] == 0 || rows.Length == 0 || numbers.Distinct().Count() < numbers.Length || !AreColumnsOfOneKind())
        {
            return null;
        }

        string corner = first[0];
        string[] names = [.. rows.Select(row => row[0])];
        if (corner.Length == 0)
        {
            return numbered.Length == first.Length - 1 && (Array.TrueForAll(names, name => NumberField.IsName(name, mark)) || CountsRows(names)) ? true : null;
        }

        if (IsCorner(corner, names))
        {
            return true;
        }

        bool isOfOtherForm = Enumerable.Range(0, first.Length).Except(numbered).Any(i => IsOfOtherForm(first[i], [.. rows.Select(row => row[i])]));
        bool areWhole = Array.TrueForAll(numbered, i => IsWhole(first[i]));
        double[][] columns = Array.ConvertAll(numbered, i => rows.Select(row => Parse(row[i])).Where(value => !double.IsNaN(value)).ToArray());
        bool areOutside = numbers.Zip(columns).All(pair => pair.Second.Length > 0 && (pair.First < pair.Second.Min() || pair.First > pair.Second.Max()));
        bool areYears = areWhole && areOutside && IsSeries(numbers) && Array.TrueForAll(numbers, IsYear) && !Array.Exists(columns, column => Array.TrueForAll(column, IsYear));
        bool areAboveFractions = areWhole && columns.Sum(column => column.Length) >= FewestAlike && rows.All(row => numbered.All(i => !IsWhole(row[i])));
        bool areOfOtherKind = areYears || areAboveFractions;
        if (isOfOtherForm && areOfOtherKind)
        {
            return true;
        }

        bool hasSign = isOfOtherForm || areOfOtherKind;
        if (IsSeries(numbers) && IsLongSeries(numbers))
        {
            // Values that rise along a row do so in others, too; three of equal distances may do so by chance.
            bool isAlone = numbers.Length >= FewestRising && !Array.Exists(rows, row => IsSeries(Array.ConvertAll(numbered, i => Parse(row[i]))));
            isUnclear = !hasSign && !isAlone;
            return !isUnclear;
        }

        isUnclear = areOfOtherKind || (isOfOtherForm && areWhole && areOutside && numbers.Length > 1 && IsSeries(numbers));
        return false;

        bool IsNumber(string field) => NumberField.TryParse(field, mark, out double value) && !double.IsNaN(value);

        double Parse(string field) => NumberField.TryParseOrMissing(field, mark, out double value) ? value : double.NaN;

        bool AreColumnsOfOneKind()
        {
            for (int i = 0; i < first.Length; i++)
            {
                bool isNumber = numbered.Contains(i);
                bool isFirst = i == 0 && first[0].Length == 0;
                if (!isNumber && !isFirst && !NumberField.IsName(first[i], mark))
                {
                    return false;
                }

                if (!isFirst && !Array.TrueForAll(rows, row => isNumber ? NumberField.TryParseOrMissing(row[i], mark, out _) : NumberField.IsMissingText(row[i]) || NumberField.IsName(row[i], mark)))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Whether names count their rows from 0, as pandas does, or from 1, as R does.</summary>
    /// <param name="names">The names.</param>
    public static bool CountsRows(IReadOnlyList<string> names) =>
        names.Count > 1
        && names[0] is "0" or "1"
        && names.Index().All(name => name.Item == (name.Index + (names[0] == "0" ? 0 : 1)).ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether numbers rise or fall throughout, as years, times and wavelengths above columns do.</summary>
    public static bool IsSeries(double[] numbers) =>
        numbers.Zip(numbers.Skip(1), (one, next) => Math.Sign(next - one)).Distinct().ToArray() is [] or [1] or [-1];

    /// <summary>Whether a series is too long, or too regular, for numbers that only happen to be in order.</summary>
    public static bool IsLongSeries(double[] numbers) =>
        numbers.Length >= FewestRising || (numbers.Length >= FewestConsecutive && IsEven(numbers));

    // Names may be such words themselves: cities and states, kinds of cells.
    private static bool IsCorner(string corner, string[] names) => IsCornerWord(LastWord(corner)) && !Array.Exists(names, name => IsCornerWord(LastWord(name)));

    private static bool IsCornerWord(string word) => CornerWords.Contains(word) || RowNames.IsCalledSo(word);

    private static string LastWord(string text) => text[(text.AsSpan().LastIndexOfAny(" _.-") + 1)..];

    private static bool IsOfOtherForm(string text, string[] names)
    {
        string[] forms = [.. names.Where(name => !NumberField.IsMissingText(name)).Select(FormOf)];
        return forms.Length >= FewestAlike && forms.Distinct().Count() == 1 && forms[0] != FormOf(text);
    }

    /// <summary>What kinds of characters a text consists of: <c>Aa0</c> of <c>Sample12</c>.</summary>
    private static string FormOf(string text)
    {
        string form = string.Empty;
        foreach (char c in text)
        {
            char kind = char.IsUpper(c) ? 'A' : char.IsLetter(c) ? 'a' : char.IsDigit(c) ? '0' : c;
            form = form.EndsWith(kind) ? form : form + kind;
        }

        return form;
    }

    private static bool IsYear(double number) => number is >= FirstYear and <= LastYear;

    /// <summary>Whether numbers follow each other at equal distances, but for rounding.</summary>
    private static bool IsEven(double[] numbers)
    {
        double step = numbers[1] - numbers[0];
        return numbers.Zip(numbers.Skip(1), (one, next) => next - one).All(distance => Math.Abs(distance - step) <= StepTolerance * Math.Abs(step));
    }

    private static bool IsWhole(string field) => long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
