namespace LatentMI.Studies.Sweeps;

/// <summary>A plan as it is written, before any file that it names was opened.</summary>
internal sealed record SweepDraft
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The groups that have a name and an address each.</summary>
    public required IReadOnlyList<GroupDraft> Groups { get; init; }

    /// <summary>The tables whose columns make groups.</summary>
    public required IReadOnlyList<SplitDraft> Splits { get; init; }

    /// <summary>Which pairs.</summary>
    public required PairsDraft Pairs { get; init; }

    /// <summary>The lags.</summary>
    public required IReadOnlyList<int> Lags { get; init; }

    /// <summary>The column whose values lags do not cross, with its place; null for none.</summary>
    public required PlanNode? LagWithin { get; init; }

    /// <summary>The seeds.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>The settings of estimates, all lists of values multiplied out; with the place of each.</summary>
    public required IReadOnlyList<(PlanNode Node, ParameterSet Settings)> Estimates { get; init; }
}
