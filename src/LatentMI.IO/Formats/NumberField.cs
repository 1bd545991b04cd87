using System.Globalization;

namespace LatentMI.IO.Formats;

/// <summary>Numbers in text, always in the invariant culture.</summary>
internal static class NumberField
{
    private static readonly string[] MissingMarks = ["NA", "N/A", "NULL", "None", "?", "-", "."];

    /// <summary>Parses a number; <c>nan</c>, <c>inf</c> and <c>infinity</c> in any case are numbers.</summary>
    /// <param name="field">The field, without space around it.</param>
    /// <param name="value">The number.</param>
    public static bool TryParse(ReadOnlySpan<char> field, out double value)
    {
        if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        // NumPy and C write inf where .NET knows Infinity only.
        bool isNegative = field is ['-', ..];
        ReadOnlySpan<char> magnitude = field is ['-' or '+', ..] ? field[1..] : field;
        value = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        return magnitude.Equals("inf", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a field is a number but for its decimal mark, a comma.</summary>
    /// <param name="field">The field, without space around it.</param>
    public static bool HasDecimalComma(ReadOnlySpan<char> field) =>
        field.Count(',') == 1 && TryParse(field.ToString().Replace(',', '.'), out _);

    /// <summary>Whether a field is a name: neither empty, nor a number of either decimal mark, nor a mark for a missing value.</summary>
    /// <param name="field">The field, without space around it.</param>
    public static bool IsName(string field) =>
        field.Length > 0
        && !TryParse(field, out _)
        && !HasDecimalComma(field)
        && !MissingMarks.Contains(field, StringComparer.OrdinalIgnoreCase);
}
