using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Critics;

/// <summary>A function of a pair that tells true pairs from others: f(x, y), a network [x, y] -> W -> W/2 -> 1 with ReLU.</summary>
/// <param name="columnsX">The number of columns of X.</param>
/// <param name="columnsY">The number of columns of Y.</param>
/// <param name="width">W, at least 2.</param>
internal sealed class Critic(int columnsX, int columnsY, int width)
{
    /// <summary>[x, y] -> W.</summary>
    public DenseLayer First { get; } = new(columnsX + columnsY, new LayerShape(width, Activation.Relu));

    /// <summary>W -> W/2.</summary>
    public DenseLayer Second { get; } = new(width, new LayerShape(width / 2, Activation.Relu));

    /// <summary>W/2 -> 1.</summary>
    public DenseLayer Last { get; } = new(width / 2, new LayerShape(1, Activation.Identity));

    /// <summary>Weights and biases, layer after layer.</summary>
    public IEnumerable<Parameter> Parameters => new[] { First, Second, Last }.SelectMany(layer => new[] { layer.Weights, layer.Bias });

    /// <summary>The first layer's weights of X.</summary>
    public MatrixView WeightsX => ColumnsX(First.Weights.Matrix);

    /// <summary>The first layer's weights of Y.</summary>
    public MatrixView WeightsY => ColumnsY(First.Weights.Matrix);

    /// <summary>The gradient of <see cref="WeightsX"/>.</summary>
    public MatrixView GradientX => ColumnsX(First.Weights.GradientMatrix);

    /// <summary>The gradient of <see cref="WeightsY"/>.</summary>
    public MatrixView GradientY => ColumnsY(First.Weights.GradientMatrix);

    /// <summary>Draws all weights and biases uniformly from +-1/sqrt(inputs).</summary>
    /// <param name="seed">The seed.</param>
    public void Initialize(ulong seed)
    {
        Initialization.UniformFanIn(First, new RandomStream(seed, RandomPurpose.Weights, 0));
        Initialization.UniformFanIn(Second, new RandomStream(seed, RandomPurpose.Weights, 1));
        Initialization.UniformFanIn(Last, new RandomStream(seed, RandomPurpose.Weights, 2));
    }

    private MatrixView ColumnsX(MatrixView matrix) => matrix.Block(0, 0, First.Outputs, columnsX);

    private MatrixView ColumnsY(MatrixView matrix) => matrix.Block(0, columnsX, First.Outputs, columnsY);
}
