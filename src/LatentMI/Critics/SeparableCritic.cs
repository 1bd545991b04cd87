using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Critics;

/// <summary>
/// A log density ratio of pairs that is a product of embeddings: ln r(x, y) = f(x) . g(y) / sqrt(E), f and g networks to E numbers, so that all
/// n^2 pairs of n rows cost n passes of each network and one matrix product.
/// </summary>
internal sealed class SeparableCritic
{
    private readonly Compute _compute;
    private readonly MultilayerPerceptron _networkX;
    private readonly MultilayerPerceptron _networkY;
    private readonly AlignedBuffer _scores;
    private readonly AnchorLossWork _loss;
    private readonly int _capacity;

    /// <summary>Makes a critic with random weights (Glorot and Bengio 2010).</summary>
    /// <param name="compute">What it runs on.</param>
    /// <param name="columnsX">The number of columns of X.</param>
    /// <param name="columnsY">The number of columns of Y.</param>
    /// <param name="options">The shape of the networks and the size of a batch.</param>
    /// <param name="seed">The seed of weights and dropout.</param>
    /// <param name="identity">A number from 0 that tells this critic from the others of the same seed.</param>
    public SeparableCritic(Compute compute, int columnsX, int columnsY, SeparableCriticOptions options, ulong seed, int identity = 0)
    {
        _compute = compute;
        _capacity = options.BatchSize;
        EmbeddingWidth = options.EmbeddingWidth;
        LayerShape[] shapes = ShapesOf(options);
        _networkX = new MultilayerPerceptron(compute, columnsX, shapes, _capacity, seed, 2 * identity);
        _networkY = new MultilayerPerceptron(compute, columnsY, shapes, _capacity, seed, (2 * identity) + 1);
        _scores = new AlignedBuffer(checked(_capacity * _capacity));
        _loss = new AnchorLossWork(compute, _capacity);
        var random = new RandomStream(seed, RandomPurpose.SeparableWeights, (ulong)identity);
        foreach (DenseLayer layer in _networkX.Layers.Concat(_networkY.Layers))
        {
            Initialization.XavierUniform(layer, random);
        }
    }

    /// <summary>E, the number of columns of an embedding.</summary>
    public int EmbeddingWidth { get; }

    /// <summary>E^(-1/4), what <see cref="EmbedX"/> and <see cref="EmbedY"/> multiply the networks' outputs by.</summary>
    public float EmbeddingScale => MathF.Sqrt(Scale);

    /// <summary>The layers of f.</summary>
    public IReadOnlyList<DenseLayer> LayersX => _networkX.Layers;

    /// <summary>The layers of g.</summary>
    public IReadOnlyList<DenseLayer> LayersY => _networkY.Layers;

    /// <summary>Weights and biases of both networks.</summary>
    public IEnumerable<Parameter> Parameters => _networkX.Parameters.Concat(_networkY.Parameters);

    private float Scale => 1 / MathF.Sqrt(EmbeddingWidth);

    /// <summary>The loss of a batch (see <see cref="AnchorLossWork"/>), in nats, and the gradients of all parameters.</summary>
    /// <param name="x">B rows of X, from 2 to the batch size.</param>
    /// <param name="y">The rows of Y that belong to them.</param>
    /// <param name="candidatesAreY">Whether a row of X looks for its Y among those of the batch, or a row of Y for its X.</param>
    public double Differentiate(MatrixView x, MatrixView y, bool candidatesAreY)
    {
        int rows = x.Rows;
        MatrixView f = _networkX.Forward(x, dropout: true);
        MatrixView g = _networkY.Forward(y, dropout: true);
        MatrixView scores = Score(f, g, candidatesAreY);
        double loss = _loss.Differentiate(scores, Scale);
        MatrixView byX = candidatesAreY ? scores : scores.Transposed;
        _compute.Multiply(byX, g, _networkX.OutputGradient(rows), Epilogue.None);
        _compute.Multiply(byX.Transposed, f, _networkY.OutputGradient(rows), Epilogue.None);
        _networkX.Backward(inputGradient: null);
        _networkY.Backward(inputGradient: null);
        return loss;
    }

    /// <summary>The loss of a batch without dropout, in nats: the mean of both directions.</summary>
    /// <param name="x">B rows of X, from 2 to the batch size.</param>
    /// <param name="y">The rows of Y that belong to them.</param>
    public double Evaluate(MatrixView x, MatrixView y)
    {
        MatrixView f = _networkX.Forward(x, dropout: false);
        MatrixView g = _networkY.Forward(y, dropout: false);
        double ofX = _loss.Differentiate(Score(f, g, candidatesAreY: true), Scale);
        double ofY = _loss.Differentiate(Score(f, g, candidatesAreY: false), Scale);
        return (ofX + ofY) / 2;
    }

    /// <summary>Embeds rows of X: n x E numbers f(x) / E^(1/4), row after row, whose products with <see cref="EmbedY"/> are ln r in nats.</summary>
    /// <param name="x">n rows.</param>
    public float[] EmbedX(MatrixView x) => Embed(_networkX, x);

    /// <summary>Embeds rows of Y; see <see cref="EmbedX"/>.</summary>
    /// <param name="y">n rows.</param>
    public float[] EmbedY(MatrixView y) => Embed(_networkY, y);

    private static LayerShape[] ShapesOf(SeparableCriticOptions options)
    {
        // A layer's dropout is that of its inputs, which for the first are the data.
        LayerShape[] shapes =
        [
            .. options.HiddenWidths.Select((width, l) => new LayerShape(width, Activation.LeakyRelu, l == 0 ? 0 : options.Dropout)),
            new LayerShape(options.EmbeddingWidth, Activation.Identity, options.HiddenWidths.Count == 0 ? 0 : options.Dropout),
        ];
        return shapes;
    }

    private MatrixView Score(MatrixView f, MatrixView g, bool candidatesAreY)
    {
        var scores = new MatrixView(_scores, f.Rows, f.Rows);
        _compute.Multiply(candidatesAreY ? f : g, (candidatesAreY ? g : f).Transposed, scores, Epilogue.None);
        return scores;
    }

    private float[] Embed(MultilayerPerceptron network, MatrixView rows)
    {
        var embedded = new float[checked(rows.Rows * EmbeddingWidth)];
        for (int first = 0; first < rows.Rows; first += _capacity)
        {
            int count = Math.Min(_capacity, rows.Rows - first);
            MatrixView output = network.Forward(rows.Block(first, 0, count, rows.Columns), dropout: false);
            Span<float> target = embedded.AsSpan(first * EmbeddingWidth, count * EmbeddingWidth);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = EmbeddingScale * output.Span[i];
            }
        }

        return embedded;
    }
}
