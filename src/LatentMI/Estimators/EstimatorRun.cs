using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Estimators;

/// <summary>What an estimator is made for beside its settings.</summary>
public sealed record EstimatorRun
{
    /// <summary>The seed of every random number.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of threads; 0 for one per processor. It does not change the numbers.</summary>
    public int Threads { get; init; }

    /// <summary>The groups of the rows; null where none belong together.</summary>
    public RowGroups? Groups { get; init; }

    /// <summary>Which sides are known to be labels; null to tell by their values.</summary>
    public LabelSides? Labels { get; init; }
}
