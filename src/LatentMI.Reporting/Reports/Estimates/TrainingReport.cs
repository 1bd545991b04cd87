using LatentMI.Representation;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>How the networks of <c>lmi</c> were trained.</summary>
public sealed record TrainingReport
{
    /// <summary>The number of epochs that ran.</summary>
    public required int EpochsRun { get; init; }

    /// <summary>The largest number of epochs.</summary>
    public required int MaxEpochs { get; init; }

    /// <summary>The epoch with the lowest validation loss, from 1.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The epoch whose weights the model has, from 1.</summary>
    public required int KeptEpoch { get; init; }

    /// <summary>Whether epochs that were not better ended the training, and not their limit.</summary>
    public required bool StoppedEarly { get; init; }

    /// <summary>Describes the training of an estimate.</summary>
    /// <param name="history">The training; null where the maps are no networks.</param>
    /// <param name="maxEpochs">The largest number of epochs.</param>
    public static TrainingReport? Describe(TrainingHistory? history, int maxEpochs) => history is null ? null : new TrainingReport
    {
        EpochsRun = history.Epochs.Count,
        MaxEpochs = maxEpochs,
        BestEpoch = history.BestEpoch,
        KeptEpoch = history.KeptEpoch,
        StoppedEarly = history.StoppedEarly,
    };

    /// <summary>Labels and values of a table.</summary>
    public IEnumerable<(string Label, string Value)> Rows() =>
        [("epochs", FormattableString.Invariant($"{EpochsRun}, {(StoppedEarly ? "stopped early" : "the limit")}; weights of epoch {KeptEpoch}"))];
}
