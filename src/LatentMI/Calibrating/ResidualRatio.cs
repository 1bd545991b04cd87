using LatentMI.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Calibrating;

/// <summary>
/// A column and what the columns of the other side predict of it linearly: r = f(b - w'a) / g(b), f the density of what is left, g that of the column, whatever their shapes. By its formula
/// it has mean 1 over independent a and b.
/// </summary>
/// <remarks>
/// Where dependence is strong, the noise is smaller than the distance of neighbors, which then do not see that its shape is another than the Gaussian one. What is left of a few
/// thousand rows shows it.
/// </remarks>
internal sealed class ResidualRatio : IRowRatio
{
    // Of a weaker dependence neighbors see the shape of the noise.
    private const double LeastSquare = 0.81;

    // Less is left by rounding of the same numbers.
    private const double LeastShare = 1e-8;

    private readonly int[] _folds;
    private readonly bool _isOfY;
    private readonly float[] _values;
    private readonly double[][] _predicted;
    private readonly LogDensity[] _left;
    private readonly LogDensity[] _alone;

    private ResidualRatio(int[] folds, bool isOfY, float[] values, double[][] predicted, LogDensity[] left, LogDensity[] alone) =>
        (_folds, _isOfY, _values, _predicted, _left, _alone) = (folds, isOfY, values, predicted, left, alone);

    /// <inheritdoc/>
    public RatioKind Kind => RatioKind.Residual;

    /// <summary>Fits the ratio of a column of one side that the other side predicts.</summary>
    /// <param name="latents">The latents, of which the predicted side has one column.</param>
    /// <param name="isOfY">Whether X predicts Y, and not Y X.</param>
    /// <param name="every">Of how many rows outside of a fold one is used; of more than one for a ratio that all of them are worth.</param>
    /// <returns>The ratio, that of a row by the rows outside of its fold; one that tells nothing where the prediction leaves a fifth of the variance or more, or nothing.</returns>
    public static IRowRatio Fit(LatentPairs latents, bool isOfY, int every = 1)
    {
        (MatrixView from, MatrixView to) = isOfY ? (latents.X, latents.Y) : (latents.Y, latents.X);
        int folds = latents.Folds.Max() + 1;
        float[] values = [.. Enumerable.Range(0, to.Rows).Select(row => to.Row(row)[0])];
        var predicted = new double[folds][];
        var left = new LogDensity[folds];
        var alone = new LogDensity[folds];
        for (int fold = 0; fold < folds; fold++)
        {
            int[] rows = [.. Enumerable.Range(0, to.Rows).Where(row => latents.Folds[row] != fold).Where((_, place) => place % every == 0)];
            predicted[fold] = Predict(from, values, rows);
            double[] residuals = Array.ConvertAll(rows, row => values[row] - predicted[fold][row]);
            double[] known = Array.ConvertAll(rows, row => (double)values[row]);
            double share = Variance(residuals) / Variance(known);
            if (!(share > LeastShare && (share < 1 - LeastSquare || every > 1)))
            {
                return new NoRatio();
            }

            (left[fold], alone[fold]) = (LogDensity.Fit(residuals), LogDensity.Fit(known));
        }

        return new ResidualRatio(latents.Folds, isOfY, values, predicted, left, alone);
    }

    /// <summary>The same ratio of fewer rows.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="every">Of how many rows outside of a fold one is used.</param>
    public IRowRatio OnFewer(LatentPairs latents, int every) => Fit(latents, _isOfY, every);

    /// <inheritdoc/>
    public double LogRatio(int i, int j)
    {
        int fold = _folds[i];
        (int of, int by) = _isOfY ? (j, i) : (i, j);
        return _left[fold].At(_values[of] - _predicted[fold][by]) - _alone[fold].At(_values[of]);
    }

    /// <summary>Least squares of some rows, applied to all.</summary>
    private static double[] Predict(MatrixView from, float[] values, int[] rows)
    {
        int terms = from.Columns + 1;
        var products = new DenseMatrix(terms, terms);
        var sums = new DenseVector(terms);
        var row = new double[terms];
        foreach (int i in rows)
        {
            Fill(i);
            for (int a = 0; a < terms; a++)
            {
                sums[a] += row[a] * values[i];
                for (int b = 0; b < terms; b++)
                {
                    products[a, b] += row[a] * row[b];
                }
            }
        }

        double[] weights = [.. products.PseudoInverse().Multiply(sums)];
        return [.. Enumerable.Range(0, from.Rows).Select(Prediction)];

        void Fill(int i)
        {
            row[0] = 1;
            for (int c = 1; c < terms; c++)
            {
                row[c] = from.Row(i)[c - 1];
            }
        }

        double Prediction(int i)
        {
            Fill(i);
            return row.Zip(weights, (value, weight) => value * weight).Sum();
        }
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }
}
