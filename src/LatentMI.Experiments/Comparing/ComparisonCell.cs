using System.Globalization;

namespace LatentMI.Experiments.Comparing;

/// <summary>A field of a comparison: a text, or a number whose digits the reader of the table chooses.</summary>
public readonly record struct ComparisonCell
{
    /// <summary>Creates a text.</summary>
    /// <param name="text">The text.</param>
    public ComparisonCell(string text)
    {
        Text = text;
        Number = double.NaN;
    }

    /// <summary>Creates a number.</summary>
    /// <param name="number">The number; NaN where there is none to tell.</param>
    public ComparisonCell(double number) => Number = number;

    /// <summary>The text; null where the cell is a number.</summary>
    public string? Text { get; }

    /// <summary>The number; NaN where the cell is a text or empty.</summary>
    public double Number { get; }

    /// <summary>The text, or the number with every digit it has; empty for NaN.</summary>
    public override string ToString() =>
        Text ?? (double.IsNaN(Number) ? string.Empty : Number.ToString("R", CultureInfo.InvariantCulture));
}
