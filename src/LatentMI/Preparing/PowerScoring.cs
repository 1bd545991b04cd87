using LatentMI.Numerics;

namespace LatentMI.Preparing;

/// <summary>
/// Columns of positive values in the power, or logarithm, in which they are nearest to a normal distribution, brought to mean 0 and variance 1: what is multiplied becomes a sum
/// without the errors of ranks.
/// </summary>
/// <remarks>
/// Of the powers p in -1, -1/2, 0 (the logarithm), 1/2 and 1 the one with the largest likelihood of the n values x of the column alone,
/// -n/2 ln Var[(x^p - 1) / p] + (p - 1) sum ln x (G. E. P. Box, D. R. Cox, Journal of the Royal Statistical Society B 26, 211, 1964, equation 8).
/// </remarks>
internal sealed class PowerScoring : ISampleScoring
{
    // The likelihood of a normal column that is far from 0 is nearly the same in every power.
    private const double LeastGain = 10;

    private static readonly double[] OtherPowers = [-1, -0.5, 0, 0.5];

    /// <summary>Makes a scoring of powers that are known.</summary>
    /// <param name="powers">The power of each column; 1 for its own units.</param>
    /// <param name="standardizer">What standardizes these powers.</param>
    public PowerScoring(double[] powers, ColumnStandardizer standardizer) => (Powers, Standardizer) = (powers, standardizer);

    /// <summary>The power of each column; 0 for the logarithm, 1 for its own units.</summary>
    public double[] Powers { get; }

    /// <summary>What standardizes these powers.</summary>
    public ColumnStandardizer Standardizer { get; }

    /// <inheritdoc/>
    public int Dimensions => Powers.Length;

    /// <inheritdoc/>
    public int ConstantColumns => Standardizer.ConstantColumns;

    /// <summary>Finds the powers of columns.</summary>
    /// <param name="samples">The side.</param>
    /// <param name="columns">The columns that are used; the others keep their own units.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The scoring; null where all of these columns are best in their own units.</returns>
    public static PowerScoring? Fit(Samples samples, int[] columns, Compute compute)
    {
        double[] powers = [.. Enumerable.Repeat(1.0, samples.Dimensions)];
        var measured = ColumnStandardizer.Fit(samples, compute.Team);
        compute.Team.Run(columns.Length, place =>
        {
            int column = columns[place];
            double[] values = [.. Enumerable.Range(0, samples.Count).Select(row => samples[row, column])];
            if (measured.Deviations[column] == 0 || !Array.TrueForAll(values, value => value > 0))
            {
                return;
            }

            double sumOfLogs = values.Sum(Math.Log);
            (double ownMean, double ownVariance) = Moments(values);
            (double power, double likelihood, double mean, double variance) best = (1, LogLikelihood(1, ownVariance, sumOfLogs, values.Length) + LeastGain, ownMean, ownVariance);
            foreach (double power in OtherPowers)
            {
                (double mean, double variance) = Moments(Array.ConvertAll(values, value => Raise(value, power)));
                double likelihood = LogLikelihood(power, variance, sumOfLogs, values.Length);
                best = double.IsFinite(likelihood) && likelihood > best.likelihood ? (power, likelihood, mean, variance) : best;
            }

            if (best.power != 1)
            {
                (powers[column], measured.Means[column], measured.Deviations[column]) = (best.power, best.mean, Math.Sqrt(best.variance));
            }
        });
        return Array.TrueForAll(powers, power => power == 1) ? null : new PowerScoring(powers, new ColumnStandardizer(measured.Means, measured.Deviations));
    }

    /// <inheritdoc/>
    public void TransformRow(Samples samples, int row, Span<float> scores)
    {
        for (int column = 0; column < scores.Length; column++)
        {
            scores[column] = Score(samples, row, column);
        }
    }

    /// <inheritdoc/>
    public float Score(Samples samples, int row, int column) => Standardizer.Score(Raise(samples[row, column], Powers[column]), column);

    /// <summary>(x^p - 1) / p, which rises; its limit, the logarithm, for p = 0. A value that is not positive has no power but 1, and lies below all that have.</summary>
    private static double Raise(double value, double power) => power switch
    {
        1 => value,
        _ when value <= 0 => double.NegativeInfinity,
        0 => Math.Log(value),
        _ => (Math.Pow(value, power) - 1) / power,
    };

    private static double LogLikelihood(double power, double variance, double sumOfLogs, int count) => (-0.5 * count * Math.Log(variance)) + ((power - 1) * sumOfLogs);

    private static (double Mean, double Variance) Moments(double[] values)
    {
        double mean = values.Average();
        return (mean, values.Sum(value => (value - mean) * (value - mean)) / values.Length);
    }
}
