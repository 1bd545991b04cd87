using LatentMI.Calibrating;
using LatentMI.Estimators.Ksg;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Representation;
using LatentMI.Settings;

namespace LatentMI.Estimators.Latent;

/// <summary>The settings of <see cref="LatentMiEstimator"/>; start from <see cref="Default"/> and change with <c>with</c>.</summary>
public sealed record LatentMiOptions
{
    /// <summary>The most accurate settings: maps chosen on held-out rows, and a calibrated estimate.</summary>
    public static LatentMiOptions Default { get; } = new();

    /// <summary>What the columns are turned into first.</summary>
    public ColumnScores ColumnScores { get; init; } = ColumnScores.Normal;

    /// <summary>The maps that are tried.</summary>
    public RepresentationChoice Representation { get; init; } = RepresentationChoice.Auto;

    /// <summary>
    /// The name of a map that is not tried, which shows what it is worth: <c>columns</c>, <c>interacting-columns</c>, <c>unranked-columns</c>, <c>power-columns</c>, <c>norms</c>, <c>linear</c>,
    /// <c>screened-linear</c>, <c>unranked-linear</c>, <c>power-linear</c>, <c>unit-norm</c>, <c>screened-unit-norm</c>, <c>modulated</c>, <c>kernel</c>, <c>screened-kernel</c>, <c>folded</c>, <c>network</c> or <c>all-columns</c>; null to try all.
    /// </summary>
    public string? LeftOut { get; init; }

    /// <summary>How much time the estimate may take.</summary>
    public Effort Effort { get; init; } = Effort.Default;

    /// <summary>
    /// Encoders of your own: with <see cref="RepresentationChoice.Auto"/> they compete with the built-in maps on held-out rows, with
    /// <see cref="RepresentationChoice.Own"/> with each other alone. The number of their latents is theirs.
    /// </summary>
    public IReadOnlyList<IRepresentation> OwnRepresentations { get; init; } = [];

    /// <summary>Density ratios of your own, which compete with the built-in ones on held-out rows.</summary>
    public IReadOnlyList<IDensityRatio> OwnRatios { get; init; } = [];

    /// <summary>The parts that the rows are dealt to; each is encoded by maps fitted on the others.</summary>
    public int Folds { get; init; } = 6;

    /// <summary>The re-paired surrogates on which KSG is calibrated; 0 reports KSG as it is.</summary>
    public int Surrogates { get; init; } = 16;

    /// <summary>The nearest neighbors of the calibrated KSG; more are less noisy, and calibration removes their bias.</summary>
    public int CalibrationNeighbors { get; init; } = 10;

    /// <summary>Whether to add what linear maps lose by being fitted on finitely many rows, where a Gaussian describes the latents.</summary>
    public bool LinearRecovery { get; init; } = true;

    /// <summary>
    /// Null for rows that are independent unless they resemble their neighbors; 1 for independent rows that do, as in a sorted file; for a time series the
    /// length of the blocks of consecutive rows that stay together in a fold, longer than it remembers.
    /// </summary>
    public int? TimeSeriesBlock { get; init; }

    /// <summary>
    /// Null for rows that do not belong together; otherwise rows of one group are never on both sides of a split, and the interval takes groups, not
    /// rows, as independent. As many rows as the samples have. Not with <see cref="TimeSeriesBlock"/>.
    /// </summary>
    public RowGroups? Groups { get; init; }

    /// <summary>
    /// Which sides are labels, however many; null to tell by their values, with a warning where these are whole numbers, which may be either.
    /// </summary>
    public LabelSides? Labels { get; init; }

    /// <summary>The number of latent dimensions of each side, L; null to choose it on held-out rows.</summary>
    public int? LatentDimensions { get; init; }

    /// <summary>The largest number of epochs of the networks.</summary>
    public int MaxEpochs { get; init; } = 60;

    /// <summary>Training of networks stops after this many epochs in a row without a lower validation loss.</summary>
    public int Patience { get; init; } = 8;

    /// <summary>The number of neighbors of the KSG estimate on the latents, k.</summary>
    public int Neighbors { get; init; } = 3;

    /// <summary>The number of neighbors by which the model scores new pairs; null for <see cref="CalibrationNeighbors"/>.</summary>
    public int? ScoreNeighbors { get; init; }

    /// <summary>Whether noise of <see cref="KsgOptions.TieNoise"/>'s size breaks ties between latents.</summary>
    public bool TieNoise { get; init; } = true;

    /// <summary>The seed of the folds, the weights, the order of rows, the surrogates and tie noise.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of threads; 0 for one per processor. It does not change the numbers.</summary>
    public int Threads { get; init; }

    /// <summary>The number of neighbors by which new pairs are scored, where so many rows carry the estimate.</summary>
    internal int ResolvedScoreNeighbors => ScoreNeighbors ?? CalibrationNeighbors;

    /// <summary>What KSG on the latents and its calibration need to know.</summary>
    internal CalibrationSettings Calibration => new(Neighbors, CalibrationNeighbors, Surrogates, TieNoise, Seed);

    /// <summary>KSG on the latents, as <see cref="LatentEstimate.RawBits"/> is made.</summary>
    internal KsgOptions LatentKsg => new()
    {
        Neighbors = Neighbors,
        Standardize = false,
        TieNoise = TieNoise,
        Seed = Seed,
        Threads = Threads,
    };

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range; the message names it.</exception>
    /// <exception cref="ArgumentException">The rows are to be both a time series and groups, or representations are not those that are chosen.</exception>
    internal void Validate()
    {
        OptionRange.RequireDefined(ColumnScores);
        OptionRange.RequireDefined(Representation);
        OptionRange.RequireDefined(Effort);
        ArgumentNullException.ThrowIfNull(OwnRepresentations);
        ArgumentNullException.ThrowIfNull(OwnRatios);
        if (Representation == RepresentationChoice.Own && OwnRepresentations.Count == 0)
        {
            throw new ArgumentException("There is no representation to choose; give at least one.", nameof(OwnRepresentations));
        }

        if (Representation is not (RepresentationChoice.Own or RepresentationChoice.Auto) && OwnRepresentations.Count > 0)
        {
            throw new ArgumentException($"No other representation is tried with {Representation}; choose {nameof(RepresentationChoice.Auto)} or {nameof(RepresentationChoice.Own)}.", nameof(OwnRepresentations));
        }

        if (LeftOut is { } map && (Representation != RepresentationChoice.Auto || !MapNames.All.Contains(map)))
        {
            throw new ArgumentException($"With {nameof(RepresentationChoice.Auto)} one of {string.Join(", ", MapNames.All)} can be left out.", nameof(LeftOut));
        }

        if (Labels is { } labels)
        {
            OptionRange.RequireDefined(labels);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Folds, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(Surrogates);
        ArgumentOutOfRangeException.ThrowIfEqual(Surrogates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(CalibrationNeighbors, 1);
        OptionRange.RequireAtLeast(TimeSeriesBlock, 1);
        if (TimeSeriesBlock is not null && Groups is not null)
        {
            throw new ArgumentException("Rows are blocks of a time series or groups, not both.", nameof(Groups));
        }

        OptionRange.RequireAtLeast(LatentDimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxEpochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Patience, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Neighbors, 1);
        OptionRange.RequireAtLeast(ScoreNeighbors, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
    }
}
