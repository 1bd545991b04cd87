using LatentMI.Estimators.Latent;
using LatentMI.Representation;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>lmi</c> by networks that one part of the rows trained and the other did not.</summary>
public sealed record SingleSplitReport : LatentReport
{
    /// <summary><c>cross</c>, <c>mine</c> or <c>infonce</c>.</summary>
    public required string Regularizer { get; init; }

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

    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="preset">The preset its options started from.</param>
    public static SingleSplitReport Describe(LatentMiEstimate estimate, string preset)
    {
        // One split always has a history; only cross-fitting has none.
        TrainingHistory history = estimate.History!;
        return new SingleSplitReport
        {
            Preset = preset,
            LatentDims = estimate.LatentDimensions,
            MiBitsRaw = Finite.OrNull(estimate.RawBits),
            K = estimate.Options.Neighbors,
            KsgAlgorithm = (int)estimate.Options.KsgAlgorithm,
            TieNoise = estimate.TieNoise,
            Regularizer = estimate.Options.Regularizer.ToString().ToLowerInvariant(),
            EpochsRun = history.Epochs.Count,
            MaxEpochs = estimate.Options.EpochLimit,
            BestEpoch = history.BestEpoch,
            KeptEpoch = history.KeptEpoch,
            StoppedEarly = history.StoppedEarly,
        };
    }

    /// <inheritdoc/>
    public override string Title(string estimator) => $"{estimator}, preset {Preset}, regularizer {Regularizer}";

    /// <inheritdoc/>
    public override IEnumerable<string> Reading(CommonReport report) =>
    [
        FormattableString.Invariant($"The value is the mean over the {report.NEstimated:N0} rows that did not train the encoders, so it does not reward overfitting."),
        "It is more likely too low than too high, because encoders lose what they cannot learn from the rows at hand and nearest neighbors "
        + "lose information in many dimensions: read it as a lower bound, and compare it only with values of data of the same size and kind.",
        Ceiling(report),
        "Different seeds give different values: before comparing two numbers, run several seeds and look at their spread.",
    ];

    /// <inheritdoc/>
    private protected override IEnumerable<(string Label, string Value)> RowsOfTraining()
    {
        string end = StoppedEarly ? "stopped early" : "the limit";
        return [("epochs", FormattableString.Invariant($"{EpochsRun}, {end}; weights of epoch {KeptEpoch}"))];
    }
}
