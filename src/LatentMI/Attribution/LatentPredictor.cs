using LatentMI.Numerics;
using LatentMI.Preparing;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Attribution;

/// <summary>
/// What predicts columns from the latents of the other side, for one group of rows: for each fold the ridge regression that the other folds fit. With
/// latents z_1..z_L the q = 2 L + 1 predictors are 1, z_a and z_a^2, all but the first of mean 0 and variance 1 in the group.
/// </summary>
internal sealed class LatentPredictor
{
    // Of the variance of a predictor; it keeps predictors that are nearly the same apart and costs a gain of R^2 some 1e-6 of it.
    private const double Ridge = 1e-3;

    private LatentPredictor(int predictors, Fold[] folds)
    {
        Predictors = predictors;
        Folds = folds;
    }

    /// <summary>q.</summary>
    public int Predictors { get; }

    /// <summary>The folds.</summary>
    public IReadOnlyList<Fold> Folds { get; }

    /// <summary>Prepares the regressions, for any column.</summary>
    /// <param name="latents">The latents, a row for each sample.</param>
    /// <param name="rows">The samples' rows that are predicted.</param>
    /// <param name="order">The group's places among <paramref name="rows"/>, sorted by fold.</param>
    /// <param name="compute">What it runs on.</param>
    public static LatentPredictor Fit(Samples latents, int[] rows, FoldOrder order, Compute compute)
    {
        int n = order.Rows.Length;
        MatrixView basis = Basis(latents, Array.ConvertAll(order.Rows, place => rows[place]));
        int q = basis.Columns;
        int foldCount = order.Starts.Length - 1;
        var moments = new DenseMatrix[foldCount];
        var product = new MatrixView(new AlignedBuffer(q * q), q, q);
        var total = new DenseMatrix(q, q);
        for (int fold = 0; fold < foldCount; fold++)
        {
            MatrixView values = Part(fold);
            compute.Multiply(values.Transposed, values, product, Epilogue.None);
            moments[fold] = product.ToDense();
            total += moments[fold];
        }

        var folds = new Fold[foldCount];
        for (int fold = 0; fold < foldCount; fold++)
        {
            int fitting = n - (order.Starts[fold + 1] - order.Starts[fold]);
            DenseMatrix others = total - moments[fold];
            for (int a = 1; a < q; a++)
            {
                others[a, a] += Ridge * fitting;
            }

            var inverse = (DenseMatrix)others.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(q));
            folds[fold] = new Fold(
                order.Rows[order.Starts[fold]..order.Starts[fold + 1]], fitting, Part(fold), moments[fold].ToView(), inverse.ToView());
        }

        return new LatentPredictor(q, folds);

        MatrixView Part(int fold) => basis.Block(order.Starts[fold], 0, order.Starts[fold + 1] - order.Starts[fold], q);
    }

    private static MatrixView Basis(Samples latents, int[] rows)
    {
        int dimensions = latents.Dimensions;
        var basis = new MatrixView(new AlignedBuffer(checked(rows.Length * ((2 * dimensions) + 1))), rows.Length, (2 * dimensions) + 1);
        var values = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            basis.Row(i)[0] = 1;
        }

        for (int a = 0; a < dimensions; a++)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                values[i] = latents[rows[i], a];
            }

            Put(1 + a);
            for (int i = 0; i < rows.Length; i++)
            {
                values[i] *= values[i];
            }

            Put(1 + dimensions + a);
        }

        return basis;

        void Put(int column)
        {
            UnitScaling.Apply(values);
            for (int i = 0; i < rows.Length; i++)
            {
                basis.Row(i)[column] = (float)values[i];
            }
        }
    }

    /// <summary>A fold: its rows are predicted by the others.</summary>
    /// <param name="Places">The places of its rows.</param>
    /// <param name="Fitting">The number of rows that fit.</param>
    /// <param name="Values">Its predictors, a row for each of its rows.</param>
    /// <param name="Moments">q x q: their inner products.</param>
    /// <param name="Inverse">q x q: the inverse of the other folds' inner products and the ridge.</param>
    internal sealed record Fold(int[] Places, int Fitting, MatrixView Values, MatrixView Moments, MatrixView Inverse);
}
