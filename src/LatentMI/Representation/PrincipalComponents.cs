using LatentMI.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Representation;

/// <summary>
/// The leading principal components of columns of mean 0, scaled to variance 1: scores = Z W, W = V diag(1 / sqrt(lambda)), lambda and V the largest
/// eigenvalues of Z'Z / n and their vectors.
/// </summary>
/// <remarks>
/// Up to some two hundred columns by the whole matrix Z'Z; beyond, by subspace iteration from a random start (N. Halko, P.-G. Martinsson, J. A. Tropp,
/// SIAM Review 53, 2011, algorithms 4.4 and 5.3). They look at one side alone and never at which row of X belongs to which row of Y, so that
/// computing them from all rows gives no held-out pair away.
/// </remarks>
internal static class PrincipalComponents
{
    // A component with less than this share of the largest variance is rounding error.
    private const double SmallestShare = 1e-5;

    private const int WholeMatrixColumns = 256;
    private const int ExtraDirections = 12;
    private const int Iterations = 3;

    /// <summary>Finds W.</summary>
    /// <param name="columns">Z, n x d.</param>
    /// <param name="count">The most components.</param>
    /// <param name="random">The start of the iteration.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>W, d x (at most <paramref name="count"/>).</returns>
    public static MatrixView FindWhitening(MatrixView columns, int count, RandomStream random, Compute compute)
    {
        int d = columns.Columns;
        if (d <= WholeMatrixColumns)
        {
            SymmetricEigen eigen = SymmetricEigen.Of(Product(columns.Transposed, columns, compute).ToDense());
            return Scale(eigen, columns.Rows, count).ToView();
        }

        int directions = Math.Min(count + ExtraDirections, Math.Min(d, columns.Rows));
        MatrixView basis = New(d, directions);
        foreach (ref float value in basis.Span)
        {
            value = (float)random.NextNormal();
        }

        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            basis = Product(columns.Transposed, Product(columns, Orthonormal(basis, compute), compute), compute);
        }

        basis = Orthonormal(basis, compute);
        MatrixView projected = Product(columns, basis, compute);
        SymmetricEigen inner = SymmetricEigen.Of(Product(projected.Transposed, projected, compute).ToDense());
        return Product(basis, Scale(inner, columns.Rows, count).ToView(), compute);
    }

    /// <summary>A new matrix A B.</summary>
    /// <param name="a">A.</param>
    /// <param name="b">B.</param>
    /// <param name="compute">What it runs on.</param>
    public static MatrixView Product(MatrixView a, MatrixView b, Compute compute)
    {
        MatrixView product = New(a.Rows, b.Columns);
        compute.Multiply(a, b, product, Epilogue.None);
        return product;
    }

    private static MatrixView New(int rows, int columns) => new(new AlignedBuffer(checked(rows * columns)), rows, columns);

    private static DenseMatrix Scale(SymmetricEigen eigen, int rows, int count)
    {
        int kept = 0;
        while (kept < Math.Min(count, eigen.Values.Length) && eigen.Values[kept] > SmallestShare * eigen.Values[0])
        {
            kept++;
        }

        var scaled = (DenseMatrix)eigen.Vectors.SubMatrix(0, eigen.Vectors.RowCount, 0, kept);
        for (int j = 0; j < kept; j++)
        {
            scaled.SetColumn(j, scaled.Column(j) / Math.Sqrt(eigen.Values[j] / rows));
        }

        return scaled;
    }

    /// <summary>Columns that span the same space and are orthonormal: B R^-1 with B'B = R'R, twice, as once leaves rounding error.</summary>
    private static MatrixView Orthonormal(MatrixView basis, Compute compute)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            SymmetricEigen eigen = SymmetricEigen.Of(Product(basis.Transposed, basis, compute).ToDense());
            var inverse = (DenseMatrix)eigen.Vectors.Clone();
            for (int j = 0; j < inverse.ColumnCount; j++)
            {
                double floor = Math.Max(eigen.Values[j], eigen.Values[0] * 1e-12);
                inverse.SetColumn(j, inverse.Column(j) / Math.Sqrt(floor));
            }

            basis = Product(basis, inverse.ToView(), compute);
        }

        return basis;
    }
}
