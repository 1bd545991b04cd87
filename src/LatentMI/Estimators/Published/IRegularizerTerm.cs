using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Estimators.Published;

/// <summary>The part of the loss that makes the latents of both sides predict each other.</summary>
internal interface IRegularizerTerm
{
    /// <summary>The weights that belong to the term.</summary>
    IEnumerable<Parameter> Parameters { get; }

    /// <summary>The networks that belong to the term, to be initialized.</summary>
    IEnumerable<MultilayerPerceptron> Networks { get; }

    /// <summary>Computes the term's value on a batch.</summary>
    /// <param name="batch">The batch and its latents.</param>
    /// <param name="weight">The term's weight in the loss, which scales the gradient of the next <see cref="Backward"/>.</param>
    /// <param name="dropout">Whether dropout is on, where the term has any.</param>
    /// <returns>The value, without the weight.</returns>
    double Evaluate(in LatentBatch batch, double weight, bool dropout);

    /// <summary>Computes the gradients of the term's weights and adds those of the latents.</summary>
    /// <param name="batch">The batch of the last <see cref="Evaluate"/>.</param>
    /// <param name="gradientX">The gradient of X's latents so far.</param>
    /// <param name="gradientY">The gradient of Y's latents so far.</param>
    void Backward(in LatentBatch batch, MatrixView gradientX, MatrixView gradientY);
}

/// <summary>Some paired rows on their way through the networks.</summary>
/// <param name="x">Standardized rows of X.</param>
/// <param name="y">Standardized rows of Y.</param>
/// <param name="latentX">The latents of X.</param>
/// <param name="latentY">The latents of Y.</param>
internal readonly struct LatentBatch(MatrixView x, MatrixView y, MatrixView latentX, MatrixView latentY)
{
    /// <summary>Standardized rows of X.</summary>
    public MatrixView X { get; } = x;

    /// <summary>Standardized rows of Y.</summary>
    public MatrixView Y { get; } = y;

    /// <summary>The latents of X.</summary>
    public MatrixView LatentX { get; } = latentX;

    /// <summary>The latents of Y.</summary>
    public MatrixView LatentY { get; } = latentY;

    /// <summary>The number of rows.</summary>
    public int Rows => X.Rows;
}
