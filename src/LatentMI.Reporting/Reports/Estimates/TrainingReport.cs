using LatentMI.Estimators.Latent;

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
    /// <param name="estimate">The estimate.</param>
    /// <returns>The training; null where its maps are no networks.</returns>
    public static TrainingReport? Describe(LatentMiEstimate estimate) => estimate.History is not { } history ? null : new TrainingReport
    {
        EpochsRun = history.Epochs.Count,
        MaxEpochs = estimate.Options.EpochLimit,
        BestEpoch = history.BestEpoch,
        KeptEpoch = history.KeptEpoch,
        StoppedEarly = history.StoppedEarly,
    };

    /// <summary>Labels and values of a table.</summary>
    public IEnumerable<(string Label, string Value)> Rows() =>
        [("epochs", FormattableString.Invariant($"{EpochsRun}, {(StoppedEarly ? "stopped early" : "the limit")}; weights of epoch {KeptEpoch}"))];
}
