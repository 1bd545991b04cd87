using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Calibrating;

/// <summary>
/// Columns of few values: r = (n(a, b) + h p(a) p(b)) / ((n + h) p(a) p(b)), a the values of row i of X and b those of row j of Y, n(a, b) how many of the n rows of other folds than
/// that of row i have both, p(a) and p(b) the shares of a and of b in these rows, and h half of the number of pairs of them.
/// </summary>
/// <remarks>
/// Half a row for each pair (R. E. Krichevsky and V. K. Trofimov, IEEE Transactions on Information Theory 27, 199, 1981), spread as if X and Y were independent, so that r has
/// mean 1 over independent rows, for each a and for each b. Equal values have no order that a Gaussian could go by: of ten pairs of answers in five steps, cut from normal columns, the
/// calibrated value by Gaussian ratios is 0.1 of 5.8 bits too high.
/// </remarks>
internal sealed class CountsRatio : IRowRatio
{
    // Fewer rows for each pair of values tell less than the shape of a Gaussian does.
    private const int LeastRowsPerPair = 10;

    private const double RowsOfPair = 0.5;

    private readonly int[] _folds;
    private readonly double[][,] _logs;

    private CountsRatio(int[] folds, RowLabels x, RowLabels y, double[][,] logs) => (_folds, X, Y, _logs) = (folds, x, y, logs);

    /// <summary>The rows of X, equal ones with the same label.</summary>
    public RowLabels X { get; }

    /// <summary>The rows of Y.</summary>
    public RowLabels Y { get; }

    /// <inheritdoc/>
    public RatioKind Kind => RatioKind.Counts;

    /// <summary>Counts the rows that are equal in every column of a side.</summary>
    /// <param name="x">The scores of columns of X, equal for equal values.</param>
    /// <param name="y">The scores of columns of Y, equal for equal values.</param>
    /// <param name="folds">The fold of each row.</param>
    /// <returns>The ratio; null where a column has too many values, or the sides too many for the rows.</returns>
    public static CountsRatio? TryFit(MatrixView x, MatrixView y, int[] folds)
    {
        int mostPairs = x.Rows / LeastRowsPerPair;
        if (RowsOf(x, mostPairs) is not { } ofX || RowsOf(y, mostPairs / ofX.Counts.Length) is not { } ofY)
        {
            return null;
        }

        double[][,] logs = [.. Enumerable.Range(0, folds.Max() + 1).Select(fold => LogRatios(ofX, ofY, row => folds[row] != fold))];
        return new CountsRatio(folds, ofX, ofY, logs);
    }

    /// <inheritdoc/>
    public double LogRatio(int i, int j) => _logs[_folds[i]][X.OfRow[i], Y.OfRow[j]];

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

    /// <summary>The rows as labels; null where a column has other than few values, or there are more labels than the most.</summary>
    private static RowLabels? RowsOf(MatrixView side, int mostLabels)
    {
        RowLabels? labels = null;
        for (int column = 0; column < side.Columns; column++)
        {
            float[] values = [.. Enumerable.Range(0, side.Rows).Select(row => side.Row(row)[column])];
            if (values.Distinct().Take(FewValuedColumns.MostValues + 1).Count() > FewValuedColumns.MostValues)
            {
                return null;
            }

            var ofColumn = RowLabels.Find(values);
            labels = labels is null ? ofColumn : RowLabels.Join(labels, ofColumn);
            if (labels.Counts.Length > mostLabels)
            {
                return null;
            }
        }

        return labels;
    }
}
