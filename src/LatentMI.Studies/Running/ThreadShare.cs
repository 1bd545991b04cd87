namespace LatentMI.Studies.Running;

/// <summary>How many threads each of several trials has. They do not change the numbers.</summary>
public readonly record struct ThreadShare
{
    private readonly int _each;
    private readonly int _all;

    private ThreadShare(int each, int all)
    {
        _each = each;
        _all = all;
    }

    /// <summary>The same number for every trial.</summary>
    /// <param name="threads">The number; at least 1.</param>
    public static ThreadShare Each(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return new ThreadShare(threads, 0);
    }

    /// <summary>
    /// A number that the trials share: one each where there are as many trials left as threads, more where there are fewer, all for the last one alone.
    /// </summary>
    /// <param name="threads">The number of all trials together; at least 1.</param>
    public static ThreadShare OfAll(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return new ThreadShare(0, threads);
    }

    /// <summary>The threads of a trial that begins.</summary>
    /// <param name="atOnce">How many trials will run at once with it, itself among them; at least 1.</param>
    public int Of(int atOnce) => _each > 0 ? _each : Math.Max(1, _all / atOnce);
}
