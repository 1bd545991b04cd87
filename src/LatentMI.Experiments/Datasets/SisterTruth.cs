namespace LatentMI.Experiments.Datasets;

/// <summary>What two late cells of a clone share, of <see cref="LineageProgram"/>.</summary>
/// <param name="Bits">The mutual information, in bits.</param>
/// <param name="StandardError">The standard error of its integration.</param>
/// <param name="ThirdBits">
/// The mean of their pointwise information in each third of t, in bits. The density ratio is that of all clones, as t does not show in late cells; the mean of
/// the three is <paramref name="Bits"/> but for the draws of the integration.
/// </param>
internal sealed record SisterTruth(double Bits, double StandardError, IReadOnlyList<double> ThirdBits);
