namespace LatentMI.Experiments.Datasets.Shapes;

/// <summary>Y = exp(X) E, with X and E standard normal: X is the scale of Y and nothing else.</summary>
/// <remarks>E log2 exp(X) = 0.</remarks>
/// <param name="id">The identifier.</param>
internal sealed class ScaledNoise(string id) : NormalShape(id, columnsX: 1)
{
    /// <inheritdoc/>
    public override NormalMixture Mixture => new(_ => 0, Math.Exp);

    /// <inheritdoc/>
    protected override double MeanLogDeviation => 0;

    /// <inheritdoc/>
    protected override (double Mean, double Deviation) Given(ReadOnlySpan<float> row) => (0, Math.Exp(row[0]));
}
