namespace LatentMI.Benchmarks.Measuring;

/// <summary>How long something took, over all rounds.</summary>
/// <param name="Median">The median in seconds: what to expect.</param>
/// <param name="Best">The minimum in seconds: what is left when nothing else disturbs.</param>
internal readonly record struct Timing(double Median, double Best)
{
    /// <summary>The times of things done one after the other.</summary>
    public static Timing operator +(Timing a, Timing b) => new(a.Median + b.Median, a.Best + b.Best);

    /// <summary>The time of doing something several times.</summary>
    public static Timing operator *(int times, Timing timing) => new(times * timing.Median, times * timing.Best);

    /// <summary>The speed of work of a size.</summary>
    /// <param name="flops">The number of floating point operations.</param>
    public Rate RateOf(double flops) => new(flops / Median / 1e9, flops / Best / 1e9);
}
