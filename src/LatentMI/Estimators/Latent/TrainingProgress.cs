namespace LatentMI.Estimators.Latent;

/// <summary>Where training stands; reported after every batch.</summary>
public readonly struct TrainingProgress(
    int epoch,
    int maxEpochs,
    int batch,
    int batches,
    double trainingLoss,
    double lastValidationLoss,
    int epochsWithoutImprovement,
    TimeSpan elapsed)
{
    /// <summary>The epoch that runs, from 1.</summary>
    public int Epoch { get; init; } = epoch;

    /// <summary>The largest number of epochs.</summary>
    public int MaxEpochs { get; init; } = maxEpochs;

    /// <summary>The batches done in this epoch.</summary>
    public int Batch { get; init; } = batch;

    /// <summary>The batches of an epoch.</summary>
    public int Batches { get; init; } = batches;

    /// <summary>The mean loss of this epoch's batches so far.</summary>
    public double TrainingLoss { get; init; } = trainingLoss;

    /// <summary>The validation loss of the epoch before; NaN in the first.</summary>
    public double LastValidationLoss { get; init; } = lastValidationLoss;

    /// <summary>The epochs since the lowest validation loss; training stops when they reach the patience.</summary>
    public int EpochsWithoutImprovement { get; init; } = epochsWithoutImprovement;

    /// <summary>The time since training began.</summary>
    public TimeSpan Elapsed { get; init; } = elapsed;
}
