using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LatentMI.Studies.Planes;

/// <summary>
/// The different ones of some rows, as float32, each column centered and all divided by the largest value, so that squares neither overflow nor lose digits to
/// an offset. Rows that differ by less than float32 tells are equal.
/// </summary>
internal sealed class DistinctRows
{
    private readonly float[] _values;
    private readonly int _stride;
    private readonly int[] _places;

    private DistinctRows(float[] values, int stride, int[] kept, int[] places) => (_values, _stride, Kept, _places) = (values, stride, kept, places);

    /// <summary>The number of different rows.</summary>
    public int Count => Kept.Length;

    /// <summary>The row of the samples that each is the first of.</summary>
    public int[] Kept { get; }

    /// <summary>Finds them.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="rows">The rows of them that are looked at.</param>
    public static DistinctRows Of(Samples samples, int[] rows)
    {
        // Whole vectors, whose last columns are 0 in every row.
        int stride = (samples.Dimensions + Vector256<float>.Count - 1) / Vector256<float>.Count * Vector256<float>.Count;
        float[] values = Scale(samples, rows, stride);
        var firsts = new Dictionary<int, int>(new EqualRows(values, stride));
        var kept = new List<int>();
        var places = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            if (!firsts.TryGetValue(i, out places[i]))
            {
                places[i] = kept.Count;
                firsts.Add(i, kept.Count);
                kept.Add(i);
            }
        }

        var distinct = new float[kept.Count * stride];
        for (int i = 0; i < kept.Count; i++)
        {
            values.AsSpan(kept[i] * stride, stride).CopyTo(distinct.AsSpan(i * stride));
        }

        return new DistinctRows(distinct, stride, [.. kept.Select(i => rows[i])], places);
    }

    /// <summary>Which of the different rows a row is.</summary>
    /// <param name="row">Its number among the rows that were looked at.</param>
    public int Of(int row) => _places[row];

    /// <summary>The squared Euclidean distance of two of them.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <remarks>Summed in lanes of their own on every processor, so that it has the same bits.</remarks>
    public float SquaredDistance(int one, int other)
    {
        ref float a = ref MemoryMarshal.GetArrayDataReference(_values);
        Vector256<float> sum = Vector256<float>.Zero;
        for (nuint j = 0; j < (nuint)_stride; j += (nuint)Vector256<float>.Count)
        {
            Vector256<float> difference = Vector256.LoadUnsafe(ref a, ((nuint)(one * _stride)) + j) - Vector256.LoadUnsafe(ref a, ((nuint)(other * _stride)) + j);
            sum += difference * difference;
        }

        return Vector256.Sum(sum);
    }

    private static float[] Scale(Samples samples, int[] rows, int stride)
    {
        var row = new double[samples.Dimensions];
        var means = new double[samples.Dimensions];
        double largest = 0;
        ForEach((_, j, value) => largest = Math.Max(largest, Math.Abs(value)));
        double unit = largest > 0 ? largest : 1;
        ForEach((_, j, value) => means[j] += value / unit / rows.Length);
        double spread = 0;
        ForEach((_, j, value) => spread = Math.Max(spread, Math.Abs((value / unit) - means[j])));
        var values = new float[checked(rows.Length * stride)];
        ForEach((i, j, value) => values[(i * stride) + j] = spread > 0 ? (float)(((value / unit) - means[j]) / spread) : 0);
        return values;

        void ForEach(Action<int, int, double> visit)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                samples.CopyRow(rows[i], row);
                for (int j = 0; j < row.Length; j++)
                {
                    visit(i, j, row[j]);
                }
            }
        }
    }

    private sealed class EqualRows(float[] values, int stride) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => Row(x).SequenceEqual(Row(y));

        public int GetHashCode(int obj)
        {
            var hash = default(HashCode);
            foreach (float value in Row(obj))
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }

        private ReadOnlySpan<float> Row(int row) => values.AsSpan(row * stride, stride);
    }
}
