using System.Globalization;

namespace LatentMI.Estimators.Ksg;

/// <summary>The settings of <see cref="KsgEstimator"/> and <see cref="KozachenkoLeonenkoEntropy"/>.</summary>
public sealed record KsgOptions
{
    /// <summary>The number of nearest neighbors, k; at least 1. Few neighbors mean little bias and much variance. Default: 3.</summary>
    public int Neighbors { get; init; } = 3;

    /// <summary>Which of the two KSG estimators. Default: <see cref="KsgAlgorithm.One"/>. It does not concern entropies.</summary>
    public KsgAlgorithm Algorithm { get; init; } = KsgAlgorithm.One;

    /// <summary>
    /// Whether to break ties: every value gets a number from the uniform distribution on [0, 1e-10) added, in float64. Default: true.
    /// </summary>
    /// <remarks>
    /// The amplitude is absolute, as in the reference implementation of Latent MI: it is far below what tells points apart in columns of
    /// ordinary scale. The mean of a column is subtracted before, so that an offset does not swallow it; without <see cref="Standardize"/> it is lost by
    /// rounding in columns that spread over more than some 1e5.
    /// </remarks>
    public bool TieNoise { get; init; } = true;

    /// <summary>
    /// Whether every column is first brought to mean 0 and sample standard deviation 1 (divisor n - 1). A constant column becomes 0. Default: true.
    /// </summary>
    /// <remarks>
    /// The distance of two pairs is the largest difference in any column, so that a column in small units beside one in large units does not count at
    /// all: without this the estimate depends on the units of measurement, as in the published form. Information does not.
    /// </remarks>
    public bool Standardize { get; init; } = true;

    /// <summary>
    /// Whether <see cref="KsgEstimator.ScorePointwise"/> scores new pairs as the reference implementation of Latent MI does, which is too low: true only
    /// to repeat its numbers. Default: false.
    /// </summary>
    public bool ReferenceScores { get; init; }

    /// <summary>The seed of the tie noise. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of threads; 0 for as many as there are processors. It does not change the numbers. Default: 0.</summary>
    public int Threads { get; init; }

    /// <summary>The number of threads to use on this machine.</summary>
    internal int ThreadsHere => Threads == 0 ? Environment.ProcessorCount : Threads;

    /// <summary>The fewest rows that have k neighbors.</summary>
    internal int LeastRows => Neighbors + 1;

    /// <summary>What needs so many rows, as a part of a sentence.</summary>
    internal string RowsNeed => string.Create(CultureInfo.InvariantCulture, $"the {Neighbors} nearest neighbors of a row");

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Neighbors, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
        if (!Enum.IsDefined(Algorithm))
        {
            throw new ArgumentOutOfRangeException(nameof(Algorithm), Algorithm, "The algorithm is neither One nor Two.");
        }
    }
}
