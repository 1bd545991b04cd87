using System.Numerics;
using System.Runtime.InteropServices;
using LatentMI.Numerics;

namespace LatentMI.Preparing;

/// <summary>
/// The rows of a side in few columns, between which distances are about those between the rows: columns with variance 1, and where there are more than
/// <see cref="MostColumns"/>, as many sums of them with random signs (M. Charikar, K. Chen, M. Farach-Colton, 2002). One pass over the values for the scales,
/// and one for the sums.
/// </summary>
internal sealed class RowSketch
{
    private const int MostColumns = 32;

    private readonly double[] _values;
    private readonly int _columns;

    private RowSketch(double[] values, int columns) => (_values, _columns) = (values, columns);

    /// <summary>Makes the sketch of a side.</summary>
    /// <param name="samples">The rows.</param>
    /// <param name="side">A number of the side, for its random signs.</param>
    public static RowSketch Of(Samples samples, ulong side)
    {
        int columns = Math.Min(samples.Dimensions, MostColumns);

        // Whole vectors: the columns behind the last are 0 in all rows.
        int width = Math.Max(1, (columns + Vector<double>.Count - 1) / Vector<double>.Count) * Vector<double>.Count;
        (double[] means, double[] factors) = Scales(samples);
        int[] places = [.. Enumerable.Range(0, samples.Dimensions)];
        if (samples.Dimensions > MostColumns)
        {
            var random = new RandomStream(0, RandomPurpose.RowSketch, side);
            for (int j = 0; j < places.Length; j++)
            {
                places[j] = random.NextInt(columns);
                factors[j] *= random.NextInt(2) == 0 ? -1 : 1;
            }
        }

        var values = new double[(long)samples.Count * width];
        var row = new double[samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            Span<double> sums = values.AsSpan(i * width, width);
            for (int j = 0; j < row.Length; j++)
            {
                sums[places[j]] += (row[j] - means[j]) * factors[j];
            }
        }

        return new RowSketch(values, width);
    }

    /// <summary>The square of the distance between two rows.</summary>
    /// <param name="first">One row.</param>
    /// <param name="second">The other.</param>
    public double SquaredDistance(int first, int second)
    {
        ReadOnlySpan<Vector<double>> a = Row(first);
        ReadOnlySpan<Vector<double>> b = Row(second);
        Vector<double> sum = Vector<double>.Zero;
        for (int j = 0; j < a.Length; j++)
        {
            Vector<double> difference = a[j] - b[j];
            sum += difference * difference;
        }

        return Vector.Sum(sum);
    }

    private ReadOnlySpan<Vector<double>> Row(int row) => MemoryMarshal.Cast<double, Vector<double>>(_values.AsSpan(row * _columns, _columns));

    private static (double[] Means, double[] Factors) Scales(Samples samples)
    {
        var row = new double[samples.Dimensions];
        samples.CopyRow(0, row);
        double[] offsets = [.. row];
        var sums = new double[row.Length];
        var squares = new double[row.Length];
        for (int i = 1; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            for (int j = 0; j < row.Length; j++)
            {
                // From the first row on: a large mean would take the digits of the squares.
                double value = row[j] - offsets[j];
                sums[j] += value;
                squares[j] += value * value;
            }
        }

        var factors = new double[row.Length];
        for (int j = 0; j < row.Length; j++)
        {
            double mean = sums[j] / samples.Count;
            double variance = (squares[j] / samples.Count) - (mean * mean);
            offsets[j] += mean;
            factors[j] = variance > 0 && double.IsFinite(variance) ? 1 / Math.Sqrt(variance) : 0;
        }

        return (offsets, factors);
    }
}
