namespace LatentMI.Experiments.Datasets.Images;

/// <summary>
/// A filled rectangle whose width and height are between a quarter and three quarters of the side, anywhere in the image; a pixel's value is the share of it
/// that the rectangle covers.
/// </summary>
/// <remarks>
/// A rectangle of two pixels or more covers a pixel entirely. The values of that pixel's row are the shares of the columns that are covered: their sum is the width, and
/// the first of them tells the left edge within its pixel. A latent is the width, and another one the place of the edge in the room that the width leaves, which is never
/// empty; the height likewise.
/// </remarks>
internal sealed class Rectangle() : ImageFigure("rectangle", latents: 4)
{
    /// <inheritdoc/>
    public override void Draw(ReadOnlySpan<double> latents, int side, Span<float> pixels)
    {
        var across = new double[side];
        var down = new double[side];
        Cover(latents[0], latents[1], across);
        Cover(latents[2], latents[3], down);
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
            {
                pixels[(row * side) + column] = (float)(across[column] * down[row]);
            }
        }
    }

    /// <summary>The share of each pixel of an axis that is covered.</summary>
    private static void Cover(double size, double place, Span<double> shares)
    {
        double length = Middle(size, shares.Length);
        double start = place * (shares.Length - length);
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = Math.Max(0, Math.Min(i + 1, start + length) - Math.Max(i, start));
        }
    }
}
