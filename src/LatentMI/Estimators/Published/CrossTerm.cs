using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Estimators.Published;

/// <summary>Cross-prediction (Gowri et al. 2024): mse(y, decoder(zx)) + mse(x, decoder(zy)).</summary>
/// <param name="compute">What it runs on.</param>
/// <param name="decoderXToY">L -> dy, with dropout.</param>
/// <param name="decoderYToX">L -> dx, with dropout.</param>
/// <param name="latentDimensions">L.</param>
/// <param name="capacity">The largest number of rows of a batch.</param>
internal sealed class CrossTerm(
    Compute compute, MultilayerPerceptron decoderXToY, MultilayerPerceptron decoderYToX, int latentDimensions, int capacity) : IRegularizerTerm
{
    private readonly SquaredErrorWork _squaredError = new(compute);
    private readonly AlignedBuffer _latentGradient = new(capacity * latentDimensions);

    /// <summary>Predicts Y's standardized columns from X's latents.</summary>
    public MultilayerPerceptron DecoderXToY => decoderXToY;

    /// <inheritdoc/>
    public IEnumerable<MultilayerPerceptron> Networks => [decoderXToY, decoderYToX];

    /// <inheritdoc/>
    public IEnumerable<Parameter> Parameters => decoderXToY.Parameters.Concat(decoderYToX.Parameters);

    /// <inheritdoc/>
    public double Evaluate(in LatentBatch batch, double weight, bool dropout)
    {
        MatrixView y = decoderXToY.Forward(batch.LatentX, dropout);
        MatrixView x = decoderYToX.Forward(batch.LatentY, dropout);
        return _squaredError.Evaluate(y, batch.Y, decoderXToY.OutputGradient(batch.Rows), weight)
            + _squaredError.Evaluate(x, batch.X, decoderYToX.OutputGradient(batch.Rows), weight);
    }

    /// <inheritdoc/>
    public void Backward(in LatentBatch batch, MatrixView gradientX, MatrixView gradientY)
    {
        MatrixView gradient = new(_latentGradient, batch.Rows, latentDimensions);
        decoderXToY.Backward(gradient);
        gradientX.Add(gradient);
        decoderYToX.Backward(gradient);
        gradientY.Add(gradient);
    }
}
