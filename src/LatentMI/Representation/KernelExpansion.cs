using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>
/// How near a row is to each of some landmarks: exp(-|z - l|^2 / 2 w^2), less its mean. Linear functions of these are functions of the row of any form that is
/// smooth on the scale of w (C. K. I. Williams, M. Seeger, NIPS 13, 2001).
/// </summary>
/// <param name="landmarks">m rows of components.</param>
/// <param name="width">w.</param>
/// <param name="means">The mean of each of the m columns.</param>
internal sealed class KernelExpansion(MatrixView landmarks, double width, float[] means) : IExpansion
{
    // Half of the median distance to all of it find the same on digits; wider ones have fewer features.
    private const double WidthOfMedian = 0.7;

    // The kernel of a landmark with itself is 1; what is smaller by so much is rounding error of float32.
    private const double Ridge = 1e-4;

    // Squares of this many times w^2 that cancel leave an error in the kernel of some 1e-5.
    private const double MostSquares = 100;

    private const int RowsPerPart = 256;

    /// <summary>m rows of components.</summary>
    public MatrixView Landmarks { get; } = landmarks;

    /// <summary>w.</summary>
    public double Width { get; } = width;

    /// <summary>The mean of each of the m columns.</summary>
    public float[] Means { get; } = means;

    /// <inheritdoc/>
    public int Columns => Landmarks.Rows;

    /// <summary>Chooses landmarks among the rows, and the width by their distances.</summary>
    /// <param name="components">Rows of components.</param>
    /// <param name="most">The most landmarks.</param>
    /// <param name="random">Draws the landmarks.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The expansion; null where all landmarks are the same.</returns>
    public static KernelExpansion? Fit(MatrixView components, int most, RandomStream random, Compute compute)
    {
        int count = Math.Min(most, components.Rows / 2);
        MatrixView landmarks = components.SelectRows(random.NextPermutation(components.Rows).AsSpan(0, count));
        if (MedianSquaredDistance(landmarks) is not { } median)
        {
            return null;
        }

        double width = WidthOfMedian * Math.Sqrt(median);
        var uncentered = new KernelExpansion(landmarks, width, new float[count]);
        MatrixView values = New(components.Rows, count);
        uncentered.Expand(components, values, compute);
        return new KernelExpansion(landmarks, width, ColumnMeans.Of(values));
    }

    /// <summary>
    /// What the columns are multiplied by so that their products are those of the kernel on the span of the landmarks: L'^-1, LL' = K + ridge I, K the kernel between
    /// landmarks (Williams and Seeger, the Nystrom method; there K^-1/2, of which this is a rotation).
    /// </summary>
    /// <param name="compute">What it runs on.</param>
    public MatrixView Normalization(Compute compute)
    {
        // In double precision: errors of single entries add up over all landmarks, and a matrix that is off by more than the ridge may not be positive.
        var lower = new double[Columns][];
        compute.Team.Run(Columns, i =>
        {
            lower[i] = [.. Enumerable.Range(0, i + 1).Select(j => Math.Exp(-SquaredDistance(Landmarks.Row(i), Landmarks.Row(j)) / (2 * Width * Width)))];
            lower[i][i] += Ridge;
        });

        CholeskyFactor factor = CholeskyFactor.TryFactor(lower, smallestPivot: 0, compute.Cancellation, out int dependent)
            ?? throw new InvalidOperationException($"The kernel of landmark {dependent} is not positive with the ridge.");
        MatrixView inverse = New(Columns, Columns);
        compute.Team.Run(Columns, i =>
        {
            var column = new double[Columns];
            column[i] = 1;
            factor.Solve(column);
            Span<float> row = inverse.Row(i);
            for (int j = 0; j < row.Length; j++)
            {
                row[j] = (float)column[j];
            }
        });
        return inverse;
    }

    /// <inheritdoc/>
    public void Expand(MatrixView components, MatrixView expanded, Compute compute)
    {
        compute.Multiply(components, Landmarks.Transposed, expanded, Epilogue.None);
        float[] squares = [.. Enumerable.Range(0, Columns).Select(l => (float)WeightedRows.SumOfSquares(Landmarks.Row(l)))];
        float factor = (float)(-1 / (2 * Width * Width));
        double mostSquares = MostSquares * Width * Width;
        compute.Team.Run((components.Rows + RowsPerPart - 1) / RowsPerPart, part =>
        {
            for (int i = part * RowsPerPart; i < Math.Min(components.Rows, (part + 1) * RowsPerPart); i++)
            {
                float square = (float)WeightedRows.SumOfSquares(components.Row(i));
                Span<float> row = expanded.Row(i);
                for (int l = 0; l < row.Length; l++)
                {
                    row[l] = square + squares[l] <= mostSquares
                        ? Math.Max(0, square + squares[l] - (2 * row[l]))
                        : (float)SquaredDistance(components.Row(i), Landmarks.Row(l));
                }

                Exponentials.Replace(row, shift: 0, factor);
                for (int l = 0; l < row.Length; l++)
                {
                    row[l] -= Means[l];
                }
            }
        });
    }

    /// <summary>The median squared distance of landmarks at different places, as half of those of two labels are at the same; null where all are.</summary>
    private static double? MedianSquaredDistance(MatrixView landmarks)
    {
        var distances = new List<double>();
        for (int a = 0; a < landmarks.Rows; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double distance = SquaredDistance(landmarks.Row(a), landmarks.Row(b));
                if (distance > 0)
                {
                    distances.Add(distance);
                }
            }
        }

        distances.Sort();
        return distances.Count == 0 ? null : distances[distances.Count / 2];
    }

    private static double SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int c = 0; c < a.Length; c++)
        {
            double difference = (double)a[c] - b[c];
            sum += difference * difference;
        }

        return sum;
    }

    private static MatrixView New(int rows, int columns) => new(new AlignedBuffer(checked(rows * columns)), rows, columns);
}
