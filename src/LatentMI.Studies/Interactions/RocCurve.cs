namespace LatentMI.Studies.Interactions;

/// <summary>The receiver operating characteristic of a score: the share of positives over the share of negatives that lie above a threshold.</summary>
public sealed class RocCurve
{
    private readonly double[] _falsePositiveRates;
    private readonly double[] _truePositiveRates;

    private RocCurve(double[] falsePositiveRates, double[] truePositiveRates)
    {
        (_falsePositiveRates, _truePositiveRates) = (falsePositiveRates, truePositiveRates);
        for (int i = 1; i < falsePositiveRates.Length; i++)
        {
            Auc += (falsePositiveRates[i] - falsePositiveRates[i - 1]) * (truePositiveRates[i] + truePositiveRates[i - 1]) / 2;
        }
    }

    /// <summary>
    /// The area under the curve: the probability that a positive scores above a negative, ties counted half (H. B. Mann and D. R. Whitney, 1947, their U
    /// divided by its largest value). 0.5 where the score knows nothing.
    /// </summary>
    public double Auc { get; }

    /// <summary>The share of negatives at or above each threshold, from 0 to 1.</summary>
    public IReadOnlyList<double> FalsePositiveRates => _falsePositiveRates;

    /// <summary>The share of positives at or above each threshold, from 0 to 1.</summary>
    public IReadOnlyList<double> TruePositiveRates => _truePositiveRates;

    /// <summary>Makes the curve of scores, a point for each distinct one.</summary>
    /// <param name="scores">The scores, higher for likelier positives.</param>
    /// <param name="positives">Whether each is of a positive.</param>
    /// <exception cref="ArgumentException">The two differ in number, a score is NaN, or there are no positives or no negatives.</exception>
    public static RocCurve Of(IReadOnlyList<double> scores, IReadOnlyList<bool> positives)
    {
        List<(double Score, int Positives, int Negatives)> levels = ScoredPairs.Levels(scores, positives);
        double allPositives = levels.Sum(level => level.Positives);
        double allNegatives = levels.Sum(level => level.Negatives);
        var falsePositiveRates = new double[levels.Count + 1];
        var truePositiveRates = new double[levels.Count + 1];
        int found = 0, wrong = 0;
        for (int i = 0; i < levels.Count; i++)
        {
            found += levels[i].Positives;
            wrong += levels[i].Negatives;
            falsePositiveRates[i + 1] = wrong / allNegatives;
            truePositiveRates[i + 1] = found / allPositives;
        }

        return new RocCurve(falsePositiveRates, truePositiveRates);
    }

    /// <summary>The share of positives that is found at a share of false positives, on the straight line between two thresholds.</summary>
    /// <param name="falsePositiveRate">The share of false positives, from 0 to 1; where the curve is vertical, its upper end counts.</param>
    public double TruePositiveRateAt(double falsePositiveRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(falsePositiveRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(falsePositiveRate, 1);
        int above = Array.FindIndex(_falsePositiveRates, rate => rate > falsePositiveRate);
        if (above < 0)
        {
            return 1;
        }

        double left = _falsePositiveRates[above - 1];
        double share = (falsePositiveRate - left) / (_falsePositiveRates[above] - left);
        return _truePositiveRates[above - 1] + (share * (_truePositiveRates[above] - _truePositiveRates[above - 1]));
    }
}
