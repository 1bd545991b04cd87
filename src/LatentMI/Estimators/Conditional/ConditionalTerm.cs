namespace LatentMI.Estimators.Conditional;

/// <summary>One of the estimates that a conditional one is made of.</summary>
/// <param name="Name">What was estimated, as a formula: <c>I(X;Y,Z)</c>.</param>
/// <param name="Bits">The estimate in bits.</param>
/// <param name="StandardError">Its standard error in bits.</param>
/// <param name="LatentDimensions">The number of latent dimensions of each of its sides.</param>
/// <param name="Representation">The maps that it uses: <c>columns</c>, <c>linear</c>, <c>kernel</c>, <c>folded</c> or <c>network</c>.</param>
public sealed record ConditionalTerm(string Name, double Bits, double StandardError, int LatentDimensions, string Representation);
