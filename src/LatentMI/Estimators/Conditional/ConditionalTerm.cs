namespace LatentMI.Estimators.Conditional;

/// <summary>One of the estimates that a conditional one is made of.</summary>
public sealed class ConditionalTerm(string name, double bits, double standardError, int latentDimensions, string representation)
{
    /// <summary>What was estimated, as a formula: <c>I(X;Y,Z)</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The estimate in bits.</summary>
    public double Bits { get; } = bits;

    /// <summary>Its standard error in bits.</summary>
    public double StandardError { get; } = standardError;

    /// <summary>The number of latent dimensions of each of its sides.</summary>
    public int LatentDimensions { get; } = latentDimensions;

    /// <summary>The maps that it uses: <c>columns</c>, <c>linear</c>, <c>kernel</c>, <c>folded</c> or <c>network</c>.</summary>
    public string Representation { get; } = representation;
}
