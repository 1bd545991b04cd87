namespace LatentMI.Experiments.Datasets.Shapes;

/// <summary>Y = f(X) + s E, with X and E standard normal.</summary>
/// <param name="id">The identifier.</param>
/// <param name="curve">f.</param>
/// <param name="noise">s; above 0.</param>
internal sealed class NoisyCurve(string id, Func<double, double> curve, double noise) : NormalShape(id, columnsX: 1)
{
    /// <inheritdoc/>
    public override NormalMixture Mixture => new(curve, _ => noise);

    /// <inheritdoc/>
    protected override double MeanLogDeviation => Math.Log2(noise);

    /// <inheritdoc/>
    protected override (double Mean, double Deviation) Given(ReadOnlySpan<float> row) => (curve(row[0]), noise);
}
