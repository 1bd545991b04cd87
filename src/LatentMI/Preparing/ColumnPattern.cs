using MathNet.Numerics;

namespace LatentMI.Preparing;

/// <summary>What two columns have in common where one is a copy of the other, whatever their units, signs and names of labels.</summary>
/// <param name="IsLabels">Whether there are few distinct values, whose order and distances do not count.</param>
/// <param name="Key">
/// Of labels a hash of which rows are equal, so that copies, and no others, have the same. Of numbers the rows of the least and of the largest value,
/// which copies have too, and few others.
/// </param>
/// <param name="Bits">The logarithm to base 2 of how many different patterns the same values in another order could have made; of numbers at least that.</param>
internal readonly record struct ColumnPattern(bool IsLabels, ulong Key, double Bits)
{
    /// <summary>A column of at most this many distinct values is one of labels.</summary>
    private const int MostLabels = 32;

    private const ulong HashStart = 14695981039346656037;
    private const ulong HashFactor = 1099511628211;

    /// <summary>Finds the pattern of a column.</summary>
    /// <param name="column">Its values, without NaN; 0 and -0 are equal.</param>
    public static ColumnPattern Of(double[] column) => OfLabels(column) ?? OfNumbers(column);

    /// <summary>The pattern of labels: a hash (FNV-1a) of labels that are numbered as they first occur; null where there are too many.</summary>
    private static ColumnPattern? OfLabels(double[] column)
    {
        var labels = new Dictionary<double, int>();
        var counts = new List<int>();
        ulong hash = HashStart;
        double last = double.NaN;
        int label = -1;
        foreach (double value in column)
        {
            // Sparse columns are mostly runs of zeros.
            if (value != last)
            {
                last = value;
                if (!labels.TryGetValue(value, out label))
                {
                    if (labels.Count == MostLabels)
                    {
                        return null;
                    }

                    label = labels.Count;
                    labels.Add(value, label);
                    counts.Add(0);
                }
            }

            counts[label]++;
            hash = (hash ^ (ulong)label) * HashFactor;
        }

        double arrangements = SpecialFunctions.FactorialLn(column.Length) - counts.Sum(SpecialFunctions.FactorialLn);
        double names = SpecialFunctions.FactorialLn(counts.Count);
        return new ColumnPattern(true, hash, (arrangements - names) / Math.Log(2));
    }

    private static ColumnPattern OfNumbers(double[] column)
    {
        int least = 0, largest = 0;
        for (int i = 1; i < column.Length; i++)
        {
            least = column[i] < column[least] ? i : least;
            largest = column[i] > column[largest] ? i : largest;
        }

        // A copy with the other sign has them the other way round. The fewest arrangements are those of one value that most rows have beside the others.
        ulong key = ((ulong)Math.Min(least, largest) << 32) | (uint)Math.Max(least, largest);
        double arrangements = SpecialFunctions.FactorialLn(column.Length) - SpecialFunctions.FactorialLn(column.Length - MostLabels);
        return new ColumnPattern(false, key, arrangements / Math.Log(2));
    }
}
