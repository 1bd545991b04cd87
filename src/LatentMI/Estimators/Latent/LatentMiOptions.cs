using LatentMI.Calibrating;
using LatentMI.Estimators.Ksg;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Latent;

/// <summary>The settings of <see cref="LatentMiEstimator"/>; start from <see cref="Default"/> or <see cref="Paper"/> and change with <c>with</c>.</summary>
public sealed record LatentMiOptions
{
    private const int PaperLatentDimensions = 8;
    private const int PaperEpochs = 300;
    private const int CrossFittedEpochs = 60;

    /// <summary>The most accurate settings: cross-fitted maps chosen on held-out rows, and a calibrated estimate.</summary>
    public static LatentMiOptions Default { get; } = new();

    /// <summary>The published method with its known defects mended.</summary>
    public static LatentMiOptions Mended { get; } = new() { Method = LatentMiMethod.SingleSplit, LatentDimensions = PaperLatentDimensions };

    /// <summary>
    /// The published method as its reference implementation effectively runs it: the validation loss is computed with dropout on,
    /// the last weights are kept instead of the best, and the scores of new pairs are too low.
    /// </summary>
    public static LatentMiOptions Paper { get; } = Mended with { ValidationDropout = true, RestoreBestWeights = false, ReferenceScores = true };

    /// <summary>
    /// How the rows are used. The settings from <see cref="Regularizer"/> to <see cref="MinimumColumns"/> are those of a single split, but for
    /// <see cref="LatentDimensions"/> and <see cref="MaxEpochs"/>, which the cross-fitted networks have too.
    /// </summary>
    public LatentMiMethod Method { get; init; } = LatentMiMethod.CrossFitted;

    /// <summary>With <see cref="LatentMiMethod.CrossFitted"/>: what the columns are turned into first.</summary>
    public ColumnScores ColumnScores { get; init; } = ColumnScores.Normal;

    /// <summary>With <see cref="LatentMiMethod.CrossFitted"/>: the maps that are tried.</summary>
    public RepresentationChoice Representation { get; init; } = RepresentationChoice.Auto;

    /// <summary>With <see cref="LatentMiMethod.CrossFitted"/>: the parts that the rows are dealt to; each is encoded by maps fitted on the others.</summary>
    public int Folds { get; init; } = 6;

    /// <summary>With <see cref="LatentMiMethod.CrossFitted"/>: the re-paired surrogates on which KSG is calibrated; 0 reports KSG as it is.</summary>
    public int Surrogates { get; init; } = 16;

    /// <summary>With <see cref="LatentMiMethod.CrossFitted"/>: the nearest neighbors of the calibrated KSG; more are less noisy, and calibration removes their bias.</summary>
    public int CalibrationNeighbors { get; init; } = 10;

    /// <summary>
    /// With <see cref="LatentMiMethod.CrossFitted"/>: whether to add what linear maps lose by being fitted on finitely many rows, where a Gaussian
    /// describes the latents.
    /// </summary>
    public bool LinearRecovery { get; init; } = true;

    /// <summary>
    /// With <see cref="LatentMiMethod.CrossFitted"/>: null for rows that are independent unless they resemble their neighbors; 1 for independent
    /// rows that do, as in a sorted file; for a time series the length of the blocks of consecutive rows that stay together in a fold, longer than it remembers.
    /// </summary>
    public int? TimeSeriesBlock { get; init; }

    /// <summary>
    /// Null for rows that do not belong together; otherwise rows of one group are never on both sides of a split, and the interval takes groups, not
    /// rows, as independent. As many rows as the samples have. Not with <see cref="TimeSeriesBlock"/>.
    /// </summary>
    public RowGroups? Groups { get; init; }

    /// <summary>
    /// With <see cref="LatentMiMethod.CrossFitted"/>: which sides are labels, however many; null to tell by their values, with a warning where these are whole
    /// numbers, which may be either.
    /// </summary>
    public LabelSides? Labels { get; init; }

    /// <summary>What makes the latents predict each other.</summary>
    public Regularizer Regularizer { get; init; } = Regularizer.Cross;

    /// <summary>The weight of the reconstruction of each side from its own latents (alpha).</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>The weight of <see cref="Regularizer"/> (lambda).</summary>
    public double Lambda { get; init; } = 1;

    /// <summary>
    /// The number of latent dimensions of each side, L. Null: with <see cref="LatentMiMethod.CrossFitted"/> chosen on held-out rows, with
    /// <see cref="LatentMiMethod.SingleSplit"/> 8.
    /// </summary>
    public int? LatentDimensions { get; init; }

    /// <summary>
    /// The width W of a side's first hidden layer; the next two have W/2 and W/4. Null: 1024, or, with <see cref="Regularizer.Cross"/>
    /// and more than 2048 columns d, 2^floor(log2 d).
    /// </summary>
    public int? HiddenWidth { get; init; }

    /// <summary>The share of the rows that does not train, but validates and carries the estimate.</summary>
    public double ValidationShare { get; init; } = 0.5;

    /// <summary>The rows of a training step.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>The largest number of epochs. Null: with <see cref="LatentMiMethod.CrossFitted"/> 60, with <see cref="LatentMiMethod.SingleSplit"/> 300.</summary>
    public int? MaxEpochs { get; init; }

