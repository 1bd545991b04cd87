using System.Globalization;
using System.Text.RegularExpressions;

namespace LatentMI.Studies.Sweeps;

/// <summary>A range of rows, <c>A:B</c>: from row A, counted from 0, up to but excluding row B; either may be omitted.</summary>
/// <param name="Start">The first row; null for the first of all.</param>
/// <param name="End">The row after the last; null for the end of the file.</param>
public readonly partial record struct RowRange(int? Start, int? End)
{
    /// <summary>Reads a range.</summary>
    /// <param name="text">The text, such as <c>0:1000</c>, <c>500:</c> or <c>:200</c>.</param>
    /// <returns>The range; null where the text is none, or one without rows.</returns>
    public static RowRange? TryParse(string text)
    {
        Match match = Pattern().Match(text);
        if (!match.Success || text == ":" || !TryRead(match.Groups[1].Value, out int? start) || !TryRead(match.Groups[2].Value, out int? end))
        {
            return null;
        }

        return end <= (start ?? 0) ? null : new RowRange(start, end);
    }

    /// <summary>The range as it is written in a plan.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}:{End}");

    [GeneratedRegex("^([0-9]*):([0-9]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    private static bool TryRead(string digits, out int? number)
    {
        bool read = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        number = read ? value : null;
        return read || digits.Length == 0;
    }
}
