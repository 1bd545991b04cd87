namespace LatentMI;

/// <summary>A 95 % confidence interval, in bits.</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="StandardError">The standard error that it was made from.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper, double StandardError)
{
    /// <summary>How many standard errors lie between a value whose error is normal and each end of its interval: 1.96.</summary>
    internal const double StandardErrors = 1.959964;

    /// <summary>The interval of a value whose error is normal: 1.96 standard errors either way.</summary>
    /// <param name="bits">The value, in bits.</param>
    /// <param name="standardError">Its standard error, in bits.</param>
    public static ConfidenceInterval Around(double bits, double standardError) =>
        new(bits - (StandardErrors * standardError), bits + (StandardErrors * standardError), standardError);
}
