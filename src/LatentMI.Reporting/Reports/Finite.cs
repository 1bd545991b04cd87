namespace LatentMI.Reporting.Reports;

/// <summary>Numbers for JSON, which has no NaN and no infinity.</summary>
public static class Finite
{
    /// <summary>The number, or null where it is not finite.</summary>
    /// <param name="value">The number.</param>
    public static double? OrNull(double value) => double.IsFinite(value) ? value : null;

    /// <summary>The number, or null where there is none or it is not finite.</summary>
    /// <param name="value">The number.</param>
    public static double? OrNull(double? value) => value is { } number ? OrNull(number) : null;

    /// <summary>The two ends of an interval, or null where there is none or they are not finite.</summary>
    /// <param name="interval">The interval.</param>
    public static IReadOnlyList<double>? Ends(ConfidenceInterval? interval) => interval is { } known ? Ends(known.Lower, known.Upper) : null;

    /// <summary>The two ends of an interval, or null where they are not finite.</summary>
    /// <param name="lower">The lower end.</param>
    /// <param name="upper">The upper end.</param>
    public static IReadOnlyList<double>? Ends(double lower, double upper) => double.IsFinite(lower) && double.IsFinite(upper) ? [lower, upper] : null;
}
