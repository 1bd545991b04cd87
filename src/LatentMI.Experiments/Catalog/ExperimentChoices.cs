using LatentMI.Experiments.Measuring;

namespace LatentMI.Experiments.Catalog;

/// <summary>What the user chose for a run.</summary>
public sealed record ExperimentChoices
{
    /// <summary>How much is done.</summary>
    public ExperimentScale Scale { get; init; } = ExperimentScale.Quick;

    /// <summary>The estimators; null for the experiment's own.</summary>
    public IReadOnlyList<string>? Estimators { get; init; }

    /// <summary>The estimators' settings.</summary>
    public EstimatorSettings Settings { get; init; } = new();

    /// <summary>The seeds; null for the experiment's own number of them, from 0 on.</summary>
    public IReadOnlyList<ulong>? Seeds { get; init; }
}
