using LatentMI.Networks;

namespace LatentMI.Representation;

/// <summary>What training did, epoch by epoch.</summary>
public sealed class TrainingHistory
{
    /// <summary>The epochs in order.</summary>
    public required IReadOnlyList<EpochLoss> Epochs { get; init; }

    /// <summary>The number, from 1, of the epoch with the lowest validation loss.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Whether patience ended the training, and not the limit on epochs.</summary>
    public required bool StoppedEarly { get; init; }

    /// <summary>The number, from 1, of the epoch whose weights the model has.</summary>
    public required int KeptEpoch { get; init; }

    /// <summary>How far those weights lower the loss.</summary>
    public required LossReduction Reduction { get; init; }
}

/// <summary>The losses of an epoch.</summary>
public readonly struct EpochLoss(int epoch, double training, double validation)
{
    /// <summary>The epoch's number, from 1.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>The mean loss of the epoch's training batches, each before its step.</summary>
    public double Training { get; } = training;

    /// <summary>The loss of the validation rows after the epoch.</summary>
    public double Validation { get; } = validation;
}
