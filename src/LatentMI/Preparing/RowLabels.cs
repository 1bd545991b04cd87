using System.Numerics;
using System.Runtime.InteropServices;

namespace LatentMI.Preparing;

/// <summary>Rows as labels: rows that are equal in every column have the same label.</summary>
/// <param name="OfRow">The label of each row, from 0 in the order in which labels first occur.</param>
/// <param name="Counts">The number of rows of each label.</param>
internal sealed record RowLabels(int[] OfRow, int[] Counts)
{
    /// <summary>The entropy of the labels, each with the share of rows that has it, in bits. It depends on the counts alone, not on their order.</summary>
    public double EntropyBits
    {
        get
        {
            double rows = OfRow.Length;
            return Counts.Order().Sum(count => count / rows * Math.Log2(rows / count));
        }
    }

    /// <summary>The standard error of the entropy over data sets of so many rows, in bits: that of the mean of the information of each row's label.</summary>
    public double EntropyErrorBits
    {
        get
        {
            double rows = OfRow.Length;
            double square = Counts.Order().Sum(count => count / rows * Math.Pow(Math.Log2(rows / count), 2));
            return Math.Sqrt(Math.Max(0, square - Math.Pow(EntropyBits, 2)) / rows);
        }
    }

    /// <summary>Whether so many rows share their label that the entropy of the labels bounds information, and no two rows differ by less than labels do.</summary>
    public bool AreRepeated => Counts.Length <= OfRow.Length / 2;

    /// <summary>Finds the labels of some samples.</summary>
    /// <param name="samples">The samples, without NaN; 0 and -0 are equal.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static RowLabels Find(Samples samples, CancellationToken cancellationToken) => samples.Type == SampleType.Float32
        ? Find(samples.Count, new RowComparer<float>(samples), cancellationToken)
        : Find(samples.Count, new RowComparer<double>(samples), cancellationToken);

    /// <summary>Gives equal items the same label.</summary>
    /// <typeparam name="T">What is compared.</typeparam>
    /// <param name="items">The items.</param>
    public static RowLabels Find<T>(IReadOnlyList<T> items)
        where T : notnull
    {
        var labels = new Dictionary<T, int>();
        var ofRow = new int[items.Count];
        var counts = new List<int>();
        for (int i = 0; i < items.Count; i++)
        {
            ofRow[i] = Assign(labels, items[i], counts);
        }

        return new RowLabels(ofRow, [.. counts]);
    }

    /// <summary>The pairs of the labels of two sides, as labels.</summary>
    /// <param name="x">The labels of X.</param>
    /// <param name="y">The labels of Y.</param>
    public static RowLabels Join(RowLabels x, RowLabels y) => Find([.. x.OfRow.Zip(y.OfRow)]);

    private static RowLabels Find(int count, IEqualityComparer<int> comparer, CancellationToken cancellationToken)
    {
        var labels = new Dictionary<int, int>(comparer);
        var ofRow = new int[count];
        var counts = new List<int>();
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ofRow[i] = Assign(labels, i, counts);
        }

        return new RowLabels(ofRow, [.. counts]);
    }

    private static int Assign<T>(Dictionary<T, int> labels, T item, List<int> counts)
        where T : notnull
    {
        if (!labels.TryGetValue(item, out int label))
        {
            label = counts.Count;
            labels.Add(item, label);
            counts.Add(0);
        }

        counts[label]++;
        return label;
    }

    /// <summary>Compares rows by their numbers, without copying them.</summary>
    private sealed class RowComparer<T>(Samples samples) : IEqualityComparer<int>
        where T : unmanaged, IEquatable<T>
    {
        private const uint Multiplier = 0x9E37_79B1;
        private const int Shift = 15;

        public bool Equals(int a, int b) => samples.Row<T>(a).SequenceEqual(samples.Row<T>(b));

        public int GetHashCode(int row)
        {
            ReadOnlySpan<T> values = samples.Row<T>(row);
            ReadOnlySpan<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
            Vector<uint> mixed = Vector<uint>.Zero;
            foreach (Vector<T> vector in vectors)
            {
                // -0 + 0 is 0. Numbers of few digits differ in their first bits only, which a product does not carry down.
                mixed = (mixed ^ Vector.AsVectorUInt32(vector + Vector<T>.Zero)) * new Vector<uint>(Multiplier);
                mixed ^= mixed >>> Shift;
            }

            var hash = default(HashCode);
            if (vectors.Length > 0)
            {
                hash.AddBytes(MemoryMarshal.AsBytes(new ReadOnlySpan<Vector<uint>>(in mixed)));
            }

            foreach (T value in values[(vectors.Length * Vector<T>.Count)..])
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