    /// <summary>Training stops after this many epochs in a row without a lower validation loss.</summary>
    public int Patience { get; init; } = 30;

    /// <summary>Adam's learning rate.</summary>
    public double LearningRate { get; init; } = 1e-4;

    /// <summary>Decoupled weight decay (Loshchilov and Hutter 2019): each step also shrinks the weights by learning rate times this.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The share of activations that dropout removes before every layer of a cross-decoder.</summary>
    public double CrossDropout { get; init; } = 0.5;

    /// <summary>Whether dropout stays on when the validation loss is computed. A defect of the reference; true only to repeat its numbers.</summary>
    public bool ValidationDropout { get; init; }

    /// <summary>Whether the weights of the epoch with the lowest validation loss are kept; otherwise the last.</summary>
    public bool RestoreBestWeights { get; init; } = true;

    /// <summary>A side with fewer columns is repeated side by side until it has at least this many (the paper's padding of small inputs).</summary>
    public int MinimumColumns { get; init; } = 50;

    /// <summary>The number of neighbors of the KSG estimate on the latents, k.</summary>
    public int Neighbors { get; init; } = 3;

    /// <summary>
    /// The number of neighbors by which the model scores new pairs. Null: with <see cref="LatentMiMethod.CrossFitted"/>
    /// <see cref="CalibrationNeighbors"/>, with <see cref="LatentMiMethod.SingleSplit"/> <see cref="Neighbors"/>.
    /// </summary>
    public int? ScoreNeighbors { get; init; }

    /// <summary>
    /// With <see cref="LatentMiMethod.SingleSplit"/>: whether new pairs are scored in the form of the reference implementation
    /// (<see cref="KsgOptions.ReferenceScores"/>), without the estimate as their mean. True only to repeat its numbers.
    /// </summary>
    public bool ReferenceScores { get; init; }

    /// <summary>The KSG algorithm on the latents.</summary>
    public KsgAlgorithm KsgAlgorithm { get; init; } = KsgAlgorithm.One;

    /// <summary>Whether noise of <see cref="KsgOptions.TieNoise"/>'s size breaks ties between latents.</summary>
    public bool TieNoise { get; init; } = true;

    /// <summary>The seed of the split, the weights, the order of rows, dropout and tie noise.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of threads; 0 for one per processor. It does not change the numbers.</summary>
    public int Threads { get; init; }

    /// <summary>L of a single split.</summary>
    internal int SingleSplitLatentDimensions => LatentDimensions ?? PaperLatentDimensions;

    /// <summary>The largest number of epochs of the method's networks.</summary>
    public int EpochLimit => MaxEpochs ?? (Method == LatentMiMethod.CrossFitted ? CrossFittedEpochs : PaperEpochs);

    /// <summary>The number of neighbors by which new pairs are scored, where so many rows carry the estimate.</summary>
    internal int ResolvedScoreNeighbors =>
        ScoreNeighbors ?? (Method == LatentMiMethod.CrossFitted ? CalibrationNeighbors : Neighbors);

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range; the message names it.</exception>
    internal void Validate()
    {
        RequireDefined(Regularizer);
        RequireDefined(KsgAlgorithm);
        RequireFinite(Alpha, nameof(Alpha));
        RequireFinite(Lambda, nameof(Lambda));
        RequireDefined(Method);
        RequireDefined(ColumnScores);
        RequireDefined(Representation);
        if (Labels is { } labels)
        {
            RequireDefined(labels);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Folds, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(Surrogates);
        ArgumentOutOfRangeException.ThrowIfEqual(Surrogates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(CalibrationNeighbors, 1);
        if (TimeSeriesBlock is { } block)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(block, 1, nameof(TimeSeriesBlock));
        }

        if (TimeSeriesBlock is not null && Groups is not null)
        {
            throw new ArgumentException("Rows are blocks of a time series or groups, not both.", nameof(Groups));
        }

        if (LatentDimensions is { } latentDimensions)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(latentDimensions, 1, nameof(LatentDimensions));
        }

        if (HiddenWidth is { } width)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(width, 4, nameof(HiddenWidth));
        }

        if (!(ValidationShare is >= 0.01 and <= 0.99))
        {
            throw new ArgumentOutOfRangeException(nameof(ValidationShare), ValidationShare, "The share must lie between 0.01 and 0.99.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 2);
        if (MaxEpochs is { } epochs)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1, nameof(MaxEpochs));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Patience, 1);
        RequireFinite(LearningRate, nameof(LearningRate));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(LearningRate, 0);
        RequireFinite(WeightDecay, nameof(WeightDecay));
        if (!(CrossDropout is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(CrossDropout), CrossDropout, "The share must be at least 0 and below 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumColumns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Neighbors, 1);
        if (ScoreNeighbors is { } scoreNeighbors)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(scoreNeighbors, 1, nameof(ScoreNeighbors));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
    }

    /// <summary>What KSG on the latents and its calibration need to know.</summary>
    internal CalibrationSettings Calibration => new(Neighbors, CalibrationNeighbors, Surrogates, TieNoise, Seed);

    private static void RequireDefined<T>(T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(typeof(T).Name, value, "There is no such choice.");
        }
    }

    private static void RequireFinite(double value, string name)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new ArgumentOutOfRangeException(name, value, "The value must be finite and not negative.");
        }
    }
}
