namespace LatentMI.Studies.Lags;

/// <summary>The information of X and Y over lags, from as many pairs of rows at each.</summary>
public sealed class LagCurve
{
    /// <summary>The estimates, from the smallest lag to the largest.</summary>
    public required IReadOnlyList<LagPoint> Points { get; init; }

    /// <summary>The largest of them.</summary>
    public required LagPoint Peak { get; init; }

    /// <summary>The number of rows of X that have a row of Y at every lag.</summary>
    public required int CommonRows { get; init; }

    /// <summary>Which of these, from 0, were drawn at random and used; null for all.</summary>
    public required IReadOnlyList<int>? Drawn { get; init; }

    /// <summary>The number of pairs of rows at each lag.</summary>
    public int Rows => Drawn?.Count ?? CommonRows;

    /// <summary>The trials that these rows are of; null where lags cross everything.</summary>
    public required int? Trials { get; init; }

    /// <summary>The block of the time series that all estimates take the rows as; null where that is not known or the rows are of trials.</summary>
    public required int? Block { get; init; }

    /// <summary>The test of the maximum over the lags; null where none was made.</summary>
    public required LagTest? Test { get; init; }

    /// <summary>What to know before trusting the values: one of each kind, with the number of lags that it is about.</summary>
    public required IReadOnlyList<EstimateWarning> Warnings { get; init; }

    /// <summary>The time of all estimates.</summary>
    public required TimeSpan Elapsed { get; init; }
}
