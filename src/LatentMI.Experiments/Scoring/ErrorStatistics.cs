namespace LatentMI.Experiments.Scoring;

/// <summary>Means, and how far they are off.</summary>
public static class ErrorStatistics
{
    /// <summary>The arithmetic mean; NaN of nothing.</summary>
    /// <param name="values">The values.</param>
    public static double Mean(IReadOnlyCollection<double> values) => values.Count == 0 ? double.NaN : values.Sum() / values.Count;

    /// <summary>
    /// The standard error of the mean: s / sqrt n, where s^2 = sum (x - mean)^2 / (n - 1). NaN of fewer than two values, which have no
    /// spread.
    /// </summary>
    /// <param name="values">The values.</param>
    public static double StandardError(IReadOnlyCollection<double> values)
    {
        if (values.Count < 2)
        {
            return double.NaN;
        }

        double mean = Mean(values);
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1) / values.Count);
    }

    /// <summary>The mean of (estimate - truth)^2; NaN of nothing.</summary>
    /// <param name="pairs">Estimates, each with the truth it should have met.</param>
    public static double MeanSquaredError(IEnumerable<(double Estimate, double Truth)> pairs) =>
        Mean([.. pairs.Select(pair => (pair.Estimate - pair.Truth) * (pair.Estimate - pair.Truth))]);

    /// <summary>The mean of |estimate - truth|; NaN of nothing.</summary>
    /// <param name="pairs">Estimates, each with the truth it should have met.</param>
    public static double MeanAbsoluteError(IEnumerable<(double Estimate, double Truth)> pairs) =>
        Mean([.. pairs.Select(pair => Math.Abs(pair.Estimate - pair.Truth))]);
}
