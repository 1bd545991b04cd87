using LatentMI.Critics;

namespace LatentMI.Estimators.Variational;

/// <summary>An estimate of <see cref="MineEstimator"/> or <see cref="InfoNceEstimator"/>: the largest bound on the rows that did not train.</summary>
public sealed record CriticEstimate : MutualInformationEstimate
{
    /// <summary>The settings that were used, with the number of threads resolved.</summary>
    public required CriticOptions Options { get; init; }

    /// <summary>The tests in order; the largest is the estimate.</summary>
    public required IReadOnlyList<CriticTest> Tests { get; init; }

    /// <summary>The step, from 1, of the test that is the estimate; pointwise values are of the critic after it.</summary>
    public required int BestStep { get; init; }

    /// <summary>The number of training steps that ran.</summary>
    public required int StepsRun { get; init; }

    /// <summary>Whether two tests in a row that were not above the best ended the training, and not the limit on steps.</summary>
    public required bool StoppedEarly { get; init; }
}
