namespace LatentMI.Reporting.Reports;

/// <summary>Numbers of bits as text.</summary>
public static class BitsText
{
    /// <summary>A number of bits with its unit.</summary>
    /// <param name="bits">The number, or null where there is none.</param>
    public static string Of(double? bits) => bits is { } value ? FormattableString.Invariant($"{value:F4} bits") : "not a finite number";
}
