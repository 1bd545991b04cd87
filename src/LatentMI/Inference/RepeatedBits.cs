namespace LatentMI.Inference;

/// <summary>Estimates of the same quantity, repeated over random choices.</summary>
public sealed class RepeatedBits(int count, double meanBits, double? standardDeviation)
{
    /// <summary>How many, m.</summary>
    public int Count { get; } = count;

    /// <summary>Their mean, in bits; NaN where there are none.</summary>
    public double MeanBits { get; } = meanBits;

    /// <summary>Their standard deviation, sqrt(sum (b - mean)^2 / (m - 1)), in bits; null of fewer than two.</summary>
    public double? StandardDeviation { get; } = standardDeviation;

    /// <summary>
    /// The standard error of the mean over the repetitions, SD / sqrt(m), in bits; null of fewer than two. It says how well the mean over infinitely many
    /// repetitions is known, and nothing of how it varies from data set to data set.
    /// </summary>
    public double? StandardError => StandardDeviation / Math.Sqrt(Count);

    /// <summary>Summarizes.</summary>
    /// <param name="bits">The estimates in bits.</param>
    public static RepeatedBits Of(IReadOnlyCollection<double> bits)
    {
        ArgumentNullException.ThrowIfNull(bits);
        if (bits.Count == 0)
        {
            return new RepeatedBits(0, double.NaN, standardDeviation: null);
        }

        double mean = bits.Average();
        double squares = bits.Sum(value => (value - mean) * (value - mean));
        return new RepeatedBits(bits.Count, mean, bits.Count < 2 ? null : Math.Sqrt(squares / (bits.Count - 1)));
    }
}
