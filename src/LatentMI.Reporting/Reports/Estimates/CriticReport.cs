using LatentMI.Estimators.Variational;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>mine</c> and <c>infonce</c>.</summary>
public sealed record CriticReport : EstimatorReport
{
    /// <summary>The width of the critic's first hidden layer.</summary>
    public required int CriticWidth { get; init; }

    /// <summary>The number of training steps that ran.</summary>
    public required int StepsRun { get; init; }

    /// <summary>The largest number of training steps.</summary>
    public required int MaxSteps { get; init; }

    /// <summary>The step after which the test was largest, from 1.</summary>
    public required int BestStep { get; init; }

    /// <summary>Whether tests that were not better ended the training, and not the limit on steps.</summary>
    public required bool StoppedEarly { get; init; }

    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    public static CriticReport Describe(CriticEstimate estimate) => new()
    {
        CriticWidth = estimate.Options.CriticWidth,
        StepsRun = estimate.StepsRun,
        MaxSteps = estimate.Options.MaxSteps,
        BestStep = estimate.BestStep,
        StoppedEarly = estimate.StoppedEarly,
    };

    /// <inheritdoc/>
    public override IEnumerable<(string Label, string Value)> Rows()
    {
        string end = StoppedEarly ? ", stopped early" : string.Empty;
        return
        [
            ("critic width", FormattableString.Invariant($"{CriticWidth}")),
            ("steps", FormattableString.Invariant($"{StepsRun} of at most {MaxSteps}{end}; largest test after step {BestStep}")),
        ];
    }
}
