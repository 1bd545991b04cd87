using LatentMI.Numerics;

namespace LatentMI.Critics;

/// <summary>A lower bound of mutual information, in nats, that a critic is trained to raise.</summary>
internal interface ICriticObjective
{
    /// <summary>Whether the bound needs rows of Y that are drawn apart from those of X, as many as there are pairs.</summary>
    bool DrawsProductPairs { get; }

    /// <summary>The largest value in bits that the bound can have.</summary>
    /// <param name="testRows">The number of test pairs.</param>
    double Ceiling(int testRows);

    /// <summary>Computes the gradient of minus the bound with respect to all weights and biases.</summary>
    /// <param name="x">Rows of X.</param>
    /// <param name="y">The rows of Y that belong to them, then, where the bound needs them, as many that do not.</param>
    void Differentiate(MatrixView x, MatrixView y);

    /// <summary>Computes the bound on test pairs.</summary>
    /// <param name="x">Rows of X.</param>
    /// <param name="y">The rows of Y that belong to them.</param>
    /// <param name="partners">For each row of X a row of Y drawn apart from it; empty where the bound needs none.</param>
    /// <param name="pointwise">Receives each pair's share, whose mean is the bound.</param>
    void Test(MatrixView x, MatrixView y, ReadOnlySpan<int> partners, Span<double> pointwise);
}
