namespace LatentMI;

/// <summary>Estimates the mutual information of two sets of paired samples.</summary>
public interface IMutualInformationEstimator
{
    /// <summary>Estimates I(X;Y) in bits.</summary>
    /// <param name="x">n rows of dx columns.</param>
    /// <param name="y">n rows of dy columns; row i belongs to row i of <paramref name="x"/>.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The estimate, with all that is needed to repeat and to judge it.</returns>
    /// <exception cref="InputException">
    /// The samples cannot be used: different numbers of rows, too few rows, NaN or infinite values, or nothing but constant columns.
    /// </exception>
    MutualInformationEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken = default);
}
