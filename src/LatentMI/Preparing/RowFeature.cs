using LatentMI.Numerics;

namespace LatentMI.Preparing;

/// <summary>
/// The ranks of one number per row, in the order of the file, equal numbers in random order: whatever the numbers are, of rows in random order these are
/// a random permutation, so that no marginal distribution, with ties or without, makes a false alarm.
/// </summary>
internal sealed class RowFeature
{
    // Sums over more lags than this share of the rows are not normal any more.
    private const int RowsPerLag = 50;
    private const int MostSummedLags = 64;

    // Of mean 0 and variance 1.
    private readonly double[] _scores;

    private RowFeature(double[] scores, bool isDistance)
    {
        _scores = scores;
        IsDistance = isDistance;
        Tests = CountTests(scores.Length);
        Deviation = LargestDeviation();
    }

    /// <summary>Whether it ranks distances from the middle.</summary>
    public bool IsDistance { get; }

    /// <summary>How many sums of autocorrelations are looked at.</summary>
    public int Tests { get; }

    /// <summary>The largest of them, in standard deviations from what a random order gives, whatever its sign.</summary>
    public double Deviation { get; }

    /// <summary>Ranks numbers, and their distances from the middle, in which a changing spread shows.</summary>
    /// <param name="values">The number of each row.</param>
    /// <param name="random">The order of equal ones.</param>
    public static IEnumerable<RowFeature> Of(double[] values, RandomStream random)
    {
        double[] scores = Rank(values, random);
        yield return new RowFeature(scores, isDistance: false);
        yield return new RowFeature(Rank(Array.ConvertAll(scores, Math.Abs), random), isDistance: true);
    }

    /// <summary>The mean product of scores that are some rows apart.</summary>
    /// <param name="lag">How many rows.</param>
    public double Autocorrelation(int lag) => Products(lag) / (_scores.Length - lag);

    private static double[] Rank(double[] values, RandomStream random)
    {
        int count = values.Length;
        int[] order = random.NextPermutation(count);
        double[] keys = Array.ConvertAll(order, row => values[row]);
        Array.Sort(keys, order);
        double scale = Math.Sqrt(12 / (((double)count * count) - 1));
        var scores = new double[count];
        for (int rank = 0; rank < count; rank++)
        {
            scores[order[rank]] = (rank - ((count - 1) / 2.0)) * scale;
        }

        return scores;
    }

    private static int CountTests(int rows)
    {
        int tests = 1;
        while (1 << tests <= Math.Min(MostSummedLags, rows / RowsPerLag))
        {
            tests++;
        }

        return tests;
    }

    /// <summary>Of the first 1, 2, 4, ... lags: many weak ones show in their sum.</summary>
    private double LargestDeviation()
    {
        double largest = 0, sum = 0, pairs = 0;
        int lag = 0;
        for (int test = 0; test < Tests; test++)
        {
            for (; lag < 1 << test; lag++)
            {
                sum += Products(lag + 1);
                pairs += _scores.Length - lag - 1;
            }

            // Two of n scores of mean 0 have the mean product -1/(n - 1).
            double expected = -pairs / (_scores.Length - 1);
            largest = Math.Max(largest, Math.Abs(sum - expected) / Math.Sqrt(pairs));
        }

        return largest;
    }

    private double Products(int lag)
    {
        double sum = 0;
        for (int row = lag; row < _scores.Length; row++)
        {
            sum += _scores[row - lag] * _scores[row];
        }

        return sum;
    }
}
