using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Numerics;

/// <summary>C = P diag(s) Q', s in falling order, as many as the smaller side of C; from the eigenvectors of the smaller of C C' and C' C.</summary>
/// <param name="Left">P, orthonormal columns.</param>
/// <param name="Values">s.</param>
/// <param name="Right">Q, orthonormal columns.</param>
internal sealed record SingularValues(DenseMatrix Left, double[] Values, DenseMatrix Right)
{
    // Below this share of the largest, a singular value is rounding error, and dividing by it would not give a unit vector.
    private const double Smallest = 1e-7;

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">C.</param>
    public static SingularValues Of(DenseMatrix matrix)
    {
        if (matrix.RowCount < matrix.ColumnCount)
        {
            SingularValues transposed = Of((DenseMatrix)matrix.Transpose());
            return new SingularValues(transposed.Right, transposed.Values, transposed.Left);
        }

        SymmetricEigen eigen = SymmetricEigen.Of((DenseMatrix)matrix.TransposeThisAndMultiply(matrix));
        var values = Array.ConvertAll(eigen.Values, value => Math.Sqrt(Math.Max(0, value)));
        var left = (DenseMatrix)(matrix * eigen.Vectors);
        for (int j = 0; j < values.Length; j++)
        {
            double scale = values[j] > Smallest * values[0] ? 1 / values[j] : 0;
            left.SetColumn(j, left.Column(j) * scale);
        }

        return new SingularValues(left, values, eigen.Vectors);
    }
}
