using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace LatentMI.Numerics;

/// <summary>The eigenvalues of a symmetric matrix in falling order, with their eigenvectors.</summary>
/// <param name="Values">The eigenvalues.</param>
/// <param name="Vectors">The eigenvectors as columns, in the same order.</param>
internal sealed record SymmetricEigen(double[] Values, DenseMatrix Vectors)
{
    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">A symmetric matrix.</param>
    public static SymmetricEigen Of(DenseMatrix matrix)
    {
        Evd<double> evd = matrix.Evd(Symmetricity.Symmetric);
        int size = matrix.RowCount;
        var values = new double[size];
        var vectors = new DenseMatrix(size, size);
        for (int i = 0; i < size; i++)
        {
            // The library's order is rising.
            int source = size - 1 - i;
            values[i] = evd.EigenValues[source].Real;
            vectors.SetColumn(i, evd.EigenVectors.Column(source));
        }

        return new SymmetricEigen(values, vectors);
    }
}
