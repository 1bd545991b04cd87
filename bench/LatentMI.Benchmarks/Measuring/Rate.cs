namespace LatentMI.Benchmarks.Measuring;

/// <summary>A speed in GFLOP/s, a multiplication and an addition counting as two operations.</summary>
/// <param name="Median">From the median of the times.</param>
/// <param name="Best">From the shortest time.</param>
internal readonly record struct Rate(double Median, double Best)
{
    /// <summary>The share of another speed in percent, the median's of the median's and the best's of the best's.</summary>
    /// <param name="whole">The other speed.</param>
    public Rate PercentOf(Rate whole) => new(100 * Median / whole.Median, 100 * Best / whole.Best);

    /// <summary>How long work of a size takes at this speed.</summary>
    /// <param name="flops">The number of floating point operations.</param>
    public Timing SecondsOf(double flops) => new(flops / Median / 1e9, flops / Best / 1e9);

    /// <summary>The median, and the best in parentheses.</summary>
    public string Format(string format = "0.0") => $"{Number.Of(Median, format)} ({Number.Of(Best, format)})";
}
