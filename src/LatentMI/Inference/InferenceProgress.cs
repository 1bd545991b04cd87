namespace LatentMI.Inference;

/// <summary>Where work that consists of many estimates, or of many like steps, stands; reported after each.</summary>
public readonly struct InferenceProgress(int done, int total, TimeSpan elapsed)
{
    /// <summary>Those that are done.</summary>
    public int Done { get; } = done;

    /// <summary>All of them.</summary>
    public int Total { get; } = total;

    /// <summary>The time since the first began.</summary>
    public TimeSpan Elapsed { get; } = elapsed;
}
