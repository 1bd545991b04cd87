namespace LatentMI.Preparing;

/// <summary>What the columns are turned into before anything is learned.</summary>
public enum ColumnScores
{
    /// <summary>
    /// Normal scores: the standard normal quantile of (rank - 1/2) / n, ties at their mean rank, then brought to variance 1. Every strictly
    /// increasing transform of a column gives the same scores, and outliers lose their weight.
    /// </summary>
    Normal,

    /// <summary>Mean 0 and standard deviation 1.</summary>
    Standard,
}
