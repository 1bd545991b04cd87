using LatentMI.Calibrating;
using LatentMI.Pairing;

namespace LatentMI.Estimators.Latent;

/// <summary>The settings of <see cref="CalibratedKsgEstimator"/>.</summary>
public sealed record CalibratedKsgOptions
{
    // So many as the smallest fold of a cross-fitted estimate has.
    private const int FewestRows = 10;

    /// <summary>
    /// The fold of each row, from 0, where the rows of a fold were encoded by an encoder of their own: rows of different folds are then never compared. Null
    /// where one encoder, which saw none of the rows, encoded all.
    /// </summary>
    public IReadOnlyList<int>? Folds { get; init; }

    /// <summary>The number of neighbors of the uncalibrated estimate, k.</summary>
    public int Neighbors { get; init; } = 3;

    /// <summary>The nearest neighbors of the calibrated KSG; more are less noisy, and calibration removes their bias.</summary>
    public int CalibrationNeighbors { get; init; } = 10;

    /// <summary>The re-paired surrogates on which KSG is calibrated; 0 reports KSG as it is.</summary>
    public int Surrogates { get; init; } = 16;

    /// <summary>Density ratios of your own, which compete with the built-in ones on held-out rows.</summary>
    public IReadOnlyList<IDensityRatio> OwnRatios { get; init; } = [];

    /// <summary>
    /// Null for rows that do not belong together; otherwise the interval takes groups, not rows, as independent, and no ratio is judged by rows of a group that
    /// it was fitted to. As many rows as the samples have.
    /// </summary>
    public RowGroups? Groups { get; init; }

    /// <summary>Whether noise breaks ties between latents.</summary>
    public bool TieNoise { get; init; } = true;

    /// <summary>The seed of the surrogates, the ratios and tie noise.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of threads; 0 for one per processor. It does not change the numbers.</summary>
    public int Threads { get; init; }

    /// <summary>What KSG and its calibration need to know.</summary>
    internal CalibrationSettings Calibration => new(Neighbors, CalibrationNeighbors, Surrogates, TieNoise, Seed);

    /// <summary>The fewest rows that have as many neighbors as are asked for.</summary>
    internal int MinimumRows => Math.Max(FewestRows, Math.Max(Neighbors, CalibrationNeighbors) + 2);

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range; the message names it.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Neighbors, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(CalibrationNeighbors, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Surrogates);
        ArgumentOutOfRangeException.ThrowIfEqual(Surrogates, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
        ArgumentNullException.ThrowIfNull(OwnRatios);
        if (Folds?.Any(fold => fold < 0) == true)
        {
            throw new ArgumentOutOfRangeException(nameof(Folds), Folds.Min(), "Folds are numbered from 0.");
        }
    }
}
