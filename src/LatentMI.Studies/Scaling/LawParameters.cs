namespace LatentMI.Studies.Scaling;

/// <summary>A law with parameters.</summary>
/// <param name="search">The law, and where its parameters may be.</param>
/// <param name="parameters">The parameters.</param>
/// <param name="bits">The values that they are fitted to.</param>
internal sealed class LawParameters(LawSearch search, double[] parameters, IReadOnlyList<double> bits)
{
    /// <summary>The law.</summary>
    public ScalingLaw Law => search.Law;

    /// <summary>The parameters, the limit first.</summary>
    public double[] Parameters => parameters;

    /// <summary>The weighted sum of squares that is left.</summary>
    public double Left { get; } = search.SumOfSquares(parameters, bits);

    /// <summary>Whether a parameter was stopped by a bound, so that it is not what the values say.</summary>
    public bool IsAtBound => search.IsAtBound(parameters);

    /// <summary>Whether the limit was.</summary>
    public bool HasNoLimit => search.IsAtBound(parameters[..1]);

    /// <summary>The bits at a quality.</summary>
    /// <param name="quality">The quality.</param>
    public double Value(double quality) => Law.Value(parameters, quality);
}
