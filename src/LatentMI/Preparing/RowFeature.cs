using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    // Two vectors of four.
    private const int LagsTogether = 8;

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
    /// <param name="order">A random order of the rows, in which equal numbers are ranked; it is overwritten.</param>
    /// <param name="orderOfDistances">The same for their distances.</param>
    public static (RowFeature OfValues, RowFeature OfDistances) Of(double[] values, int[] order, int[] orderOfDistances)
    {
        double[] scores = Rank(values, order);
        double[] distances = Rank(Array.ConvertAll(scores, Math.Abs), orderOfDistances);
        return (new RowFeature(scores, isDistance: false), new RowFeature(distances, isDistance: true));
    }

    /// <summary>The mean product of scores that are some rows apart.</summary>
    /// <param name="lag">How many rows.</param>
    public double Autocorrelation(int lag) => Products(lag) / (_scores.Length - lag);

    private static double[] Rank(double[] values, int[] order)
    {
        int count = values.Length;
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
        double[] products = FirstProducts(1 << (Tests - 1));
        for (int test = 0; test < Tests; test++)
        {
            for (; lag < 1 << test; lag++)
            {
                sum += products[lag];
                pairs += _scores.Length - lag - 1;
            }

            // Two of n scores of mean 0 have the mean product -1/(n - 1).
            double expected = -pairs / (_scores.Length - 1);
            largest = Math.Max(largest, Math.Abs(sum - expected) / Math.Sqrt(pairs));
        }

        return largest;
    }

    /// <summary>The sums of products of the first lags, several side by side: each still goes from row to row, and has the same digits as alone.</summary>
    private double[] FirstProducts(int lags)
    {
        var products = new double[lags];
        int first = 0;
        for (; first + LagsTogether <= lags; first += LagsTogether)
        {
            SumTogether(first, products.AsSpan(first, LagsTogether));
        }

        for (; first < lags; first++)
        {
            products[first] = Products(first + 1);
        }

        return products;
    }

    private void SumTogether(int first, Span<double> products)
    {
        // The longest lag comes first in a vector, as its row does in the file.
        int longest = first + LagsTogether;
        Span<double> sums = stackalloc double[LagsTogether];
        for (int l = 0; l < LagsTogether; l++)
        {
            sums[l] = Products(longest - l, longest);
        }

        Vector256<double> low = Vector256.Create<double>(sums);
        Vector256<double> high = Vector256.Create<double>(sums[Vector256<double>.Count..]);
        ref double scores = ref MemoryMarshal.GetArrayDataReference(_scores);
        for (int row = longest; row < _scores.Length; row++)
        {
            Vector256<double> score = Vector256.Create(_scores[row]);
            low += Vector256.LoadUnsafe(ref scores, (nuint)(row - longest)) * score;
            high += Vector256.LoadUnsafe(ref scores, (nuint)(row - longest + Vector256<double>.Count)) * score;
        }

        low.CopyTo(sums);
        high.CopyTo(sums[Vector256<double>.Count..]);
        for (int l = 0; l < LagsTogether; l++)
        {
            products[LagsTogether - 1 - l] = sums[l];
        }
    }

    private double Products(int lag) => Products(lag, _scores.Length);

    /// <summary>The sum over the rows before an end.</summary>
    private double Products(int lag, int end)
    {
        double sum = 0;
        for (int row = lag; row < end; row++)
        {
            sum += _scores[row - lag] * _scores[row];
        }

        return sum;
    }
}
