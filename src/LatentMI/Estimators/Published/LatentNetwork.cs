using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Estimators.Published;

/// <summary>
/// The networks of the published method: an encoder and a self-decoder for each side, and the term that ties the sides together.
/// Loss = alpha (mse(x, x') + mse(y, y')) + lambda * term (Gowri et al. 2024, eq. 4).
/// </summary>
internal sealed class LatentNetwork
{
    private const int DefaultHiddenWidth = 1024;
    private const int WideInput = 2048;

    private readonly PublishedLmiOptions _options;
    private readonly MultilayerPerceptron _selfDecoderX;
    private readonly MultilayerPerceptron _selfDecoderY;
    private readonly SquaredErrorWork _squaredError;
    private LatentBatch _batch;

    /// <summary>Makes the networks, with random weights.</summary>
    /// <param name="compute">What they run on.</param>
    /// <param name="options">Widths, weights of the loss, seed.</param>
    /// <param name="columnsX">The width of X as the networks see it.</param>
    /// <param name="columnsY">The width of Y as the networks see it.</param>
    /// <param name="capacity">The largest number of rows of a batch.</param>
    /// <param name="drawPartners">How the MINE term re-pairs a batch; null for a random draw.</param>
    public LatentNetwork(
        Compute compute, PublishedLmiOptions options, int columnsX, int columnsY, int capacity, Action<Span<int>>? drawPartners = null)
    {
        _options = options;
        _squaredError = new SquaredErrorWork(compute);
        int latents = options.LatentDimensions;
        int[] widthsX = HiddenWidths(columnsX, options);
        int[] widthsY = HiddenWidths(columnsY, options);
        EncoderX = Network(0, columnsX, EncoderShapes(widthsX, latents), capacity);
        EncoderY = Network(1, columnsY, EncoderShapes(widthsY, latents), capacity);
        _selfDecoderX = Network(2, latents, DecoderShapes(widthsX, columnsX, dropout: 0), capacity);
        _selfDecoderY = Network(3, latents, DecoderShapes(widthsY, columnsY, dropout: 0), capacity);
        Term = options.Regularizer switch
        {
            Regularizer.Mine => new MineTerm(
                Network(4, 2 * latents, CriticShapes(Activation.Identity), 2 * capacity),
                latents,
                capacity,
                drawPartners ?? PartnerDraw(options.Seed)),
            Regularizer.InfoNce => new InfoNceTerm(compute, Network(4, 2 * latents, CriticShapes(Activation.Softplus), capacity), latents, capacity),
            _ => new CrossTerm(
                compute,
                Network(4, latents, DecoderShapes(widthsY, columnsY, options.CrossDropout), capacity),
                Network(5, latents, DecoderShapes(widthsX, columnsX, options.CrossDropout), capacity),
                latents,
                capacity),
        };

        ulong stream = 0;
        foreach (DenseLayer layer in Networks.SelectMany(network => network.Layers))
        {
            Initialization.XavierUniform(layer, new RandomStream(options.Seed, RandomPurpose.Weights, stream++));
        }

        MultilayerPerceptron Network(int identity, int inputs, IReadOnlyList<LayerShape> shapes, int rows) =>
            new(compute, inputs, shapes, rows, options.Seed, identity);

        LayerShape[] CriticShapes(Activation last) => [new(latents, Activation.Relu), new(1, last)];
    }

    /// <summary>X's encoder.</summary>
    public MultilayerPerceptron EncoderX { get; }

    /// <summary>Y's encoder.</summary>
    public MultilayerPerceptron EncoderY { get; }

    /// <summary>The term that ties the sides together.</summary>
    public IRegularizerTerm Term { get; }

    /// <summary>Every network, in a fixed order.</summary>
    public IEnumerable<MultilayerPerceptron> Networks =>
        new[] { EncoderX, EncoderY, _selfDecoderX, _selfDecoderY }.Concat(Term.Networks);

    /// <summary>Every parameter, in a fixed order.</summary>
    public IEnumerable<Parameter> Parameters => Networks.SelectMany(network => network.Parameters);

    /// <summary>Computes the loss of a batch.</summary>
    /// <param name="x">Standardized rows of X.</param>
    /// <param name="y">The rows of Y that belong to them.</param>
    /// <param name="dropout">Whether dropout is on.</param>
    public double Evaluate(MatrixView x, MatrixView y, bool dropout)
    {
        _batch = new LatentBatch(x, y, EncoderX.Forward(x, dropout), EncoderY.Forward(y, dropout));
        double loss = 0;
        if (_options.Alpha > 0)
        {
            loss += _options.Alpha * (Reconstruct(_selfDecoderX, _batch.LatentX, x) + Reconstruct(_selfDecoderY, _batch.LatentY, y));
        }

        if (_options.Lambda > 0)
        {
            loss += _options.Lambda * Term.Evaluate(_batch, _options.Lambda, dropout);
        }

        return loss;
    }

    /// <summary>Computes the gradients of the last evaluated loss with respect to all parameters.</summary>
    public void Backward()
    {
        MatrixView gradientX = EncoderX.OutputGradient(_batch.Rows);
        MatrixView gradientY = EncoderY.OutputGradient(_batch.Rows);
        if (_options.Alpha > 0)
        {
            _selfDecoderX.Backward(gradientX);
            _selfDecoderY.Backward(gradientY);
        }
        else
        {
            gradientX.Span.Clear();
            gradientY.Span.Clear();
        }

        if (_options.Lambda > 0)
        {
            Term.Backward(_batch, gradientX, gradientY);
        }

        EncoderX.Backward(inputGradient: null);
        EncoderY.Backward(inputGradient: null);
    }

    /// <summary>W, W/2, W/4 of a side.</summary>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="options">The settings.</param>
    public static int[] HiddenWidths(int columns, PublishedLmiOptions options)
    {
        int width = options.HiddenWidth
            ?? (options.Regularizer == Regularizer.Cross && columns > WideInput ? 1 << int.Log2(columns) : DefaultHiddenWidth);
        return [width, width / 2, width / 4];
    }

    private static LayerShape[] EncoderShapes(int[] widths, int latents) =>
        [.. widths.Append(latents).Select(width => new LayerShape(width, Activation.LeakyRelu))];

    private static LayerShape[] DecoderShapes(int[] widths, int columns, double dropout) =>
    [
        .. widths.Reverse().Select(width => new LayerShape(width, Activation.LeakyRelu, dropout)),
        new LayerShape(columns, Activation.Identity, dropout),
    ];

    private static Action<Span<int>> PartnerDraw(ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Repairing);
        return partners =>
        {
            foreach (ref int partner in partners)
            {
                partner = random.NextInt(partners.Length);
            }
        };
    }

    private double Reconstruct(MultilayerPerceptron decoder, MatrixView latents, MatrixView target) =>
        _squaredError.Evaluate(decoder.Forward(latents, dropout: false), target, decoder.OutputGradient(target.Rows), _options.Alpha);
}
