namespace LatentMI.Benchmarks.Fuzzing;

/// <summary>What came of the damaged copies of one file.</summary>
internal sealed class FuzzCount
{
    /// <summary>How many were read.</summary>
    public int Read { get; set; }

    /// <summary>How many were refused in one line.</summary>
    public int Refused { get; set; }

    /// <summary>The longest time of the processors that one took.</summary>
    public TimeSpan Slowest { get; set; }

    /// <summary>The most bytes that were reserved for one.</summary>
    public long MostBytes { get; set; }
}
