using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Shapes;

/// <summary>X standard normal and Y normal for a given X, with a mean and a standard deviation that depend on X.</summary>
internal abstract class NormalShape : Shape
{
    private readonly Lazy<double> _bits;

    /// <summary>Defines the dependence.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="columnsX">The number of columns of X that carry the information.</param>
    protected NormalShape(string id, int columnsX)
        : base(id, columnsX) => _bits = new(() => Integrate(NormalMixture.Resolution));

    /// <inheritdoc/>
    public sealed override double Bits => _bits.Value;

    /// <summary>The density of Y as a mixture of normal densities over a standard normal number.</summary>
    public abstract NormalMixture Mixture { get; }

    /// <summary>E log2 of the standard deviation of Y given X: h(Y|X) less the entropy of a standard normal number.</summary>
    protected abstract double MeanLogDeviation { get; }

    /// <inheritdoc/>
    public sealed override (float[] X, float[] Y) Draw(int count, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new float[checked(count * ColumnsX)];
        var y = new float[count];
        for (int i = 0; i < count; i++)
        {
            Span<float> row = x.AsSpan(i * ColumnsX, ColumnsX);
            foreach (ref float value in row)
            {
                value = (float)random.NextNormal();
            }

            (double mean, double deviation) = Given(row);
            y[i] = (float)(mean + (deviation * random.NextNormal()));
        }

        return (x, y);
    }

    /// <summary>I(X;Y) = h(Y) - h(Y|X) in bits.</summary>
    /// <param name="resolution">The points of the integrals per unit.</param>
    internal double Integrate(int resolution) =>
        Mixture.EntropyBits(resolution) - NormalMixture.StandardEntropyBits - MeanLogDeviation;

    /// <summary>The mean and the standard deviation of Y given a row of X.</summary>
    /// <param name="row">The row.</param>
    protected abstract (double Mean, double Deviation) Given(ReadOnlySpan<float> row);
}
