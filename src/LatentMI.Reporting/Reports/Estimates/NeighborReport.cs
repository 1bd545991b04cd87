namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of all estimators that use nearest neighbors.</summary>
public abstract record NeighborReport : EstimatorReport
{
    /// <summary>The counts of Frenzel and Pompe are those of algorithm 1.</summary>
    private protected const int FrenzelPompeAlgorithm = (int)Estimators.Ksg.KsgAlgorithm.One;

    /// <summary>The number of nearest neighbors.</summary>
    public required int K { get; init; }

    /// <summary>The KSG algorithm, 1 or 2; null where there is no choice.</summary>
    public int? KsgAlgorithm { get; init; }

    /// <summary>The width of the uniform noise that broke ties, 0 where it was off.</summary>
    public required double TieNoise { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<(string Label, string Value)> Rows()
    {
        string algorithm = KsgAlgorithm is { } number ? FormattableString.Invariant($" (KSG algorithm {number})") : string.Empty;
        return [("neighbors", FormattableString.Invariant($"{K}{algorithm}"))];
    }
}
