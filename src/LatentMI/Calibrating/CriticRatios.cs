using LatentMI.Critics;
using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>Fits small separable critics to latents, each to the rows of other folds than it is applied to.</summary>
internal static class CriticRatios
{
    private const int Groups = 2;
    private const int RowsPerValidationRow = 6;
    private const int LeastValidationRows = 2;

    // More rows than this teach a small critic nothing more.
    private const int MostTrainingRows = 8000;

    /// <summary>As good on held-out pairs of Gaussian and clustered latents as larger batches, smaller steps and more patience, in a quarter of their time.</summary>
    public static SeparableCriticOptions Options { get; } = new()
    {
        HiddenWidths = [32],
        EmbeddingWidth = 16,
        BatchSize = 128,
        LearningRate = 5e-3,
        WeightDecay = 1,
        MaxEpochs = 60,
        Patience = 5,
    };

    /// <summary>Fits the critics.</summary>
    /// <param name="latents">Latents that can be compared across all rows.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="compute">What it runs on.</param>
    public static IDensityRatio Fit(LatentPairs latents, ulong seed, Compute compute)
    {
        int[] groups = Array.ConvertAll(latents.Folds, fold => fold % Groups);
        var embeddings = new (float[] X, float[] Y)[Groups];

        // Small networks do not fill several threads, so each critic has one.
        compute.Team.Run(Groups, g =>
        {
            using Compute alone = compute.SingleThread();
            int[] others = [.. Enumerable.Range(0, latents.Count).Where(row => groups[row] != g)];
            new RandomStream(seed, RandomPurpose.RatioValidation, (ulong)g).ShuffleTogether(others, latents.Groups);
            int used = Math.Min(MostTrainingRows, others.Length);
            int validation = Math.Max(LeastValidationRows, used / RowsPerValidationRow);
            var critic = new SeparableCritic(alone, latents.Dimensions, latents.Dimensions, Options, seed, g);
            new SeparableCriticTrainer(alone, critic, Options, seed, g)
                .Train(latents.X, latents.Y, others[validation..used], others[..validation]);
            embeddings[g] = (critic.EmbedX(latents.X), critic.EmbedY(latents.Y));
        });
        return EmbeddingRatio.Of("critic", embeddings, Options.EmbeddingWidth, groups);
    }
}
