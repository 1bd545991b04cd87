using LatentMI.Estimators.Discrete;
using LatentMI.Preparing;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>Estimates of the information of labels from their counts, in bits: that of the product, and what it is compared with.</summary>
internal static class CountCorrections
{
    /// <summary>All of them, by name; the product's last.</summary>
    public static IReadOnlyList<(string Name, Func<CountedInformation, double> Estimate)> All { get; } =
    [
        ("plug-in", counted => counted.PlugInBits),
        ("Miller-Madow", MillerMadow),
        ("jackknife", Jackknife),
        ("Chao-Shen", counted => ChaoShen(counted.X.Counts) + ChaoShen(counted.Y.Counts) - ChaoShen(counted.Pairs.Counts)),
        ("shrinkage", Shrinkage),
        ("re-paired subtracted", counted => counted.PlugInBits - counted.ChanceBits),
        ("re-paired, scaled", counted => counted.Bits),
    ];

    private static double MillerMadow(CountedInformation counted)
    {
        double pairs = counted.Pairs.Counts.Length - counted.X.Counts.Length - counted.Y.Counts.Length + 1;
        return counted.PlugInBits - (pairs / (2.0 * counted.X.OfRow.Length * Math.Log(2)));
    }

    /// <summary>n I less n - 1 times the mean of I without a row.</summary>
    private static double Jackknife(CountedInformation counted)
    {
        double rows = counted.X.OfRow.Length;
        return (rows * counted.PlugInBits) - ((rows - 1) * (Without(counted.X) + Without(counted.Y) - Without(counted.Pairs)));

        double Without(RowLabels labels)
        {
            double sum = labels.Counts.Sum(XLog);
            return Math.Log2(rows - 1) - labels.Counts.Sum(count => count / rows * (sum - XLog(count) + XLog(count - 1)) / (rows - 1));
        }
    }

    private static double XLog(int count) => count > 0 ? count * Math.Log2(count) : 0;

    /// <summary>The entropy by coverage: A. Chao, T.-J. Shen, Environmental and Ecological Statistics 10, 429 (2003).</summary>
    private static double ChaoShen(int[] counts)
    {
        double rows = counts.Sum();
        double singles = Math.Min(counts.Count(count => count == 1), rows - 1);
        return counts.Sum(count =>
        {
            double share = (1 - (singles / rows)) * count / rows;
            return -share * Math.Log2(share) / (1 - Math.Pow(1 - share, rows));
        });
    }

    /// <summary>The information of the shares of pairs after James-Stein shrinkage to independence, after J. Hausser, K. Strimmer, JMLR 10, 1469 (2009).</summary>
    private static double Shrinkage(CountedInformation counted)
    {
        double rows = counted.X.OfRow.Length;
        var joint = new Dictionary<(int X, int Y), double>();
        foreach ((int x, int y) in counted.X.OfRow.Zip(counted.Y.OfRow))
        {
            joint[(x, y)] = joint.GetValueOrDefault((x, y)) + (1 / rows);
        }

        double variance = 0, distance = 0;
        Each((independent, share) =>
        {
            variance += share * (1 - share) / (rows - 1);
            distance += (independent - share) * (independent - share);
        });
        double weight = distance > 0 ? Math.Min(1, variance / distance) : 1;
        double bits = 0;
        Each((independent, share) =>
        {
            double shrunk = (weight * independent) + ((1 - weight) * share);
            bits += shrunk > 0 ? shrunk * Math.Log2(shrunk / independent) : 0;
        });
        return bits;

        void Each(Action<double, double> visit)
        {
            for (int x = 0; x < counted.X.Counts.Length; x++)
            {
                for (int y = 0; y < counted.Y.Counts.Length; y++)
                {
                    visit(counted.X.Counts[x] / rows * (counted.Y.Counts[y] / rows), joint.GetValueOrDefault((x, y)));
                }
            }
        }
    }
}
