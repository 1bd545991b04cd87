namespace LatentMI.Benchmarks.Fuzzing;

/// <summary>Ends the process where a reading never does, and says which.</summary>
internal sealed class FuzzWatch : IDisposable
{
    private readonly Timer _timer;
    private readonly TimeSpan _longest;
    private string _address = "";

    /// <summary>Starts without anything to watch.</summary>
    /// <param name="longest">The longest time that a reading may take.</param>
    public FuzzWatch(TimeSpan longest)
    {
        _longest = longest;
        _timer = new Timer(_ => Environment.FailFast($"{_address} takes more than {_longest.TotalSeconds} s."));
    }

    /// <summary>A reading starts.</summary>
    /// <param name="address">What is read.</param>
    public void Start(string address)
    {
        _address = address;
        _timer.Change(_longest, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The reading ended.</summary>
    public void Stop() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
