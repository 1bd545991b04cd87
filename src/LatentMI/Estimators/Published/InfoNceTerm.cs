using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Estimators.Published;

/// <summary>
/// The InfoNCE bound (van den Oord et al. 2018, eq. 4) as a loss, in nats: -(mean_i F(zx_i, zy_i) - (mean_i ln sum_j e^F(zx_j, zy_i) - ln B)), F a
/// network on both latents that ends in Softplus.
/// </summary>
/// <remarks>
/// F is evaluated on all B^2 pairs of a batch. Its first layer is linear in zx and zy apart, so that their two products are computed once per row
/// and only added per pair; the pairs never exist as a matrix of inputs.
/// </remarks>
internal sealed class InfoNceTerm : IRegularizerTerm, IPartedWork
{
    private const int RowsPerPart = 16;

    private readonly Compute _compute;
    private readonly MultilayerPerceptron _critic;
    private readonly int _latentDimensions;
    private readonly int _hidden;
    private readonly AlignedBuffer _hiddenX;
    private readonly AlignedBuffer _hiddenY;
    private readonly AlignedBuffer _hiddenGradientX;
    private readonly AlignedBuffer _hiddenGradientY;
    private readonly AlignedBuffer _latentGradient;
    private readonly Part[] _parts;
    private int _rows;
    private float _weight;

    /// <summary>Makes the term.</summary>
    /// <param name="compute">What it runs on.</param>
    /// <param name="critic">F: 2L -> hidden -> 1, ReLU, then Softplus.</param>
    /// <param name="latentDimensions">L.</param>
    /// <param name="capacity">The largest number of rows of a batch.</param>
    public InfoNceTerm(Compute compute, MultilayerPerceptron critic, int latentDimensions, int capacity)
    {
        _compute = compute;
        _critic = critic;
        _latentDimensions = latentDimensions;
        _hidden = critic.Layers[0].Outputs;
        _hiddenX = new AlignedBuffer(capacity * _hidden);
        _hiddenY = new AlignedBuffer(capacity * _hidden);
        _hiddenGradientX = new AlignedBuffer(capacity * _hidden);
        _hiddenGradientY = new AlignedBuffer(capacity * _hidden);
        _latentGradient = new AlignedBuffer(capacity * latentDimensions);
        _parts = [.. Enumerable.Range(0, (capacity + RowsPerPart - 1) / RowsPerPart).Select(_ => new Part(capacity, _hidden))];
    }

    /// <inheritdoc/>
    public IEnumerable<MultilayerPerceptron> Networks => [_critic];

    /// <inheritdoc/>
    public IEnumerable<Parameter> Parameters => _critic.Parameters;

    private Parameter FirstWeights => _critic.Layers[0].Weights;

    /// <summary>The columns of the first layer's weights, or of their gradient, that belong to one side.</summary>
    private MatrixView Columns(MatrixView matrix, bool sideY) =>
        matrix.Block(0, sideY ? _latentDimensions : 0, _hidden, _latentDimensions);

    /// <inheritdoc/>
    public double Evaluate(in LatentBatch batch, double weight, bool dropout)
    {
        _rows = batch.Rows;
        _weight = (float)weight;
        MatrixView hiddenX = new(_hiddenX, _rows, _hidden);
        MatrixView hiddenY = new(_hiddenY, _rows, _hidden);
        _compute.Multiply(
            batch.LatentX, Columns(FirstWeights.Matrix, sideY: false).Transposed, hiddenX, new Epilogue(_critic.Layers[0].Bias.Value, 1));
        _compute.Multiply(batch.LatentY, Columns(FirstWeights.Matrix, sideY: true).Transposed, hiddenY, Epilogue.None);
        int parts = (_rows + RowsPerPart - 1) / RowsPerPart;
        _compute.Run(this, parts);
        double sum = 0;
        for (int part = 0; part < parts; part++)
        {
            sum += _parts[part].Loss;
        }

        return (sum / _rows) - Math.Log(_rows);
    }

    /// <inheritdoc/>
    public void Backward(in LatentBatch batch, MatrixView gradientX, MatrixView gradientY)
    {
        DenseLayer first = _critic.Layers[0];
        DenseLayer second = _critic.Layers[1];
        MatrixView hiddenGradientX = new(_hiddenGradientX, _rows, _hidden);
        MatrixView hiddenGradientY = new(_hiddenGradientY, _rows, _hidden);
        Span<float> sums = _hiddenGradientX.Span[..(_rows * _hidden)];
        Span<float> biasGradient = first.Bias.Gradient.Span;
        Span<float> outputGradient = second.Weights.Gradient.Span;
        sums.Clear();
        biasGradient.Clear();
        outputGradient.Clear();
        second.Bias.Gradient.Span.Clear();
        for (int part = 0; part < (_rows + RowsPerPart - 1) / RowsPerPart; part++)
        {
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += _parts[part].HiddenGradientX[i];
            }

            for (int h = 0; h < _hidden; h++)
            {
                outputGradient[h] += _parts[part].OutputGradient[h];
            }

            second.Bias.Gradient.Span[0] += _parts[part].OutputBiasGradient;
        }

