using LatentMI.Networks;

namespace LatentMI.Representation;

/// <summary>What training did, epoch by epoch.</summary>
/// <param name="Epochs">The epochs in order.</param>
/// <param name="BestEpoch">The number, from 1, of the epoch with the lowest validation loss.</param>
/// <param name="StoppedEarly">Whether patience ended the training, and not the limit on epochs.</param>
/// <param name="KeptEpoch">The number, from 1, of the epoch whose weights the model has.</param>
/// <param name="Reduction">How far those weights lower the loss.</param>
public sealed record TrainingHistory(
    IReadOnlyList<EpochLoss> Epochs, int BestEpoch, bool StoppedEarly, int KeptEpoch, LossReduction Reduction);

/// <summary>The losses of an epoch.</summary>
/// <param name="Epoch">The epoch's number, from 1.</param>
/// <param name="Training">The mean loss of the epoch's training batches, each before its step.</param>
/// <param name="Validation">The loss of the validation rows after the epoch.</param>
public readonly record struct EpochLoss(int Epoch, double Training, double Validation);
