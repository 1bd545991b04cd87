using LatentMI.Inference;

namespace LatentMI.Studies.Transfer;

/// <summary>What X and Y tell of each other's next row beyond what they tell of their own, and what they tell of their own, from the same rows.</summary>
public sealed class TransferResult
{
    /// <summary>The transfer entropy from X to Y.</summary>
    public required HistoryEstimate XToY { get; init; }

    /// <summary>The transfer entropy from Y to X.</summary>
    public required HistoryEstimate YToX { get; init; }

    /// <summary>The active information storage of X.</summary>
    public required HistoryEstimate StorageX { get; init; }

    /// <summary>The active information storage of Y.</summary>
    public required HistoryEstimate StorageY { get; init; }

    /// <summary>The number of rows that have all of their histories.</summary>
    public required int CommonRows { get; init; }

    /// <summary>Which of these, from 0, were drawn at random and used; null for all.</summary>
    public required IReadOnlyList<int>? Drawn { get; init; }

    /// <summary>The number of rows whose next values were estimated.</summary>
    public int Rows => Drawn?.Count ?? CommonRows;

    /// <summary>The trials that these rows are of; null where histories cross everything.</summary>
    public required int? Trials { get; init; }

    /// <summary>The rows that are kept together as a block of time; null where there is none.</summary>
    public required int? Block { get; init; }

    /// <summary>What the rows remember, the longest of what an estimate sees; null where they are as good as independent.</summary>
    public required SeriesMemory? Memory { get; init; }

    /// <summary>What to know before trusting the values.</summary>
    public required IReadOnlyList<EstimateWarning> Warnings { get; init; }

    /// <summary>The time of all estimates.</summary>
    public required TimeSpan Elapsed { get; init; }
}
