namespace LatentMI.Experiments.Datasets.Shapes;

/// <summary>Y = sign(X1 X2) + s E, all standard normal: neither column of X alone tells anything.</summary>
/// <param name="id">The identifier.</param>
/// <param name="noise">s; above 0.</param>
internal sealed class SignOfProduct(string id, double noise) : NormalShape(id, columnsX: 2)
{
    /// <inheritdoc/>
    public override NormalMixture Mixture => new(u => Math.Sign(u), _ => noise);

    /// <inheritdoc/>
    protected override double MeanLogDeviation => Math.Log2(noise);

    /// <inheritdoc/>
    protected override (double Mean, double Deviation) Given(ReadOnlySpan<float> row) => (Math.Sign((double)row[0] * row[1]), noise);
}
