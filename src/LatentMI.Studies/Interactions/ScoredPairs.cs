namespace LatentMI.Studies.Interactions;

/// <summary>Scores in descending order, those that are equal taken together: the thresholds at which a ranking can be cut.</summary>
internal static class ScoredPairs
{
    /// <summary>Counts positives and negatives at each distinct score, the highest first.</summary>
    /// <param name="scores">The scores; not NaN.</param>
    /// <param name="positives">Whether each is of a positive.</param>
    /// <exception cref="ArgumentException">The two differ in number, a score is NaN, or there are no positives or no negatives.</exception>
    public static List<(double Score, int Positives, int Negatives)> Levels(IReadOnlyList<double> scores, IReadOnlyList<bool> positives)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(positives);
        if (scores.Count != positives.Count)
        {
            throw new ArgumentException($"{scores.Count} scores do not match {positives.Count} truths.", nameof(positives));
        }

        double[] sorted = [.. scores];
        bool[] isPositive = [.. positives];
        if (Array.Exists(sorted, double.IsNaN))
        {
            throw new ArgumentException("A score is NaN and cannot be ranked.", nameof(scores));
        }

        Array.Sort(sorted, isPositive);
        var levels = new List<(double Score, int Positives, int Negatives)>();
        int all = 0;
        for (int last = sorted.Length - 1; last >= 0;)
        {
            int first = last, found = 0;
            for (; first >= 0 && sorted[first] == sorted[last]; first--)
            {
                found += isPositive[first] ? 1 : 0;
            }

            levels.Add((sorted[last], found, last - first - found));
            all += found;
            last = first;
        }

        if (all == 0 || all == sorted.Length)
        {
            throw new ArgumentException("A ranking needs positives and negatives; one of them is missing.", nameof(positives));
        }

        return levels;
    }
}
