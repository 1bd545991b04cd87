using LatentMI.Numerics;
using MathNet.Numerics.Distributions;

namespace LatentMI.Representation;

/// <summary>
/// Finds columns of X and of Y that depend on each other in pairs, where each pair is independent of all other columns: the information of the sides is then
/// the sum over the pairs, and each can be estimated in one column a side, where nearest neighbors are best.
/// </summary>
/// <remarks>
/// <para>
/// Two columns are compared by cosines of their ranks, cos(pi k u) for k = 1..6 and u = (rank - 1/2) / n: n times the sum of the squares of the 36 mean
/// products, each of cosines of variance 1, has a chi-squared distribution with 36 degrees of freedom where they are independent. It sees any form of
/// dependence that is not much finer than a sixth of the ranks.
/// </para>
/// <para>What three columns share that no two of them do is not seen; columns of few values are not judged.</para>
/// </remarks>
internal static class IndependentPairs
{
    private const int Cosines = 6;
    private const double Level = 0.01;

    // The ranks of fewer values have cosines that depend on each other.
    private const int LeastValues = 50;

    /// <summary>Finds the pairs.</summary>
    /// <param name="x">n rows of a few columns.</param>
    /// <param name="y">n rows of a few columns.</param>
    /// <returns>The pairs; empty where columns of different pairs depend on each other, or none depends on another.</returns>
    public static (int X, int Y)[] Find(MatrixView x, MatrixView y)
    {
        double[][]?[] cosines = [.. Enumerable.Range(0, x.Columns).Select(c => CosinesOf(x, c)), .. Enumerable.Range(0, y.Columns).Select(c => CosinesOf(y, c))];
        if (cosines.Any(column => column is null))
        {
            return [];
        }

        int count = cosines.Length;
        var statistics = new double[count, count];
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b < a; b++)
            {
                statistics[a, b] = statistics[b, a] = Statistic(cosines[a]!, cosines[b]!);
            }
        }

        double limit = ChiSquared.InvCDF(Cosines * Cosines, 1 - (Level / (count * (count - 1) / 2.0)));
        var pairs = new List<(int X, int Y)>();
        for (int a = 0; a < count; a++)
        {
            int[] partners = [.. Enumerable.Range(0, count).Where(b => b != a && statistics[a, b] > limit)];
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

        return [.. pairs];
    }

    /// <summary>The cosines of the ranks of a column, each of mean 0 and variance 1; null where it has few values.</summary>
    private static double[][]? CosinesOf(MatrixView columns, int column)
    {
        int rows = columns.Rows;
        float[] values = [.. Enumerable.Range(0, rows).Select(i => columns.Row(i)[column])];
        int[] order = [.. Enumerable.Range(0, rows)];
        Array.Sort((float[])values.Clone(), order);
        var ranks = new double[rows];
        int distinct = 0;
        for (int first = 0; first < rows;)
        {
            int next = first + 1;
            while (next < rows && values[order[next]] == values[order[first]])
            {
                next++;
            }

            distinct++;
            for (int i = first; i < next; i++)
            {
                ranks[order[i]] = (first + next) / 2.0 / rows;
            }

            first = next;
        }

        return distinct < LeastValues ? null : [.. Enumerable.Range(1, Cosines).Select(k => Standardized(Array.ConvertAll(ranks, u => Math.Cos(Math.PI * k * u))))];
    }

    private static double[] Standardized(double[] values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return Array.ConvertAll(values, value => (value - mean) / deviation);
    }

    private static double Statistic(double[][] a, double[][] b)
    {
        double sum = 0;
        foreach (double[] ofA in a)
        {
            foreach (double[] ofB in b)
            {
                double product = CholeskyFactor.Dot(ofA, ofB) / ofA.Length;
                sum += product * product;
            }
        }

        return sum * a[0].Length;
    }
}
