using LatentMI.Numerics;
using MathNet.Numerics;
using static System.FormattableString;

namespace LatentMI.Studies.Scaling;

/// <summary>Shallower sequencing from counts: every read is kept with the same probability, independently of the others, so that a count n becomes binomial with mean q n.</summary>
/// <remarks>
/// Counts that are Poisson of the abundances stay Poisson, of q times the abundances: as if q times as many reads had been sequenced. Thinned counts are not rescaled.
/// </remarks>
public static class BinomialThinning
{
    // Of more, waiting times would take as long as the trials that succeed.
    private const int FewTrials = 1000;

    // Of larger ones the sum of 1 and -q is exact enough.
    private const double SmallProbability = 1e-8;

    /// <summary>Refuses what is no matrix of counts.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="side">X or Y, for the message.</param>
    /// <exception cref="InputException">A value is negative, no whole number, or not finite.</exception>
    public static void RequireCounts(Samples samples, string side)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.AreLabels)
        {
            throw new InputException($"{side} is a label, whose reads cannot be thinned; give counts.");
        }

        var values = new double[samples.Dimensions];
        for (int row = 0; row < samples.Count; row++)
        {
            samples.CopyRow(row, values);
            int place = Array.FindIndex(values, value => !(value >= 0 && value == Math.Floor(value) && double.IsFinite(value)));
            if (place >= 0)
            {
                string name = samples.ColumnNames is { } names ? $" ({OneLine.Of(names[place])})" : string.Empty;
                throw new InputException(Invariant(
                    $"{side} holds {values[place]:R} in row {samples.RowNumber(row)}, column {samples.Origins.Column(place) + 1}{name}: thinning needs counts, whole numbers of at least 0; give raw counts, which are normalized after they are thinned."));
            }
        }
    }

    /// <summary>Keeps each read with a probability.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="kept">The probability, above 0 and at most 1.</param>
    /// <param name="random">The random numbers.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Thinned counts of the same type, with the names and kinds of the columns.</returns>
    public static Samples Thin(Samples counts, double kept, RandomStream random, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(kept);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kept, 1);
        return ChangedSamples.Of(counts, (_, value) => Binomial((long)value, kept, random), cancellationToken);
    }

    /// <summary>
    /// The number of successes of n trials. Trials succeed where a uniform number is below q, and as long as they are many the median of these numbers, which is drawn from its beta distribution, tells which half is left to be drawn
    /// (D. A. Relles, Journal of the American Statistical Association 67, 612, 1972): the time grows with ln n.
    /// </summary>
    private static long Binomial(long trials, double probability, RandomStream random)
    {
        long successes = 0;
        while (trials > FewTrials && probability is > 0 and < 1)
        {
            long middle = 1 + (trials / 2);
            double median = Beta(middle, trials + 1 - middle, random);
            if (median < probability)
            {
                successes += middle;
                trials -= middle;
                probability = (probability - median) / (1 - median);
            }
            else
            {
                trials = middle - 1;
                probability /= median;
            }
        }

        return successes + FewSuccesses(trials, probability, random);
    }

    /// <summary>Successes counted by the waiting times between them, which are geometric; or failures, where these are fewer.</summary>
    private static long FewSuccesses(long trials, double probability, RandomStream random)
    {
        if (probability is <= 0 or >= 1)
        {
            return probability <= 0 ? 0 : trials;
        }

        if (probability > 0.5)
        {
            return trials - FewSuccesses(trials, 1 - probability, random);
        }

        // The runtime's logarithm of 1 + x is that of the rounded sum: 0 of a small x, and no waiting time would ever end.
        double rate = probability < SmallProbability ? SpecialFunctions.Log1p(-probability) : double.LogP1(-probability);
        long successes = 0;
        double place = -1;
        while (true)
        {
            // 1 - u is above 0.
            place += 1 + Math.Floor(Math.Log(1 - random.NextUniform()) / rate);
            if (place >= trials)
            {
                return successes;
            }

            successes++;
        }
    }

    private static double Beta(double a, double b, RandomStream random)
    {
        double first = Gamma(a, random);
        return first / (first + Gamma(b, random));
    }

    /// <summary>A gamma number of a shape of at least 1 (G. Marsaglia, W. W. Tsang, ACM Transactions on Mathematical Software 26, 363, 2000).</summary>
    private static double Gamma(double shape, RandomStream random)
    {
        double d = shape - (1.0 / 3);
        while (true)
        {
            double normal = random.NextNormal();
            double v = Math.Pow(1 + (normal / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - random.NextUniform()) < (normal * normal / 2) + (d * (1 - v + Math.Log(v))))
            {
                return d * v;
            }
        }
    }
}
