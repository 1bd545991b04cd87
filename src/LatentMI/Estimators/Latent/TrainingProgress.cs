namespace LatentMI.Estimators.Latent;

/// <summary>Where training stands; reported after every batch.</summary>
/// <param name="Epoch">The epoch that runs, from 1.</param>
/// <param name="MaxEpochs">The largest number of epochs.</param>
/// <param name="Batch">The batches done in this epoch.</param>
/// <param name="Batches">The batches of an epoch.</param>
/// <param name="TrainingLoss">The mean loss of this epoch's batches so far.</param>
/// <param name="LastValidationLoss">The validation loss of the epoch before; NaN in the first.</param>
/// <param name="EpochsWithoutImprovement">The epochs since the lowest validation loss; training stops when they reach the patience.</param>
/// <param name="Elapsed">The time since training began.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int MaxEpochs,
    int Batch,
    int Batches,
    double TrainingLoss,
    double LastValidationLoss,
    int EpochsWithoutImprovement,
    TimeSpan Elapsed);
