using LatentMI.Numerics;

namespace LatentMI.Networks;

/// <summary>
/// The way back through an activation and a bias: the gradient of the outputs is multiplied in place by f', and its column sums are the
/// bias's gradient. Each part owns some columns, so a sum is always taken in the order of the rows.
/// </summary>
/// <param name="compute">What it runs on.</param>
internal sealed unsafe class ActivationGradientWork(Compute compute) : VectorWork(compute)
{
    private const int ColumnsPerPart = 64;

    private MatrixView _output;
    private MatrixView _gradient;
    private AlignedBuffer _biasGradient = new(0);
    private Activation _activation;

    /// <summary>gradient *= f'(output), biasGradient = column sums of gradient.</summary>
    /// <param name="activation">f; its derivative is computed from its value.</param>
    /// <param name="output">What the activation gave.</param>
    /// <param name="gradient">The gradient of the outputs; becomes that of the linear layer's results.</param>
    /// <param name="biasGradient">Receives one sum per column.</param>
    public void Apply(Activation activation, MatrixView output, MatrixView gradient, AlignedBuffer biasGradient)
    {
        (_activation, _output, _gradient, _biasGradient) = (activation, output, gradient, biasGradient);
        RunParts(PartsOf(gradient.Columns, ColumnsPerPart));
    }

    /// <inheritdoc/>
    protected override void RunPart<TSimd, TVector>(int part)
    {
        int first = part * ColumnsPerPart;
        int count = Math.Min(ColumnsPerPart, _gradient.Columns - first);
        Span<float> sums = _biasGradient.Span.Slice(first, count);
        sums.Clear();
        ref float sum = ref sums[0];
        TVector slope = TSimd.Create(_activation.NegativeSlope());
        for (int row = 0; row < _gradient.Rows; row++)
        {
            float* output = _output.Data + (row * _output.RowStride) + first;
            float* gradient = _gradient.Data + (row * _gradient.RowStride) + first;
            if (_activation == Activation.Softplus)
            {
                for (int i = 0; i < count; i++)
                {
                    gradient[i] *= ActivationFormula.SoftplusDerivative(output[i]);
                    sums[i] += gradient[i];
                }

                continue;
            }

            int j = 0;
            for (; j <= count - TSimd.Count; j += TSimd.Count)
            {
                TVector g = TSimd.Load(ref *gradient, j);
                g = TSimd.SelectPositive(TSimd.Load(ref *output, j), g, TSimd.Multiply(g, slope));
                TSimd.Store(g, ref *gradient, j);
                TSimd.Store(TSimd.Add(TSimd.Load(ref sum, j), g), ref sum, j);
            }

            for (; j < count; j++)
            {
                gradient[j] = _activation == Activation.Identity || output[j] > 0 ? gradient[j] : gradient[j] * _activation.NegativeSlope();
                sums[j] += gradient[j];
            }
        }
    }
}
