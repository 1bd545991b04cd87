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

    // Read from far memory once, used twice.
    private const int RowsTogether = 2048;

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
            basis = Squared(columns, OrthonormalColumns.Of(basis, compute), compute);
        }

        basis = OrthonormalColumns.Of(basis, compute);
        MatrixView projected = Product(columns, basis, compute);
        SymmetricEigen inner = SymmetricEigen.Of(Product(projected.Transposed, projected, compute).ToDense());
        return Product(basis, Scale(inner, columns.Rows, count).ToView(), compute);
    }

    /// <summary>A new matrix A B. A is gone through once, some rows at a time, so that it may be larger than memory.</summary>
    /// <param name="a">A.</param>
    /// <param name="b">B.</param>
    /// <param name="compute">What it runs on.</param>
    public static MatrixView Product(MatrixView a, MatrixView b, Compute compute)
    {
        MatrixView product = New(a.Rows, b.Columns);
        int rowsTogether = a.ColumnStride == 1 ? RowsTogether : a.Rows;
        for (int first = 0; first < a.Rows; first += rowsTogether)
        {
            int rows = Math.Min(rowsTogether, a.Rows - first);
            compute.Multiply(a.Block(first, 0, rows, a.Columns), b, product.Block(first, 0, rows, b.Columns), Epilogue.None);
        }

        return product;
    }

    /// <summary>Z'Z B, in one pass over Z.</summary>
    private static MatrixView Squared(MatrixView columns, MatrixView basis, Compute compute)
    {
        MatrixView sum = New(columns.Columns, basis.Columns);
        MatrixView term = New(columns.Columns, basis.Columns);
        MatrixView projected = New(Math.Min(RowsTogether, columns.Rows), basis.Columns);
        for (int first = 0; first < columns.Rows; first += RowsTogether)
        {
            int rows = Math.Min(RowsTogether, columns.Rows - first);
            MatrixView some = columns.Block(first, 0, rows, columns.Columns);
            MatrixView someProjected = projected.Block(0, 0, rows, basis.Columns);
            compute.Multiply(some, basis, someProjected, Epilogue.None);
            compute.Multiply(some.Transposed, someProjected, term, Epilogue.None);
            sum.Add(term);
        }

        return sum;
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
}
