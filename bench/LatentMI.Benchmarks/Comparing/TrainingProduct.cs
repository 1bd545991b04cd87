using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>The three matrix products of a linear layer.</summary>
internal enum TrainingPass
{
    /// <summary>Outputs: X W^T.</summary>
    Forward,

    /// <summary>The gradient of the inputs: G W.</summary>
    BackwardData,

    /// <summary>The gradient of the weights: G^T X.</summary>
    BackwardWeights,
}

/// <summary>A matrix product of a training step.</summary>
/// <param name="Pass">Which of a layer's products.</param>
/// <param name="Rows">The rows of the batch.</param>
/// <param name="Inputs">The layer's inputs.</param>
/// <param name="Outputs">The layer's outputs.</param>
/// <param name="Count">How often a step computes it.</param>
internal sealed record TrainingProduct(TrainingPass Pass, int Rows, int Inputs, int Outputs, int Count)
{
    /// <summary>The floating point operations of one product.</summary>
    public double Flops => 2.0 * Rows * Inputs * Outputs;

    /// <summary>The product as m x k times k x n.</summary>
    public string Shape => Pass switch
    {
        TrainingPass.Forward => $"{Rows} x {Inputs} x {Outputs}",
        TrainingPass.BackwardData => $"{Rows} x {Outputs} x {Inputs}",
        _ => $"{Outputs} x {Rows} x {Inputs}",
    };

    /// <summary>The product as it is written.</summary>
    public string Formula => Pass switch
    {
        TrainingPass.Forward => "X W^T",
        TrainingPass.BackwardData => "G W",
        _ => "G^T X",
    };

    /// <summary>Computes the product from the factors that it has.</summary>
    /// <param name="product">What computes it.</param>
    /// <param name="x">rows x inputs, factor or result.</param>
    /// <param name="weights">outputs x inputs, factor or result.</param>
    /// <param name="gradient">rows x outputs, factor or result.</param>
    public void Compute(MatrixProduct product, MatrixView x, MatrixView weights, MatrixView gradient)
    {
        switch (Pass)
        {
            case TrainingPass.Forward:
                product.Multiply(x, weights.Transposed, gradient, Epilogue.None);
                break;
            case TrainingPass.BackwardData:
                product.Multiply(gradient, weights, x, Epilogue.None);
                break;
            default:
                product.Multiply(gradient.Transposed, x, weights, Epilogue.None);
                break;
        }
    }
}
