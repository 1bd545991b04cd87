using LatentMI.Calibrating;
using LatentMI.Critics;
using LatentMI.Estimators.Latent;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>A training of the default preset, and the matrix products that a step of it consists of.</summary>
/// <param name="Name">What it trains.</param>
/// <param name="Columns">The columns of each side.</param>
/// <param name="Options">The networks.</param>
internal sealed record CriticTraining(string Name, int Columns, SeparableCriticOptions Options)
{
    /// <summary>The trainings of the default preset at their usual shapes.</summary>
    public static IReadOnlyList<CriticTraining> All { get; } =
    [
        new("representation, 128 features", 128, NetworkCandidate.Networks),
        new("ratio of 8 latents", 8, CriticRatios.OfLatents),
    ];

    /// <summary>B.</summary>
    public int Batch => Options.BatchSize;

    /// <summary>The widths of a network's layers, the input first.</summary>
    public int[] Widths => [Columns, .. Options.HiddenWidths, Options.EmbeddingWidth];

    /// <summary>The products of a step: those of both networks, the scores of all pairs, and the gradients of both embeddings.</summary>
    public IEnumerable<TrainingProduct> Products()
    {
        foreach ((int inputs, int outputs) in Widths.Zip(Widths.Skip(1)))
        {
            yield return new TrainingProduct(TrainingPass.Forward, Batch, inputs, outputs, Count: 2);
            yield return new TrainingProduct(TrainingPass.BackwardWeights, Batch, inputs, outputs, Count: 2);
        }

        // Nobody needs the gradient of the features.
        foreach ((int inputs, int outputs) in Widths.Skip(1).Zip(Widths.Skip(2)))
        {
            yield return new TrainingProduct(TrainingPass.BackwardData, Batch, inputs, outputs, Count: 2);
        }

        foreach (TrainingPass pass in Enum.GetValues<TrainingPass>())
        {
            yield return new TrainingProduct(pass, Batch, Options.EmbeddingWidth, Batch, Count: 1);
        }
    }
}
