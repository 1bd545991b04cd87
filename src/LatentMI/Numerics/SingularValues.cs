using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Numerics;

/// <summary>C = P diag(s) Q', s in falling order: all, or the leading ones.</summary>
/// <param name="Left">P, orthonormal columns.</param>
/// <param name="Values">s.</param>
/// <param name="Right">Q, orthonormal columns.</param>
internal sealed record SingularValues(DenseMatrix Left, double[] Values, DenseMatrix Right)
{
    // Below this share of the largest, a singular value is rounding error, and dividing by it would not give a unit vector.
    private const double Smallest = 1e-7;

    // Of what stands out of the rest, which is all that leading values are wanted for, this many are more than enough.
    private const int Iterations = 20;

    // Those of the components of a side come before.
    private const ulong StartStream = 3;

    /// <summary>
    /// Finds the leading values of a large matrix by subspace iteration from random combinations of its columns, the same for all matrices of a size: any columns
    /// of its own may be 0, as those of pixels at the edge of images are.
    /// </summary>
    /// <param name="matrix">C.</param>
    /// <param name="count">How many; fewer where a side of C has fewer.</param>
    /// <param name="compute">What it runs on.</param>
    public static SingularValues Leading(DenseMatrix matrix, int count, Compute compute)
    {
        int most = Math.Min(count, Math.Min(matrix.RowCount, matrix.ColumnCount));
        MatrixView view = matrix.ToView();
        var random = new RandomStream(seed: 0, RandomPurpose.ComponentsX, index: StartStream);
        var start = new MatrixView(new AlignedBuffer(checked(matrix.ColumnCount * most)), matrix.ColumnCount, most);
        foreach (ref float value in start.Span)
        {
            value = (float)random.NextNormal();
        }

        MatrixView left = OrthonormalColumns.Of(compute.Multiply(view, start), compute);
        MatrixView right = left;
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            right = OrthonormalColumns.Of(compute.Multiply(view.Transposed, left), compute);
            left = OrthonormalColumns.Of(compute.Multiply(view, right), compute);
        }

        SingularValues inner = Of(compute.Multiply(compute.Multiply(left.Transposed, view), right).ToDense());
        return new SingularValues((DenseMatrix)(left.ToDense() * inner.Left), inner.Values, (DenseMatrix)(right.ToDense() * inner.Right));
    }

    /// <summary>Finds all values, from the eigenvectors of the smaller of C C' and C' C.</summary>
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
