using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.ColumnPairs;

/// <summary>What k paired variables of two sides are and how each depends on its partner.</summary>
/// <param name="id">The identifier.</param>
internal abstract class PairKind(string id)
{
    /// <summary>The identifier.</summary>
    public string Id { get; } = id;

    /// <summary>The number of columns of one variable of a side.</summary>
    public virtual int Columns => 1;

    /// <summary>I(X;Y) in bits.</summary>
    /// <param name="pairs">k.</param>
    public abstract double Bits(int pairs);

    /// <summary>Draws a row.</summary>
    /// <param name="x">Receives k variables of X, side by side.</param>
    /// <param name="y">Receives k variables of Y.</param>
    /// <param name="random">The random numbers.</param>
    public abstract void Draw(Span<float> x, Span<float> y, RandomStream random);
}
