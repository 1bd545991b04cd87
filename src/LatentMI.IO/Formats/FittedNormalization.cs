namespace LatentMI.IO.Formats;

/// <summary>
/// What normalization did to the columns of one side, with every number that it took from their rows, so that new rows go through the same: the same total,
/// the same columns, the same means and standard deviations.
/// </summary>
public sealed class FittedNormalization
{
    /// <summary>The number of columns before.</summary>
    public required int Columns { get; init; }

    /// <summary>The names of the columns before; null where they had none.</summary>
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>The total of every row; null where rows kept theirs.</summary>
    public double? Total { get; init; }

    /// <summary>Whether every value x became ln(1 + x).</summary>
    public bool LogOnePlus { get; init; }

    /// <summary>The columns that stayed, from 0, in ascending order; null for all.</summary>
    public IReadOnlyList<int>? Kept { get; init; }

    /// <summary>The mean of each column that stayed; null where columns were not scaled.</summary>
    public IReadOnlyList<double>? Means { get; init; }

    /// <summary>The sample standard deviation of each column that stayed; null where columns were not scaled.</summary>
    public IReadOnlyList<double>? Deviations { get; init; }

    /// <summary>Where scaled columns were cut off on both sides; null where they were not scaled.</summary>
    public double? Clip { get; init; }
}
