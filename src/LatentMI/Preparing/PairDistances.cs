namespace LatentMI.Preparing;

/// <summary>The distances of one row to all others on both sides, of rows that may be compared with it.</summary>
/// <param name="x">The rows of X.</param>
/// <param name="y">The rows of Y.</param>
/// <param name="numbers">The number of each row in the file.</param>
/// <param name="groups">The group of each row of the file; null where none belong together.</param>
/// <param name="block">Rows of the file that are as near as this belong together; 1 where none do.</param>
internal sealed class PairDistances(RowSketch x, RowSketch y, int[] numbers, IReadOnlyList<int>? groups, int block)
{
    private readonly double[] _x = new double[numbers.Length];
    private readonly double[] _y = new double[numbers.Length];

    /// <summary>The number of rows.</summary>
    public int Count => numbers.Length;

    /// <summary>The squared distance in X of each row to that of the last <see cref="From"/>; infinite for itself and for rows that belong together with it.</summary>
    public ReadOnlySpan<double> X => _x;

    /// <summary>The same in Y.</summary>
    public ReadOnlySpan<double> Y => _y;

    /// <summary>Computes all distances from a row.</summary>
    /// <param name="row">The row.</param>
    public void From(int row)
    {
        for (int other = 0; other < numbers.Length; other++)
        {
            bool apart = other != row && Math.Abs(numbers[other] - numbers[row]) >= block && (groups is null || groups[numbers[other]] != groups[numbers[row]]);
            (_x[other], _y[other]) = apart ? (x.SquaredDistance(row, other), y.SquaredDistance(row, other)) : (double.PositiveInfinity, double.PositiveInfinity);
        }
    }
}
