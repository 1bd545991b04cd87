namespace LatentMI.Experiments.Datasets.Images;

/// <summary>A Gaussian blob of a standard deviation of an eighth of the side, whose center is between a quarter and three quarters of each axis.</summary>
/// <remarks>
/// Of two neighboring pixels at i and i + 1 on an axis, the logarithm of the ratio is (c - i - 1/2) / s^2: any two pixels give the center c away.
/// </remarks>
internal sealed class Blob() : ImageFigure("blob", latents: 2)
{
    private const double Deviation = 0.125;

    /// <inheritdoc/>
    public override void Draw(ReadOnlySpan<double> latents, int side, Span<float> pixels)
    {
        double centerX = Middle(latents[0], side);
        double centerY = Middle(latents[1], side);
        double scale = 2 * Deviation * Deviation * side * side;
        for (int row = 0; row < side; row++)
        {
            double up = row + 0.5 - centerY;
            for (int column = 0; column < side; column++)
            {
                double across = column + 0.5 - centerX;
                pixels[(row * side) + column] = (float)Math.Exp(-((across * across) + (up * up)) / scale);
            }
        }
    }
}
