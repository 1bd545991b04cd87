using MathNet.Numerics.Distributions;

namespace LatentMI.Representation;

/// <summary>The information of sample correlations against that of re-paired rows, which is bias alone.</summary>
/// <param name="Nats">The information less the mean of the re-paired, in nats.</param>
/// <param name="StandardDeviation">The standard deviation over re-pairings, in nats: that of the sample's value where nothing is shared.</param>
/// <param name="IsLargest">Whether the sample's value is above all of the re-paired.</param>
/// <param name="Chance">
/// How probable so large a value is where nothing is shared, by the gamma distribution with the mean and the variance of the re-paired: that of a sum of squared
/// correlations, which has a long tail where they are few.
/// </param>
internal readonly record struct UnbiasedInformation(double Nats, double StandardDeviation, bool IsLargest, double Chance)
{
    /// <summary>Compares a value with those of re-paired rows.</summary>
    /// <param name="nats">The value.</param>
    /// <param name="repaired">The values of re-paired rows, at least two.</param>
    public static UnbiasedInformation Of(double nats, IReadOnlyList<double> repaired)
    {
        double mean = repaired.Average();
        double variance = repaired.Sum(value => (value - mean) * (value - mean)) / (repaired.Count - 1);
        double chance = mean > 0 && variance > 0 ? 1 - Gamma.CDF(mean * mean / variance, mean / variance, Math.Max(0, nats)) : 1;
        return new UnbiasedInformation(nats - mean, Math.Sqrt(variance), nats > repaired.Max(), chance);
    }
}
