using LatentMI.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Representation;

/// <summary>The mutual information of Gaussian variables whose canonical correlations were measured on n rows.</summary>
internal static class GaussianInformation
{
    // A sample correlation of 1 would be infinitely many bits.
    private const double LargestSquare = 1 - 1e-9;

    /// <summary>The largest correlation that is told from 1.</summary>
    public static double LargestCorrelation { get; } = Math.Sqrt(LargestSquare);

    /// <summary>-1/2 sum ln(1 - rho^2), in nats.</summary>
    /// <param name="correlations">Canonical correlations.</param>
    public static double Nats(IEnumerable<double> correlations) =>
        -0.5 * correlations.Sum(rho => Math.Log(1 - Math.Min(rho * rho, LargestSquare)));

    /// <summary>The same of all canonical correlations at once, -1/2 ln det(I - C'C), in nats.</summary>
    /// <param name="cross">C, the cross-covariance of features that are white.</param>
    public static double NatsOfCross(DenseMatrix cross)
    {
        bool tall = cross.RowCount >= cross.ColumnCount;
        var explained = (DenseMatrix)(tall ? cross.TransposeThisAndMultiply(cross) : cross.TransposeAndMultiply(cross));
        double[][] unexplained =
        [
            .. Enumerable.Range(0, explained.RowCount).Select(i => Enumerable.Range(0, i + 1).Select(j => (i == j ? 1 : 0) - explained.At(i, j)).ToArray()),
        ];

        // Where a correlation is 1 to rounding, only the correlations one by one can be limited.
        return CholeskyFactor.TryFactor(unexplained, 1 - LargestSquare, CancellationToken.None, out _) is { } factor
            ? -0.5 * factor.LogDeterminant(factor.Size)
            : Nats(SymmetricEigen.Of(explained).Values.Select(square => Math.Sqrt(Math.Max(0, square))));
    }

    /// <summary>
    /// What <see cref="Nats"/> of all sample canonical correlations exceeds the truth by in the mean, exact for Gaussian data:
    /// 1/2 (S(p) + S(q) - S(p + q)), S(k) = sum over i = 1..k of psi((n - i) / 2) (T. W. Anderson, "An Introduction to Multivariate Statistical
    /// Analysis", section 7.5).
    /// </summary>
    /// <param name="rows">n.</param>
    /// <param name="dimensionsX">p.</param>
    /// <param name="dimensionsY">q; p + q &lt; n.</param>
    public static double Bias(int rows, int dimensionsX, int dimensionsY)
    {
        var psi = new HalfDigammaTable(Math.Max(2, rows));
        return (Sum(dimensionsX) + Sum(dimensionsY) - Sum(dimensionsX + dimensionsY)) / 2;

        double Sum(int dimensions)
        {
            double sum = 0;
            for (int i = 1; i <= dimensions; i++)
            {
                sum += psi[rows - i];
            }

            return sum;
        }
    }

    /// <summary>
    /// The standard deviation of <see cref="Nats"/> of all sample canonical correlations of independent Gaussian rows, in nats, in the first order: 2 n times
    /// it is about chi-squared with p q degrees of freedom (M. S. Bartlett, Mathematical Proceedings of the Cambridge Philosophical Society 34, 33, 1938).
    /// </summary>
    /// <param name="rows">n.</param>
    /// <param name="dimensionsX">p.</param>
    /// <param name="dimensionsY">q.</param>
    public static double Deviation(int rows, int dimensionsX, int dimensionsY) => Math.Sqrt((double)dimensionsX * dimensionsY / 2) / rows;
}
