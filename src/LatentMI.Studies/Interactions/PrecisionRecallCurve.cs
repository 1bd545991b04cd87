namespace LatentMI.Studies.Interactions;

/// <summary>Precision, the share of positives among the pairs above a threshold, over recall, the share of all positives that lie there.</summary>
public sealed class PrecisionRecallCurve
{
    private readonly double[] _recalls;
    private readonly double[] _precisions;

    private PrecisionRecallCurve(double[] recalls, double[] precisions, double prevalence)
    {
        (_recalls, _precisions, Prevalence) = (recalls, precisions, prevalence);
        double before = 0;
        for (int i = 0; i < recalls.Length; i++)
        {
            AveragePrecision += (recalls[i] - before) * precisions[i];
            before = recalls[i];
        }
    }

    /// <summary>
    /// The sum over thresholds t of (R_t - R_{t-1}) P_t, without interpolation, which would be optimistic (J. Davis and M. Goadrich, 2006). Pairs of the
    /// same score have one threshold.
    /// </summary>
    public double AveragePrecision { get; }

    /// <summary>The share of positives among all pairs: the average precision of a score that knows nothing.</summary>
    public double Prevalence { get; }

    /// <summary>The recall at each threshold, rising.</summary>
    public IReadOnlyList<double> Recalls => _recalls;

    /// <summary>The precision at each threshold.</summary>
    public IReadOnlyList<double> Precisions => _precisions;

    /// <summary>Makes the curve of scores, a point for each distinct one.</summary>
    /// <param name="scores">The scores, higher for likelier positives.</param>
    /// <param name="positives">Whether each is of a positive.</param>
    /// <exception cref="ArgumentException">The two differ in number, a score is NaN, or there are no positives or no negatives.</exception>
    public static PrecisionRecallCurve Of(IReadOnlyList<double> scores, IReadOnlyList<bool> positives)
    {
        List<(double Score, int Positives, int Negatives)> levels = ScoredPairs.Levels(scores, positives);
        double allPositives = levels.Sum(level => level.Positives);
        var recalls = new double[levels.Count];
        var precisions = new double[levels.Count];
        int found = 0, above = 0;
        for (int i = 0; i < levels.Count; i++)
        {
            found += levels[i].Positives;
            above += levels[i].Positives + levels[i].Negatives;
            recalls[i] = found / allPositives;
            precisions[i] = (double)found / above;
        }

        return new PrecisionRecallCurve(recalls, precisions, allPositives / scores.Count);
    }

    /// <summary>The precision at the first threshold that reaches a recall.</summary>
    /// <param name="recall">The recall, from 0 to 1.</param>
    public double PrecisionAt(double recall)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(recall);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(recall, 1);
        return _precisions[Array.FindIndex(_recalls, reached => reached >= recall)];
    }
}
