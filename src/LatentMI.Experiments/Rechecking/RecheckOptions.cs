namespace LatentMI.Experiments.Rechecking;

/// <summary>Which stored records are computed again, and for how long.</summary>
public sealed record RecheckOptions
{
    /// <summary>Data from outside of the repository.</summary>
    public RecordSources Sources { get; init; } = new();

    /// <summary>The estimators whose records are looked at; null for all.</summary>
    public IReadOnlyList<string>? Estimators { get; init; }

    /// <summary>Whether records of the present sources are computed again, too.</summary>
    public bool IncludesClaimed { get; init; }

    /// <summary>Whether records of other sources are computed again.</summary>
    public bool IncludesOlder { get; init; } = true;

    /// <summary>How many records are drawn at random; null for all.</summary>
    public int? Sample { get; init; }

    /// <summary>The seed of the drawing.</summary>
    public ulong Seed { get; init; }

    /// <summary>After this time none is begun any more.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.MaxValue;

    /// <summary>By how much numbers may differ where a record was computed with other vectors, or does not tell with which.</summary>
    public double Tolerance { get; init; } = 0.001;

    /// <summary>How many records are computed at once, on a thread each.</summary>
    public int Jobs { get; init; } = 1;
}
