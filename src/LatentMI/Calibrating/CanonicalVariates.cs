using LatentMI.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Calibrating;

/// <summary>
/// Canonical variates of a few columns in double: where a correlation is near 1, its difference from 1 needs the moments of just the rows that it is of.
/// </summary>
/// <param name="DirectionsX">dx x L: variates of X are its columns, less their means, times this.</param>
/// <param name="DirectionsY">dy x L.</param>
/// <param name="MeansX">The means of the columns of X.</param>
/// <param name="MeansY">The means of the columns of Y.</param>
/// <param name="Correlations">The sample correlation of each pair of variates.</param>
/// <param name="Rows">The number of rows that all this was found on.</param>
internal sealed record CanonicalVariates(
    DenseMatrix DirectionsX, DenseMatrix DirectionsY, double[] MeansX, double[] MeansY, double[] Correlations, int Rows)
{
    // A direction of less than this share of the largest variance is a column that others determine.
    private const double SmallestShare = 1e-12;

    /// <summary>For each fold the variates of the rows outside of it.</summary>
    /// <param name="x">n x dx.</param>
    /// <param name="y">n x dy.</param>
    /// <param name="folds">The fold of each row.</param>
    public static CanonicalVariates[] WithoutEach(MatrixView x, MatrixView y, int[] folds)
    {
        int columns = x.Columns + y.Columns;
        int count = folds.Max() + 1;
        var rows = new int[count + 1];
        var sums = new double[count + 1][];
        var products = new double[count + 1][,];
        for (int fold = 0; fold <= count; fold++)
        {
            (sums[fold], products[fold]) = (new double[columns], new double[columns, columns]);
        }

        var values = new double[columns];
        for (int i = 0; i < x.Rows; i++)
        {
            for (int c = 0; c < columns; c++)
            {
                values[c] = c < x.Columns ? x.Row(i)[c] : y.Row(i)[c - x.Columns];
            }

            foreach (int sum in (ReadOnlySpan<int>)[folds[i], count])
            {
                rows[sum]++;
                for (int a = 0; a < columns; a++)
                {
                    sums[sum][a] += values[a];
                    for (int b = 0; b < columns; b++)
                    {
                        products[sum][a, b] += values[a] * values[b];
                    }
                }
            }
        }

        return [.. Enumerable.Range(0, count).Select(Without)];

        CanonicalVariates Without(int fold)
        {
            double others = rows[count] - rows[fold];
            double[] means = [.. sums[count].Zip(sums[fold], (all, own) => (all - own) / others)];
            DenseMatrix covariance = DenseMatrix.Create(
                columns, columns, (a, b) => ((products[count][a, b] - products[fold][a, b]) / others) - (means[a] * means[b]));
            return Of(covariance, means, x.Columns, (int)others);
        }
    }

    /// <summary>The variates of rows of X.</summary>
    /// <param name="x">n x dx.</param>
    public MatrixView OfX(MatrixView x) => Project(x, MeansX, DirectionsX);

    /// <summary>The variates of rows of Y.</summary>
    /// <param name="y">n x dy.</param>
    public MatrixView OfY(MatrixView y) => Project(y, MeansY, DirectionsY);

    private static CanonicalVariates Of(DenseMatrix covariance, double[] means, int columnsX, int rows)
    {
        int columnsY = covariance.RowCount - columnsX;
        DenseMatrix whiteX = Whitening((DenseMatrix)covariance.SubMatrix(0, columnsX, 0, columnsX));
        DenseMatrix whiteY = Whitening((DenseMatrix)covariance.SubMatrix(columnsX, columnsY, columnsX, columnsY));
        var cross = (DenseMatrix)(whiteX.TransposeThisAndMultiply(covariance.SubMatrix(0, columnsX, columnsX, columnsY)) * whiteY);
        MathNet.Numerics.LinearAlgebra.Factorization.Svd<double> svd = cross.Svd();
        int pairs = Math.Min(cross.RowCount, cross.ColumnCount);
        return new CanonicalVariates(
            (DenseMatrix)(whiteX * svd.U.SubMatrix(0, cross.RowCount, 0, pairs)),
            (DenseMatrix)(whiteY * svd.VT.SubMatrix(0, pairs, 0, cross.ColumnCount).Transpose()),
            means[..columnsX],
            means[columnsX..],
            [.. svd.S.Take(pairs)],
            rows);
    }

    private static DenseMatrix Whitening(DenseMatrix covariance)
    {
        SymmetricEigen eigen = SymmetricEigen.Of(covariance);
        if (!(eigen.Values[0] > 0))
        {
            // Columns that are constant outside of the fold predict nothing.
            return new DenseMatrix(covariance.RowCount, 1);
        }

        int kept = eigen.Values.Count(value => value > SmallestShare * eigen.Values[0]);
        return DenseMatrix.Create(covariance.RowCount, kept, (i, j) => eigen.Vectors.At(i, j) / Math.Sqrt(eigen.Values[j]));
    }

    private static MatrixView Project(MatrixView columns, double[] means, DenseMatrix directions)
    {
        var variates = new MatrixView(new AlignedBuffer(checked(columns.Rows * directions.ColumnCount)), columns.Rows, directions.ColumnCount);
        for (int i = 0; i < columns.Rows; i++)
        {
            ReadOnlySpan<float> row = columns.Row(i);
            Span<float> target = variates.Row(i);
            for (int l = 0; l < target.Length; l++)
            {
                double sum = 0;
                for (int c = 0; c < row.Length; c++)
                {
                    sum += (row[c] - means[c]) * directions.At(c, l);
                }

                target[l] = (float)sum;
            }
        }

        return variates;
    }
}
