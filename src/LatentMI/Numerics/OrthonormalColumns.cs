using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Numerics;

/// <summary>Columns that span the same space as others and are orthonormal.</summary>
internal static class OrthonormalColumns
{
    // Rounding error is left after one pass.
    private const int Passes = 2;
    private const double LeastShare = 1e-12;

    /// <summary>Finds them: B R^-1 with B'B = R'R, twice.</summary>
    /// <param name="basis">B, with fewer columns than rows.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The columns; those of directions that B does not span, all where it is 0, are 0.</returns>
    public static MatrixView Of(MatrixView basis, Compute compute)
    {
        for (int pass = 0; pass < Passes; pass++)
        {
            SymmetricEigen eigen = SymmetricEigen.Of(compute.Multiply(basis.Transposed, basis).ToDense());
            if (eigen.Values[0] <= 0)
            {
                break;
            }

            var inverse = (DenseMatrix)eigen.Vectors.Clone();
            for (int j = 0; j < inverse.ColumnCount; j++)
            {
                inverse.SetColumn(j, inverse.Column(j) / Math.Sqrt(Math.Max(eigen.Values[j], eigen.Values[0] * LeastShare)));
            }

            basis = compute.Multiply(basis, inverse.ToView());
        }

        return basis;
    }
}
