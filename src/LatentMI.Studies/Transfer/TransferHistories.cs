namespace LatentMI.Studies.Transfer;

/// <summary>Which rows of the past are looked at: k of the target, l of the source, of which the last is u rows before the present.</summary>
public sealed record TransferHistories
{
    /// <summary>k, the rows of the target's own past: t - 1, ..., t - k. At least 1.</summary>
    public int Target { get; init; } = 1;

    /// <summary>l, the rows of the source's past: t - u, ..., t - u - l + 1. At least 1.</summary>
    public int Source { get; init; } = 1;

    /// <summary>u, the rows from the source's past to the present of the target; at least 1.</summary>
    public int Delay { get; init; } = 1;

    /// <summary>The lags of the target's own past, the last row first.</summary>
    public IReadOnlyList<int> OwnLags => Past(1, Target);

    /// <summary>The lags of the source's past, the last row first.</summary>
    public IReadOnlyList<int> SourceLags => Past(Delay, Source);

    /// <summary>How far back the earliest row is.</summary>
    public long Reach => Math.Max(Target, (long)Delay + Source - 1);

    /// <summary>Every lag that some estimate looks at, the present among them.</summary>
    internal IReadOnlyList<int> AllLags => [.. OwnLags.Union(SourceLags).Append(0).Order()];

    private static int[] Past(int nearest, int rows) => [.. Enumerable.Range(nearest, rows).Select(lag => -lag)];
}
