using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.BenchmarkMi;

/// <summary>
/// The two halves of a row of the multivariate Student distribution whose dispersion is the identity: no two columns are correlated, but all have the
/// scale of the row in common.
/// </summary>
/// <param name="Dimensions">The number of columns of each side.</param>
/// <param name="Freedom">v, the degrees of freedom; a positive whole number.</param>
internal sealed record SplitStudent(int Dimensions, int Freedom) : BenchmarkBase(Dimensions, Dimensions)
{
    private readonly StudentScale _scale = new(Freedom);

    /// <inheritdoc/>
    public override double Nats => _scale.Nats(Dimensions);

    /// <inheritdoc/>
    public override void Draw(Span<double> x, Span<double> y, RandomStream random)
    {
        double scale = _scale.Draw(random);
        for (int column = 0; column < Dimensions; column++)
        {
            x[column] = scale * random.NextNormal();
            y[column] = scale * random.NextNormal();
        }
    }
}
