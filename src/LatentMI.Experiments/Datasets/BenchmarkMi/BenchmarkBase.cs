using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.BenchmarkMi;

/// <summary>A distribution of pairs whose mutual information is known, before the transforms of a task.</summary>
/// <param name="DimensionsX">The number of columns of X.</param>
/// <param name="DimensionsY">The number of columns of Y.</param>
internal abstract record BenchmarkBase(int DimensionsX, int DimensionsY)
{
    /// <summary>I(X;Y) in nats.</summary>
    public abstract double Nats { get; }

    /// <summary>Draws a pair.</summary>
    /// <param name="x">Receives the row of X.</param>
    /// <param name="y">Receives the row of Y.</param>
    /// <param name="random">The random numbers.</param>
    public abstract void Draw(Span<double> x, Span<double> y, RandomStream random);
}
