using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.BenchmarkMi;

/// <summary>X uniform on [0, 1), Y = X + N with N uniform on [-e, e).</summary>
/// <param name="Epsilon">e, half of the width of the noise; above 0.</param>
internal sealed record AdditiveNoise(double Epsilon) : BenchmarkBase(1, 1)
{
    /// <inheritdoc/>
    public override double Nats => HardEdgedRecipe.NatsOf(2 * Epsilon);

    /// <inheritdoc/>
    public override void Draw(Span<double> x, Span<double> y, RandomStream random)
    {
        x[0] = random.NextUniform();
        y[0] = x[0] + (Epsilon * ((2 * random.NextUniform()) - 1));
    }
}
