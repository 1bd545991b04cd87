using LatentMI.Critics;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Calibrating;

/// <summary>Fits small separable critics to latents, each to the rows of one half of the folds and applied to those of the other.</summary>
internal static class CriticRatios
{
    private const int RowsPerValidationRow = 6;
    private const int LeastValidationRows = 2;

    // An epoch of few rows has few steps, and a critic of columns with sharp curves learns for long: with the patience of epochs alone it knew .82 of 1.26 bits of a
    // cubic curve in 2,000 rows, and knows 1.06. Critics of latents learn nothing more.
    private const int LeastPatienceSteps = 100;
    private const int LeastMostSteps = 1000;

    // More rows than this teach a small critic nothing more.
    private const int MostTrainingRows = 8000;

    /// <summary>Larger, since nothing else has shaped the dependence of columns as they are.</summary>
    private static SeparableCriticOptions OfColumns { get; } = new()
    {
        HiddenWidths = [64, 64],
        EmbeddingWidth = 24,
        BatchSize = 256,
        LearningRate = 4e-3,
        WeightDecay = 0.05,
        MaxEpochs = 60,
        Patience = 8,
    };

    /// <summary>As good on held-out pairs of Gaussian and clustered latents as larger batches, smaller steps and more patience, in a quarter of their time.</summary>
    public static SeparableCriticOptions OfLatents { get; } = new()
    {
        HiddenWidths = [32],
        EmbeddingWidth = 16,
        BatchSize = 128,
        LearningRate = 5e-3,
        WeightDecay = 1,
        MaxEpochs = 60,
        Patience = 5,
    };

    /// <summary>Larger, for the latents that are chosen: on digits it finds 0.015 bits more of 1 bit, 0.15 more of 3.3, in three times the time.</summary>
    public static SeparableCriticOptions OfChosen { get; } = new()
    {
        HiddenWidths = [64, 64],
        EmbeddingWidth = 24,
        BatchSize = 128,
        Dropout = 0.1,
        LearningRate = 4e-3,
        WeightDecay = 0.05,
        MaxEpochs = 60,
        Patience = 8,
    };

    /// <summary>Fits critics to columns as they are.</summary>
    /// <param name="columns">Scores of columns of all rows.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="share">The part of the rows that they would be fitted to.</param>
    public static IRowRatio FitToColumns(LatentPairs columns, ulong seed, Compute compute, double share = 1)
    {
        int steps = Math.Max(1, (int)(share * columns.Count) / 2 / OfColumns.BatchSize);
        SeparableCriticOptions patient = OfColumns with
        {
            Patience = Math.Max(OfColumns.Patience, LeastPatienceSteps / steps),
            MaxEpochs = Math.Max(OfColumns.MaxEpochs, LeastMostSteps / steps),
        };
        return Fit([columns, columns], patient, seed, compute, share);
    }

    /// <summary>Fits the critics.</summary>
    /// <param name="halves">For each half of the folds latents of all rows that can be compared across folds, fit for use on the rows of that half.</param>
    /// <param name="options">The critics and their training.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="share">The part of the rows that they would be fitted to.</param>
    public static IRowRatio Fit(IReadOnlyList<LatentPairs> halves, SeparableCriticOptions options, ulong seed, Compute compute, double share = 1)
    {
        int[] halfOfRow = Array.ConvertAll(halves[0].Folds, FoldHalves.Of);
        var embeddings = new (float[] X, float[] Y)[halves.Count];

        // Small networks do not fill several threads, so each critic has one.
        compute.Team.Run(halves.Count, half =>
        {
            using Compute alone = compute.SingleThread();
            LatentPairs latents = halves[half];
            int[] others = [.. Enumerable.Range(0, latents.Count).Where(row => halfOfRow[row] != half)];
            new RandomStream(seed, RandomPurpose.RatioValidation, (ulong)half).ShuffleTogether(others, latents.Groups);
            var used = (int)(share * Math.Min(MostTrainingRows, others.Length));
            int validation = Math.Max(LeastValidationRows, used / RowsPerValidationRow);
            var critic = new SeparableCritic(alone, latents.X.Columns, latents.Y.Columns, options, seed, half);
            new SeparableCriticTrainer(alone, critic, options, seed, half)
                .Train(latents.X, latents.Y, others[validation..used], others[..validation]);
            embeddings[half] = (critic.EmbedX(latents.X), critic.EmbedY(latents.Y));
        });
        return EmbeddingRatio.Of(RatioKind.Critic, embeddings, options.EmbeddingWidth, halfOfRow);
    }
}
