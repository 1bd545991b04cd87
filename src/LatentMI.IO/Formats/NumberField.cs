using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace LatentMI.IO.Formats;

/// <summary>Numbers in text, in the invariant culture but for their decimal mark, and the marks that stand for a missing one.</summary>
internal static partial class NumberField
{
    // 2^53 has sixteen digits: a whole number of fewer is one that float64 holds.
    private const int FewestDigitsOfLargeInteger = 16;
    private const double LargestExactInteger = 1L << 53;
    private static readonly string[] MissingMarks = ["NA", "N/A", "#N/A", "<NA>", "NaN", "NULL", "None"];

    // Beside labels these may be labels themselves, such as the strand of a gene.
    private static readonly string[] MissingNumberMarks = [".", .. MissingMarks];

    private const char UnknownDelimiter = '|';
    private static readonly NumberFormatInfo CommaFormat = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    /// <summary>Parses a number with a decimal point; <c>nan</c>, <c>inf</c> and <c>infinity</c> in any case are numbers.</summary>
    /// <param name="field">The field, without space around it.</param>
    /// <param name="value">The number.</param>
    public static bool TryParse(ReadOnlySpan<char> field, out double value) => TryParse(field, DecimalMark.Point, out value);

    /// <summary>Parses a number; <c>nan</c>, <c>inf</c> and <c>infinity</c> in any case are numbers.</summary>
    /// <param name="field">The field, without space around it.</param>
    /// <param name="mark">The decimal mark.</param>
    /// <param name="value">The number.</param>
    public static bool TryParse(ReadOnlySpan<char> field, DecimalMark mark, out double value)
    {
        // .NET takes no notice of NUL at the end of a number; a file that holds one is damaged.
        if (field is [.., '\0'])
        {
            value = double.NaN;
            return false;
        }

        if (double.TryParse(field, NumberStyles.Float, mark == DecimalMark.Comma ? CommaFormat : CultureInfo.InvariantCulture, out value))
        {
            return !IsRounded(field, value) && !IsOutOfRange(field, value);
        }

        // NumPy and C write inf where .NET knows Infinity only.
        bool isNegative = field is ['-', ..];
        ReadOnlySpan<char> magnitude = field is ['-' or '+', ..] ? field[1..] : field;
        value = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        return magnitude.Equals("inf", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Parses a number, or NaN where the field is empty or a mark for a missing value.</summary>
    /// <param name="field">The field, without space around it.</param>
    /// <param name="mark">The decimal mark.</param>
    /// <param name="value">The number.</param>
    public static bool TryParseOrMissing(ReadOnlySpan<char> field, DecimalMark mark, out double value)
    {
        if (TryParse(field, mark, out value))
        {
            return true;
        }

        value = double.NaN;
        return field.IsEmpty || IsOneOf(field, MissingNumberMarks);
    }

    /// <summary>Whether a field among texts stands for a missing one.</summary>
    /// <param name="field">The field, without space around it.</param>
    public static bool IsMissingText(ReadOnlySpan<char> field) => field.IsEmpty || IsOneOf(field, MissingMarks);

    /// <summary>Whether a field is a number but for its decimal mark, a comma.</summary>
    /// <param name="field">The field, without space around it.</param>
    public static bool HasDecimalComma(ReadOnlySpan<char> field) =>
        field.Count(',') == 1 && TryParse(field, DecimalMark.Comma, out _);

    /// <summary>
    /// Whether a field was meant as a value, though it is no number: a bound (<c>&lt;0.01</c>), a number with marks between thousands or the other
    /// decimal mark, a share in percent, or a truth value.
    /// </summary>
    /// <param name="field">The field, without space around it.</param>
    /// <param name="mark">The decimal mark.</param>
    public static bool IsSpoiledNumber(string field, DecimalMark mark) =>
        !TryParseOrMissing(field, mark, out _)
        && (IsOutOfRange(field, mark) || IsMarked(field) || IsBound(field) || IsTruthValue(field) || IsForeignNumber(field));

    /// <summary>Whether a field is a name: neither empty, nor a number or a spoiled one, nor a mark for a missing value, nor signs alone (<c>?</c>, <c>--</c>), which some programs write for one.</summary>
    /// <param name="field">The field, without space around it.</param>
    /// <param name="mark">The decimal mark.</param>
    public static bool IsName(string field, DecimalMark mark) =>
        !TryParseOrMissing(field, mark, out _)
        && !IsSpoiledNumber(field, mark)
        && field.Any(char.IsLetterOrDigit);

    /// <summary>Whether a field is a number but for marks between thousands, the other decimal mark, or a unit of one sign.</summary>
    /// <param name="field">The field, without space around it.</param>
    public static bool IsMarked(string field) => HasDecimalComma(field) || TryParse(field, out _) || MarkedNumber().IsMatch(field);

    /// <summary>What to do about a field that should be a number, as the end of a message; empty where that is plain.</summary>
    /// <param name="field">The field, without space around it.</param>
    /// <param name="mark">The decimal mark.</param>
    public static string Advice(string field, DecimalMark mark) => field switch
    {
        _ when mark == DecimalMark.Point && HasDecimalComma(field) && MarkedNumber().IsMatch(field) => "; write it without a mark between thousands, or, if the comma is a decimal mark, read the file with a decimal comma",
        _ when mark == DecimalMark.Point && HasDecimalComma(field) => "; write decimals with a point, or read the file with a decimal comma",
        _ when mark == DecimalMark.Comma && TryParse(field, out _) => "; decimals are read with a comma, so write it with one, and without marks between thousands",
        _ when IsRoundedInteger(field) => ", which is an integer beyond 2^53 that a float64 cannot hold exactly; scale or recode the values",
        _ when IsOutOfRange(field, mark) => ", which is beyond what a float64 can hold, 5E-324 to 1.8E+308; take logarithms or rescale the values",
        _ when HasTypographicMinus(field) => "; write the sign as a hyphen",
        _ when IsDisguised(field) => "; write it in the digits 0 to 9, without invisible characters",
        _ when AccountingNumber().IsMatch(field) => "; write the sign as a hyphen in front of the number",
        _ when HexadecimalNumber().IsMatch(field) || Fraction().IsMatch(field) => "; write a decimal number",
        _ when IsTruthValue(field) => "; write 1 and 0",
        _ when IsBound(field) => "; replace it by a number, or leave the field empty if the value is missing",
        _ when ComplexNumber().IsMatch(field) => "; write the real and the imaginary parts as columns",
        _ when FortranNumber().IsMatch(field) => "; write the exponent with E",
        _ when MarkedNumber().IsMatch(field) || NumberWithUnit().IsMatch(field) => "; write the number alone, without marks between thousands and units",
        _ when field.Contains(UnknownDelimiter, StringComparison.Ordinal) => "; fields are separated by commas, semicolons, tabs or white space",
        _ => "",
    };

    /// <summary>Whether a field is a whole number of which float64 holds a neighbor: two identifiers may then become one.</summary>
    private static bool IsRounded(ReadOnlySpan<char> field, double value) =>
        Math.Abs(value) >= LargestExactInteger
        && field.Length >= FewestDigitsOfLargeInteger
        && !field.TrimStart("+-").ContainsAnyExceptInRange('0', '9')
        && BigInteger.Parse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) != new BigInteger(value);

    /// <summary>Whether a number became infinite, or 0 though one of its digits is not: of 1e-400 and 1e-500, which differ, nothing would be left.</summary>
    private static bool IsOutOfRange(ReadOnlySpan<char> field, double value) =>
        (double.IsInfinity(value) && field.ContainsAnyInRange('0', '9'))
        || (value == 0 && field[..(field.IndexOfAny('e', 'E') is var exponent and >= 0 ? exponent : field.Length)].ContainsAnyInRange('1', '9'));

    private static bool IsOutOfRange(string field, DecimalMark mark) =>
        double.TryParse(field, NumberStyles.Float, mark == DecimalMark.Comma ? CommaFormat : CultureInfo.InvariantCulture, out double value) && IsOutOfRange(field, value);

    private static bool IsRoundedInteger(string field) =>
        double.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double value) && IsRounded(field, value);

