using LatentMI.Estimators.Ksg;
using LatentMI.Pairing;
using LatentMI.Settings;

namespace LatentMI.Estimators.Published;

/// <summary>The settings of <see cref="PublishedLmiEstimator"/>; start from <see cref="Mended"/> or <see cref="Paper"/> and change with <c>with</c>.</summary>
public sealed record PublishedLmiOptions
{
    /// <summary>The published method without the known defects of its reference implementation; the default.</summary>
    public static PublishedLmiOptions Mended { get; } = new();

    /// <summary>
    /// The published method as its reference implementation effectively runs it: the validation loss is computed with dropout on,
    /// the last weights are kept instead of the best, and the scores of new pairs are too low.
    /// </summary>
    public static PublishedLmiOptions Paper { get; } = Mended with { ValidationDropout = true, RestoreBestWeights = false, ReferenceScores = true };

    /// <summary>
    /// Null for rows that do not belong together; otherwise rows of one group are never on both sides of the split. As many rows as the samples have.
    /// </summary>
    public RowGroups? Groups { get; init; }

    /// <summary>What makes the latents predict each other.</summary>
    public Regularizer Regularizer { get; init; } = Regularizer.Cross;

    /// <summary>The weight of the reconstruction of each side from its own latents (alpha).</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>The weight of <see cref="Regularizer"/> (lambda).</summary>
    public double Lambda { get; init; } = 1;

    /// <summary>The number of latent dimensions of each side, L.</summary>
    public int LatentDimensions { get; init; } = 8;

    /// <summary>
    /// The width W of a side's first hidden layer; the next two have W/2 and W/4. Null: 1024, or, with <see cref="Regularizer.Cross"/>
    /// and more than 2048 columns d, 2^floor(log2 d).
    /// </summary>
    public int? HiddenWidth { get; init; }

    /// <summary>The share of the rows that does not train, but validates and carries the estimate.</summary>
    public double ValidationShare { get; init; } = 0.5;

    /// <summary>The rows of a training step.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>The largest number of epochs.</summary>
    public int MaxEpochs { get; init; } = 300;

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

    /// <summary>The number of neighbors by which the model scores new pairs; null for <see cref="Neighbors"/>.</summary>
    public int? ScoreNeighbors { get; init; }

    /// <summary>
    /// Whether new pairs are scored in the form of the reference implementation (<see cref="KsgOptions.ReferenceScores"/>), without the estimate as their
    /// mean. True only to repeat its numbers.
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

    /// <summary>The number of neighbors by which new pairs are scored, where so many rows carry the estimate.</summary>
    internal int ResolvedScoreNeighbors => ScoreNeighbors ?? Neighbors;

    /// <summary>KSG on the latents of the rows that did not train.</summary>
    internal KsgOptions LatentKsg => new()
    {
        Neighbors = Neighbors,
        Algorithm = KsgAlgorithm,
        Standardize = false,
        TieNoise = TieNoise,
        Seed = Seed,
        Threads = Threads,
    };

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range; the message names it.</exception>
    internal void Validate()
    {
        OptionRange.RequireDefined(Regularizer);
        OptionRange.RequireDefined(KsgAlgorithm);
        OptionRange.RequireNotNegative(Alpha, nameof(Alpha));
        OptionRange.RequireNotNegative(Lambda, nameof(Lambda));
        ArgumentOutOfRangeException.ThrowIfLessThan(LatentDimensions, 1);
        OptionRange.RequireAtLeast(HiddenWidth, 4);
        if (!(ValidationShare is >= 0.01 and <= 0.99))
        {
            throw new ArgumentOutOfRangeException(nameof(ValidationShare), ValidationShare, "The share must lie between 0.01 and 0.99.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxEpochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Patience, 1);
        OptionRange.RequireNotNegative(LearningRate, nameof(LearningRate));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(LearningRate, 0);
        OptionRange.RequireNotNegative(WeightDecay, nameof(WeightDecay));
        if (!(CrossDropout is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(CrossDropout), CrossDropout, "The share must be at least 0 and below 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumColumns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Neighbors, 1);
        OptionRange.RequireAtLeast(ScoreNeighbors, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
    }
}
