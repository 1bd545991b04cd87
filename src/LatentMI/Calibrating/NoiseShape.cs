using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>
/// Whether the noise of a strong dependence has edges, as rounding has. A Gaussian is wrong about it, and where it is smaller than the distance of neighbors, these do not see that.
/// </summary>
internal static class NoiseShape
{
    // Of a weaker dependence neighbors see the shape of the noise.
    private const double LeastSquare = 0.81;

    // The fourth moment of a normal variable is 3, that of a uniform one 1.8.
    private const double NormalFourthMoment = 3;
    private const double LeastDifference = 0.5;
    private const double Errors = 3;

    /// <summary>Looks at what columns leave of each other along their canonical variates.</summary>
    /// <param name="columns">Columns that can be compared across folds.</param>
    public static bool HasEdges(LatentPairs columns)
    {
        CanonicalVariates variates = CanonicalVariates.WithoutEach(columns.X, columns.Y, columns.Folds)[0];
        return HasEdges(variates.OfX(columns.X), variates.OfY(columns.Y));
    }

    /// <summary>Looks at what the columns of pairs leave of each other.</summary>
    /// <param name="x">n rows, of each pair the column of X.</param>
    /// <param name="y">n rows, of each pair the column of Y.</param>
    public static bool HasEdges(MatrixView x, MatrixView y)
    {
        double most = NormalFourthMoment - Math.Max(LeastDifference, Errors * Math.Sqrt(24.0 / x.Rows));
        return Enumerable.Range(0, Math.Min(x.Columns, y.Columns)).Any(pair =>
        {
            double[] a = Standardized(x, pair), b = Standardized(y, pair);
            double correlation = a.Zip(b, (left, right) => left * right).Average();
            return correlation * correlation is >= LeastSquare and < 1
                && Math.Min(FourthMoment(a.Zip(b, (left, right) => left - (correlation * right))), FourthMoment(b.Zip(a, (left, right) => left - (correlation * right)))) < most;
        });
    }

    private static double[] Standardized(MatrixView columns, int column)
    {
        double[] values = [.. Enumerable.Range(0, columns.Rows).Select(row => (double)columns.Row(row)[column])];
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return Array.ConvertAll(values, value => deviation > 0 ? (value - mean) / deviation : 0);
    }

    private static double FourthMoment(IEnumerable<double> left)
    {
        double[] squares = [.. left.Select(value => value * value)];
        double variance = squares.Average();
        return squares.Average(square => square * square) / (variance * variance);
    }
}
