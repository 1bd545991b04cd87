using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace LatentMI.Cli.Figures;

/// <summary>The projection of samples of a few columns on their first two principal components.</summary>
internal static class PrincipalPlane
{
    /// <summary>Projects every row.</summary>
    /// <param name="samples">Rows of two columns or more.</param>
    /// <returns>The two coordinates of each row, and the share of the variance that each component holds, from 0 to 1.</returns>
    public static (double[] First, double[] Second, double FirstShare, double SecondShare) Project(Samples samples)
    {
        Matrix<double> centered = Matrix<double>.Build.Dense(samples.Count, samples.Dimensions, (i, j) => samples[i, j]);
        Vector<double> means = centered.ColumnSums() / samples.Count;
        centered.MapIndexedInplace((_, j, value) => value - means[j]);
        Evd<double> decomposition = centered.TransposeThisAndMultiply(centered).Evd(Symmetricity.Symmetric);

        // Eigenvalues come in increasing order.
        int last = samples.Dimensions - 1;
        double total = Math.Max(centered.PointwiseMultiply(centered).RowSums().Sum(), double.Epsilon);
        return (
            (centered * decomposition.EigenVectors.Column(last)).ToArray(),
            (centered * decomposition.EigenVectors.Column(last - 1)).ToArray(),
            decomposition.EigenValues[last].Real / total,
            decomposition.EigenValues[last - 1].Real / total);
    }
}
