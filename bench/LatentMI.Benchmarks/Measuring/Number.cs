using System.Globalization;

namespace LatentMI.Benchmarks.Measuring;

/// <summary>Numbers as the tables show them.</summary>
internal static class Number
{
    /// <summary>A number in the invariant culture.</summary>
    /// <param name="value">The number.</param>
    /// <param name="format">A .NET format.</param>
    public static string Of(double value, string format = "0") => value.ToString(format, CultureInfo.InvariantCulture);
}
