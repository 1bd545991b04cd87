using LatentMI.Numerics;
using MathNet.Numerics.Distributions;

namespace LatentMI.Representation;

/// <summary>
/// Finds columns of X and of Y that depend on each other in pairs, where each pair is independent of all other columns: the information of the sides is then
/// the sum over the pairs, and each can be estimated in one column a side, where nearest neighbors are best.
/// </summary>
/// <remarks>
/// Columns are compared by <see cref="RankCosines"/>, at 1 % over all pairs of them, and again over all that is compared beyond them: three columns by products of
/// a cosine of each, which shows a product of two columns in a third; two pairs by products of four, which shows a sign or a scale that both have in common.
/// Columns that are nearly always one value are not judged.
/// </remarks>
internal static class IndependentPairs
{
    private const double Level = 0.01;

    // Of three columns, and of two pairs, the cosines of so low an order are compared: a product of columns is in the first ones.
    private const int LowCosines = 2;

    // More rows show nothing more that matters, as estimates are in error by as much.
    private const int MostRows = 10_000;

    /// <summary>Finds the pairs.</summary>
    /// <param name="x">n rows of a few columns.</param>
    /// <param name="y">n rows of a few columns.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The pairs; empty where columns of different pairs depend on each other, or none depends on another.</returns>
    public static (int X, int Y)[] Find(MatrixView x, MatrixView y, Compute compute)
    {
        int count = x.Columns + y.Columns;
        var both = new MatrixView(new AlignedBuffer(checked(x.Rows * count)), x.Rows, count);
        for (int i = 0; i < x.Rows; i++)
        {
            x.Row(i).CopyTo(both.Row(i));
            y.Row(i).CopyTo(both.Row(i)[x.Columns..]);
        }

        MatrixView cosines = RankCosines.Of(both, compute);
        MatrixView cross = PrincipalComponents.Product(cosines.Transposed, cosines, compute);
        int[] counts = RankCosines.Counts(cosines);
        double[] limits = RankCosines.Limits(1 - (Level / (count * (count - 1) / 2.0)));
        if (counts.Contains(0))
        {
            return [];
        }

        var pairs = new List<(int X, int Y)>();
        for (int a = 0; a < count; a++)
        {
            int[] partners = [.. Enumerable.Range(0, count).Where(b => b != a && RankCosines.Statistic(cross, a, b, x.Rows) > limits[counts[a] * counts[b]])];
            switch (partners)
            {
                case []:
                    break;
                case [int b] when a < x.Columns && b >= x.Columns:
                    pairs.Add((a, b - x.Columns));
                    break;
                case [int b] when b < x.Columns && a >= x.Columns:
                    // The same pair from its other end.
                    break;
                default:
                    return [];
            }
        }

        return pairs.Count > 0 && AreIndependent(cosines, [.. pairs.Select(pair => (pair.X, x.Columns + pair.Y))], compute) ? [.. pairs] : [];
    }

    /// <summary>Whether no three columns, and no two of the pairs, have in common what two columns do not.</summary>
    /// <param name="cosines">The cosines of all columns, at least three.</param>
    /// <param name="pairs">Pairs of columns that depend on each other, at least one.</param>
    /// <param name="compute">What it runs on.</param>
    private static bool AreIndependent(MatrixView cosines, (int X, int Y)[] pairs, Compute compute)
    {
        int columns = cosines.Columns / RankCosines.Count;
        int[] rows = EvenlySpaced.Places(cosines.Rows, MostRows);
        double[][] low = [.. Enumerable.Range(0, columns).SelectMany(_ => Enumerable.Range(0, LowCosines), (column, k) => Cosine(column, k))];

        // Each a product of two columns or of a pair, beside what is independent of it if the pairs are independent of each other.
        var compared = new List<(double[] Product, double[][] Others)>();
        for (int a = 0; a < columns; a++)
        {
            for (int b = a + 1; b < columns - 1; b++)
            {
                double[][] others = low[((b + 1) * LowCosines)..];
                compared.AddRange(Products(a, b).Select(product => (product, others)));
            }
        }

        double[][][] ofPairs = [.. pairs.Select(pair => Products(pair.X, pair.Y).ToArray())];
        for (int first = 0; first < pairs.Length - 1; first++)
        {
            double[][] others = [.. ofPairs[(first + 1)..].SelectMany(products => products)];
            compared.AddRange(ofPairs[first].Select(product => (product, others)));
        }

        double limit = Normal.InvCDF(0, 1, 1 - (Level / 2 / compared.Sum(one => (double)one.Others.Length)));
        var largest = new double[compared.Count];
        compute.Team.Run(largest.Length, i => largest[i] = compared[i].Others.Max(other => Math.Abs(StandardErrors(compared[i].Product, other))));
        return largest.Max() <= limit;

        double[] Cosine(int column, int k) => Array.ConvertAll(rows, row => (double)cosines.Row(row)[(column * RankCosines.Count) + k]);

        IEnumerable<double[]> Products(int a, int b) =>
            from i in Enumerable.Range(0, LowCosines)
            from j in Enumerable.Range(0, LowCosines)
            select Centered(low[(a * LowCosines) + i], low[(b * LowCosines) + j]);
    }

    private static double[] Centered(double[] a, double[] b)
    {
        double[] products = [.. a.Zip(b, (u, v) => u * v)];
        double mean = products.Average();
        return Array.ConvertAll(products, product => product - mean);
    }

    /// <summary>The mean product of two columns of mean 0, in its standard errors.</summary>
    private static double StandardErrors(double[] a, double[] b)
    {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double product = a[i] * b[i];
            sum += product;
            squares += product * product;
        }

        return squares > 0 ? sum / Math.Sqrt(squares) : 0;
    }
}
