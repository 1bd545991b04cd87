using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Calibrating;

/// <summary>
/// Two columns of few values: r = (n(a, b) + h p(a) p(b)) / ((n + h) p(a) p(b)), a the value of row i of X and b that of row j of Y, n(a, b) how many of the n rows of other folds than
/// that of row i have both, p(a) and p(b) the shares of the values in these rows, and h half of the number of pairs of values.
/// </summary>
/// <remarks>
/// Half a row for each pair of values (R. E. Krichevsky and V. K. Trofimov, IEEE Transactions on Information Theory 27, 199, 1981), spread as if X and Y were independent, so that r has
/// mean 1 over independent rows, for each a and for each b. Equal values have no order that a Gaussian could go by: of ten pairs of answers in five steps, cut from normal columns, the
/// calibrated value by Gaussian ratios is 0.1 of 5.8 bits too high.
/// </remarks>
internal sealed class CountsRatio : IRowRatio
{
    // Fewer rows for each pair of values tell less than the shape of a Gaussian does.
    private const int LeastRowsPerPair = 10;

    private const double RowsOfPair = 0.5;

    private readonly int[] _folds;
    private readonly int[] _x;
    private readonly int[] _y;
    private readonly double[][,] _logs;

    private CountsRatio(int[] folds, int[] x, int[] y, double[][,] logs) => (_folds, _x, _y, _logs) = (folds, x, y, logs);

    /// <inheritdoc/>
    public RatioKind Kind => RatioKind.Counts;

    /// <summary>Counts the values of a column a side.</summary>
    /// <param name="x">The scores of a column of X, equal for equal values.</param>
    /// <param name="y">The scores of a column of Y, equal for equal values.</param>
    /// <param name="folds">The fold of each row.</param>
    /// <returns>The ratio; null where a side has other than one column, or too many values for the rows.</returns>
    public static CountsRatio? TryFit(MatrixView x, MatrixView y, int[] folds)
    {
        if (x.Columns != 1 || y.Columns != 1 || Levels(x) is not { } ofX || Levels(y) is not { } ofY
            || (long)ofX.Counts.Length * ofY.Counts.Length * LeastRowsPerPair > x.Rows)
        {
            return null;
        }

        double[][,] logs = [.. Enumerable.Range(0, folds.Max() + 1).Select(fold => LogRatios(ofX, ofY, row => folds[row] != fold))];
        return new CountsRatio(folds, ofX.OfRow, ofY.OfRow, logs);
    }

    /// <inheritdoc/>
    public double LogRatio(int i, int j) => _logs[_folds[i]][_x[i], _y[j]];

    private static double[,] LogRatios(RowLabels x, RowLabels y, Func<int, bool> isIn)
    {
        var both = new double[x.Counts.Length, y.Counts.Length];
        var ofX = new double[x.Counts.Length];
        var ofY = new double[y.Counts.Length];
        double rows = 0;
        foreach (int row in Enumerable.Range(0, x.OfRow.Length).Where(isIn))
        {
            (int a, int b) = (x.OfRow[row], y.OfRow[row]);
            both[a, b]++;
            ofX[a]++;
            ofY[b]++;
            rows++;
        }

        double spread = RowsOfPair * both.Length;
        for (int a = 0; a < ofX.Length; a++)
        {
            for (int b = 0; b < ofY.Length; b++)
            {
                // A value that these rows do not have is taken to be independent.
                double independent = ofX[a] * ofY[b] / (rows * rows);
                both[a, b] = independent == 0 ? 0 : Math.Log((both[a, b] + (spread * independent)) / ((rows + spread) * independent));
            }
        }

        return both;
    }

    private static RowLabels? Levels(MatrixView column)
    {
        float[] values = [.. Enumerable.Range(0, column.Rows).Select(row => column.Row(row)[0])];
        return values.Distinct().Take(FewValuedColumns.MostValues + 1).Count() <= FewValuedColumns.MostValues ? RowLabels.Find(values) : null;
    }
}
