namespace LatentMI.Experiments.Datasets.Images;

/// <summary>What an image shows: a figure that latent numbers place, and that gives the numbers away.</summary>
/// <param name="id">The identifier.</param>
/// <param name="latents">The number of latents.</param>
internal abstract class ImageFigure(string id, int latents)
{
    /// <summary>The least height and width of an image, at which all figures give their latents away.</summary>
    public const int LeastSide = 8;

    /// <summary>All figures.</summary>
    public static IReadOnlyList<ImageFigure> All { get; } = [new Blob(), new Rectangle()];

    /// <summary>The identifier.</summary>
    public string Id { get; } = id;

    /// <summary>The number of latents.</summary>
    public int Latents { get; } = latents;

    /// <summary>The figure of an identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static ImageFigure Find(string id) =>
        All.FirstOrDefault(figure => figure.Id == id)
        ?? throw new InputException($"There is no figure '{id}'; there are {string.Join(", ", All.Select(figure => figure.Id))}.");

    /// <summary>Draws the figure.</summary>
    /// <param name="latents">The latents, from 0 to 1.</param>
    /// <param name="side">The height and width of the image in pixels; at least <see cref="LeastSide"/>.</param>
    /// <param name="pixels">Receives the gray values from 0 to 1, row after row.</param>
    public abstract void Draw(ReadOnlySpan<double> latents, int side, Span<float> pixels);

    /// <summary>The value that a latent has between a quarter and three quarters of the side.</summary>
    /// <param name="latent">The latent.</param>
    /// <param name="side">The side.</param>
    protected static double Middle(double latent, int side) => side * (0.25 + (0.5 * latent));
}
