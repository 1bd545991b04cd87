namespace LatentMI.Networks;

/// <summary>What a layer does: inputs are thinned by dropout, multiplied by weights, shifted by a bias, bent by an activation.</summary>
/// <param name="Outputs">The layer's width.</param>
/// <param name="Activation">The function at its end.</param>
/// <param name="Dropout">The share of inputs that dropout removes in training; 0 for none.</param>
internal readonly record struct LayerShape(int Outputs, Activation Activation, double Dropout = 0);

/// <summary>A linear layer with its activation: y = f(W x + b).</summary>
/// <param name="inputs">The number of inputs.</param>
/// <param name="shape">Width, activation and dropout.</param>
internal sealed class DenseLayer(int inputs, LayerShape shape)
{
    /// <summary>The number of inputs.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>The number of outputs.</summary>
    public int Outputs => Weights.Rows;

    /// <summary>f.</summary>
    public Activation Activation { get; } = shape.Activation;

    /// <summary>The share of inputs that dropout removes in training.</summary>
    public double Dropout { get; } = shape.Dropout;

    /// <summary>W, outputs x inputs.</summary>
    public Parameter Weights { get; } = new(shape.Outputs, inputs);

    /// <summary>b, one row.</summary>
    public Parameter Bias { get; } = new(1, shape.Outputs);
}
