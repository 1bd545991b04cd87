using LatentMI.Numerics;

namespace LatentMI.Networks;

/// <summary>Linear layers one after the other, with hand-written gradients and buffers for batches of up to a number of rows.</summary>
internal sealed class MultilayerPerceptron
{
    private readonly Compute _compute;
    private readonly int _capacity;
    private readonly LayerBuffers[] _buffers;
    private readonly ActivationGradientWork _activationGradient;
    private readonly MultiplyWork _multiply;
    private readonly DropoutWork _dropout;
    private readonly ulong _firstDropoutStream;
    private ulong _dropoutDraws;
    private MatrixView _input;
    private bool _dropped;

    /// <summary>Makes a network with all weights 0.</summary>
    /// <param name="compute">What it runs on.</param>
    /// <param name="inputs">The width of the input.</param>
    /// <param name="shapes">The layers.</param>
    /// <param name="capacity">The largest number of rows of a batch.</param>
    /// <param name="seed">The seed of dropout.</param>
    /// <param name="identity">A small number that tells this network from the others of the same seed.</param>
    public MultilayerPerceptron(Compute compute, int inputs, IReadOnlyList<LayerShape> shapes, int capacity, ulong seed, int identity)
        : this(compute, CreateLayers(inputs, shapes), capacity, seed, identity)
    {
    }

    /// <summary>Makes a network of layers that exist.</summary>
    /// <param name="compute">What it runs on.</param>
    /// <param name="layers">The layers, which are shared and not copied.</param>
    /// <param name="capacity">The largest number of rows of a batch.</param>
    /// <param name="seed">The seed of dropout.</param>
    /// <param name="identity">A small number that tells this network from the others of the same seed.</param>
    public MultilayerPerceptron(Compute compute, IReadOnlyList<DenseLayer> layers, int capacity, ulong seed = 0, int identity = 0)
    {
        _compute = compute;
        _capacity = capacity;
        _activationGradient = new ActivationGradientWork(compute);
        _multiply = new MultiplyWork(compute);
        _dropout = new DropoutWork(compute, seed);
        _firstDropoutStream = (ulong)identity << 38;
        _buffers = [.. layers.Select(layer => new LayerBuffers(layer, capacity))];
        Layers = layers;
    }

    /// <summary>The layers.</summary>
    public IReadOnlyList<DenseLayer> Layers { get; }

    /// <summary>The width of the output.</summary>
    public int Outputs => Layers[^1].Outputs;

    /// <summary>Weights and biases, layer after layer.</summary>
    public IEnumerable<Parameter> Parameters => Layers.SelectMany(layer => new[] { layer.Weights, layer.Bias });

    /// <summary>Where the gradient of the output is put before <see cref="Backward"/>; overwritten by it.</summary>
    /// <param name="rows">The batch's rows.</param>
    public MatrixView OutputGradient(int rows) => new(_buffers[^1].Gradient, rows, Outputs);

    /// <summary>Computes the output of a batch.</summary>
    /// <param name="input">rows x inputs; must stay as it is until <see cref="Backward"/>.</param>
    /// <param name="dropout">Whether dropout is on, in the layers that have it.</param>
    /// <returns>rows x outputs, in a buffer that the next call overwrites.</returns>
    public MatrixView Forward(MatrixView input, bool dropout)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(input.Rows, _capacity);
        _input = input;
        _dropped = dropout;
        MatrixView current = input;
        for (int l = 0; l < Layers.Count; l++)
        {
            DenseLayer layer = Layers[l];
            if (dropout && layer.Dropout > 0)
            {
                MatrixView dropped = new(_buffers[l].DroppedInput!, current.Rows, layer.Inputs);
                MatrixView mask = new(_buffers[l].Mask!, current.Rows, layer.Inputs);
                _dropout.Apply(current, mask, dropped, layer.Dropout, _firstDropoutStream + _dropoutDraws++);
                current = dropped;
            }

            MatrixView output = new(_buffers[l].Output, current.Rows, layer.Outputs);
            var epilogue = new Epilogue(layer.Bias.Value, layer.Activation.NegativeSlope());
            _compute.Multiply(current, layer.Weights.Matrix.Transposed, output, epilogue);
            if (layer.Activation == Activation.Softplus)
            {
                foreach (ref float x in output.Span)
                {
                    x = ActivationFormula.Softplus(x);
                }
            }

            current = output;
        }

        return current;
    }

    /// <summary>Computes the gradients of all weights and biases from <see cref="OutputGradient"/>, for the batch of the last forward pass.</summary>
    /// <param name="inputGradient">Receives the gradient of the input, rows x inputs; null where nobody needs it.</param>
    public void Backward(MatrixView? inputGradient)
    {
        int rows = _input.Rows;
        for (int l = Layers.Count - 1; l >= 0; l--)
        {
            DenseLayer layer = Layers[l];
            bool dropped = _dropped && layer.Dropout > 0;
            MatrixView gradient = new(_buffers[l].Gradient, rows, layer.Outputs);
            MatrixView output = new(_buffers[l].Output, rows, layer.Outputs);
            _activationGradient.Apply(layer.Activation, output, gradient, layer.Bias.Gradient);
            MatrixView source = dropped ? new(_buffers[l].DroppedInput!, rows, layer.Inputs)
                : l > 0 ? new(_buffers[l - 1].Output, rows, layer.Inputs)
                : _input;
            _compute.Multiply(gradient.Transposed, source, layer.Weights.GradientMatrix, Epilogue.None);
            MatrixView? target = l > 0 ? new(_buffers[l - 1].Gradient, rows, layer.Inputs) : inputGradient;
            if (target is { } sourceGradient)
            {
                _compute.Multiply(gradient, layer.Weights.Matrix, sourceGradient, Epilogue.None);
                if (dropped)
                {
                    _multiply.Apply(sourceGradient, new MatrixView(_buffers[l].Mask!, rows, layer.Inputs));
                }
            }
        }
    }

    private static DenseLayer[] CreateLayers(int inputs, IReadOnlyList<LayerShape> shapes)
    {
        var layers = new DenseLayer[shapes.Count];
        for (int l = 0; l < layers.Length; l++)
        {
            layers[l] = new DenseLayer(l == 0 ? inputs : layers[l - 1].Outputs, shapes[l]);
        }

        return layers;
    }

    /// <summary>A layer's memory for a batch; that of the backward pass is made when first asked for.</summary>
    private sealed class LayerBuffers(DenseLayer layer, int capacity)
    {
        public AlignedBuffer Output { get; } = new(checked(capacity * layer.Outputs));

        public AlignedBuffer Gradient => field ??= new AlignedBuffer(Output.Length);

        public AlignedBuffer? DroppedInput { get; } = layer.Dropout > 0 ? new(checked(capacity * layer.Inputs)) : null;

        public AlignedBuffer? Mask { get; } = layer.Dropout > 0 ? new(checked(capacity * layer.Inputs)) : null;
    }
}
