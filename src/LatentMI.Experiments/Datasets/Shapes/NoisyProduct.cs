namespace LatentMI.Experiments.Datasets.Shapes;

/// <summary>Y = X1 X2 + s E, all standard normal: given X1 alone, Y has the variance X1^2 + s^2.</summary>
/// <param name="id">The identifier.</param>
/// <param name="noise">s; above 0.</param>
internal sealed class NoisyProduct(string id, double noise) : NormalShape(id, columnsX: 2)
{
    /// <inheritdoc/>
    public override NormalMixture Mixture => new(_ => 0, u => Math.Sqrt((u * u) + (noise * noise)));

    /// <inheritdoc/>
    protected override double MeanLogDeviation => Math.Log2(noise);

    /// <inheritdoc/>
    protected override (double Mean, double Deviation) Given(ReadOnlySpan<float> row) => ((double)row[0] * row[1], noise);
}