        for (int i = 0; i < sums.Length; i++)
        {
            biasGradient[i % _hidden] += sums[i];
        }

        _compute.Multiply(hiddenGradientX.Transposed, batch.LatentX, Columns(FirstWeights.GradientMatrix, sideY: false), Epilogue.None);
        _compute.Multiply(hiddenGradientY.Transposed, batch.LatentY, Columns(FirstWeights.GradientMatrix, sideY: true), Epilogue.None);
        MatrixView latentGradient = new(_latentGradient, _rows, _latentDimensions);
        _compute.Multiply(hiddenGradientX, Columns(FirstWeights.Matrix, sideY: false), latentGradient, Epilogue.None);
        gradientX.Add(latentGradient);
        _compute.Multiply(hiddenGradientY, Columns(FirstWeights.Matrix, sideY: true), latentGradient, Epilogue.None);
        gradientY.Add(latentGradient);
    }

    /// <summary>Value and gradients of some rows of Y against all rows of X.</summary>
    void IPartedWork.Run(int part, int worker)
    {
        Part p = _parts[part];
        p.Clear(_rows * _hidden);
        ReadOnlySpan<float> outputWeights = _critic.Layers[1].Weights.Value.Span;
        float outputBias = _critic.Layers[1].Bias.Value.Span[0];
        int last = Math.Min((part + 1) * RowsPerPart, _rows);
        for (int i = part * RowsPerPart; i < last; i++)
        {
            ReadOnlySpan<float> hiddenY = _hiddenY.Span.Slice(i * _hidden, _hidden);
            Span<float> hiddenGradientY = _hiddenGradientY.Span.Slice(i * _hidden, _hidden);
            hiddenGradientY.Clear();
            float largest = float.NegativeInfinity;
            for (int j = 0; j < _rows; j++)
            {
                ReadOnlySpan<float> hiddenX = _hiddenX.Span.Slice(j * _hidden, _hidden);
                float score = outputBias;
                for (int h = 0; h < _hidden; h++)
                {
                    score += outputWeights[h] * Math.Max(hiddenX[h] + hiddenY[h], 0);
                }

                p.Scores[j] = ActivationFormula.Softplus(score);
                largest = Math.Max(largest, p.Scores[j]);
            }

            double exponentials = 0;
            for (int j = 0; j < _rows; j++)
            {
                p.Exponentials[j] = MathF.Exp(p.Scores[j] - largest);
                exponentials += p.Exponentials[j];
            }

            p.Loss += largest + Math.Log(exponentials) - p.Scores[i];
            float scale = (float)(1 / exponentials);
            for (int j = 0; j < _rows; j++)
            {
                float gradient = ((p.Exponentials[j] * scale) - (i == j ? 1 : 0)) * _weight / _rows
                    * ActivationFormula.SoftplusDerivative(p.Scores[j]);
                ReadOnlySpan<float> hiddenX = _hiddenX.Span.Slice(j * _hidden, _hidden);
                Span<float> hiddenGradientX = p.HiddenGradientX.AsSpan(j * _hidden, _hidden);
                p.OutputBiasGradient += gradient;
                for (int h = 0; h < _hidden; h++)
                {
                    float hidden = hiddenX[h] + hiddenY[h];
                    if (hidden > 0)
                    {
                        p.OutputGradient[h] += gradient * hidden;
                        float hiddenGradient = gradient * outputWeights[h];
                        hiddenGradientX[h] += hiddenGradient;
                        hiddenGradientY[h] += hiddenGradient;
                    }
                }
            }
        }
    }

    /// <summary>What one part of the rows adds up, so that the parts' sums are joined in a fixed order.</summary>
    private sealed class Part(int capacity, int hidden)
    {
        public double Loss { get; set; }

        public float OutputBiasGradient { get; set; }

        public float[] Scores { get; } = new float[capacity];

        public float[] Exponentials { get; } = new float[capacity];

        public float[] HiddenGradientX { get; } = new float[capacity * hidden];

        public float[] OutputGradient { get; } = new float[hidden];

        public void Clear(int hiddenLength)
        {
            Loss = 0;
            OutputBiasGradient = 0;
            HiddenGradientX.AsSpan(0, hiddenLength).Clear();
            OutputGradient.AsSpan().Clear();
        }
    }
}
