namespace LatentMI.IO.Selecting;

/// <summary>What is done to the columns of one side before anything else, in the order of these properties; by default nothing.</summary>
public sealed record NormalizationSteps
{
    /// <summary>Whether every row is scaled to the same total.</summary>
    public bool NormalizeTotal { get; init; }

    /// <summary>That total; null for the median of the totals of the rows that have one.</summary>
    public double? Total { get; init; }

    /// <summary>Whether every value x becomes ln(1 + x).</summary>
    public bool LogOnePlus { get; init; }

    /// <summary>How many columns stay, those of the largest variance; null for all.</summary>
    public int? TopVariable { get; init; }

    /// <summary>Where columns of mean 0 and standard deviation 1 are cut off on both sides; null for columns as they are.</summary>
    public double? ScaleClip { get; init; }

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => !NormalizeTotal && !LogOnePlus && TopVariable is null && ScaleClip is null;
}