    private static bool IsOneOf(ReadOnlySpan<char> field, string[] marks)
    {
        foreach (string mark in marks)
        {
            if (field.Equals(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Names such as <unknown> are none.
    private static bool IsBound(string field) =>
        field is ['<' or '>' or '≤' or '≥', ..] and not ['<', .., '>'] || (field is ['~' or '≈', _, ..] && TryParse(field.AsSpan(1), out _));

    private static bool IsForeignNumber(string field) => ComplexNumber().IsMatch(field) || FortranNumber().IsMatch(field) || NumberWithUnit().IsMatch(field) || IsRoundedInteger(field) || HasTypographicMinus(field)
        || IsDisguised(field) || AccountingNumber().IsMatch(field) || HexadecimalNumber().IsMatch(field) || Fraction().IsMatch(field);

    /// <summary>Whether a field looks like a number, but has digits of another script or characters that are not seen.</summary>
    private static bool IsDisguised(string field)
    {
        if (Ascii.IsValid(field))
        {
            return false;
        }

        IEnumerable<char> seen = field.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format).Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c);
        return TryParse(string.Concat(seen), out _);
    }

    private static bool HasTypographicMinus(string field) => field is ['−' or '–', _, ..] && TryParse(field.AsSpan(1), out _);

    private static bool IsTruthValue(string field) => bool.TryParse(field, out _);

    // Thousands in groups of three, or a number between a sign of a currency and one, a percent sign or an asterisk, of which at least one is there.
    [GeneratedRegex(@"^[-+]?[$€£¥]?\s?\d{1,3}([,.'’ \u00A0\u2009\u202F]\d{3})+([.,]\d+)?$|^[-+]?[$€£¥]\s?[\d.,]+$|^[-+]?[\d.,]*\d[\d.,]*\s?[%‰*†$€£¥]+$", RegexOptions.ExplicitCapture)]
    private static partial Regex MarkedNumber();

    // As bookkeepers and their programs write what is below 0: (1,234.5), 12.50-.
    [GeneratedRegex(@"^\([$€£¥]?\d[\d.,]*\)$|^\d[\d.,]*-$")]
    private static partial Regex AccountingNumber();

    [GeneratedRegex(@"^[-+]?0x[\da-f]+$", RegexOptions.IgnoreCase)]
    private static partial Regex HexadecimalNumber();

    [GeneratedRegex(@"^[-+]?\d+/\d+$")]
    private static partial Regex Fraction();

    // As Python, R and MATLAB write them: (1+2j), 1+2i.
    [GeneratedRegex(@"^\(?[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?[-+](\d+\.?\d*|\.\d+)(e[-+]?\d+)?[ij]\)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex ComplexNumber();

    // In double precision, as Fortran writes it: 1.5D-03; of exponents of three digits without their letter: 1.5-103.
    [GeneratedRegex(@"^[-+]?(\d+\.\d*|\.\d+)(d[-+]?\d+|\+\d{2,3}|-\d{3}|-0\d)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex FortranNumber();

    // A decimal fraction and a unit: 5.2 mg, 0.5µM. Without a fraction it may be a name: 10x, 3 h.
    [GeneratedRegex(@"^[-+]?\d*\.\d+\s?[a-zµμΩ°]{1,3}(/[a-zµμ]{1,3})?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex NumberWithUnit();
}
