namespace LatentMI.Studies.Synergy;

/// <summary>How sources share information about a target Y, from the same rows.</summary>
public sealed class SynergyResult
{
    /// <summary>I(A;Y) of each source A.</summary>
    public required IReadOnlyList<SynergyValue> Alone { get; init; }

    /// <summary>I(A;Y|others) of each source A.</summary>
    public required IReadOnlyList<SynergyValue> GivenOthers { get; init; }

    /// <summary>I(all;Y).</summary>
    public required SynergyValue Together { get; init; }

    /// <summary>All pairs of sources.</summary>
    public required IReadOnlyList<SourcePair> Pairs { get; init; }

    /// <summary>I(all;Y) less the sum of I(A;Y) over the sources, of three of them or more; null of two, where it is the interaction.</summary>
    public SynergyValue? Excess { get; init; }

    /// <summary>I(A;B) of two sources; null of more, or where the estimator has none.</summary>
    public SynergyValue? BetweenSources { get; init; }

    /// <summary>The total correlation of sources and target (S. Watanabe, 1960), of three sources or more; null of two, or where the estimator has none.</summary>
    public SynergyValue? TotalCorrelation { get; init; }

    /// <summary>
    /// The O-information of sources and target, total correlation less dual total correlation (F. E. Rosas, P. A. M. Mediano, M. Gastpar, H. J. Jensen, Physical Review E 100, 032305, 2019), positive where
    /// redundancy dominates; of three sources or more; null of two, or where the estimator has none.
    /// </summary>
    public SynergyValue? OInformation { get; init; }

    /// <summary>The chain rule with each of the sources last; empty where a conditional value is a difference of the others.</summary>
    public required IReadOnlyList<ChainCheck> ChainRule { get; init; }

    /// <summary>The number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>What to know before trusting the values.</summary>
    public required IReadOnlyList<EstimateWarning> Warnings { get; init; }

    /// <summary>The time of the estimates.</summary>
    public required TimeSpan Elapsed { get; init; }
}
