using LatentMI.Estimators.Ksg;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Mixed;

/// <summary>The settings of <see cref="MixedEstimator"/>.</summary>
public sealed record MixedOptions
{
    /// <summary>The number of nearest neighbors, k; at least 1. Rows whose label has n of them use n - 1 where that is fewer. Default: 3.</summary>
    public int Neighbors { get; init; } = 3;

    /// <summary>Whether to break ties between vectors, as in <see cref="KsgOptions.TieNoise"/>. Default: true.</summary>
    public bool TieNoise { get; init; } = true;

    /// <summary>Whether every column of the vectors is first brought to mean 0 and sample standard deviation 1 (divisor n - 1). Default: true.</summary>
    public bool Standardize { get; init; } = true;

    /// <summary>Which side is the label, X or Y; null to tell by the values. Default: null.</summary>
    public LabelSides? Labels { get; init; }

    /// <summary>The seed of the tie noise. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of threads; 0 for as many as there are processors. It does not change the numbers. Default: 0.</summary>
    public int Threads { get; init; }

    /// <summary>The same for the search of neighbors, which checks them.</summary>
    internal KsgOptions Ksg => new() { Neighbors = Neighbors, TieNoise = TieNoise, Standardize = Standardize, Seed = Seed, Threads = Threads };
}
