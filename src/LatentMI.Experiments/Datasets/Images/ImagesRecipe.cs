using LatentMI.Numerics;
using LatentMI.Studies.Trials;
using MathNet.Numerics.Distributions;

namespace LatentMI.Experiments.Datasets.Images;

/// <summary>
/// Pairs of images of a figure each, after those of I. Butakov, A. Tolmachev, S. Malanchuk, A. Neopryatnaya and A. Frolov (NeurIPS 2024): the numbers that place the figure
/// of X and that of Y are uniform, and correlated in pairs by a Gaussian copula. An image gives its numbers away, so that I(X;Y) = I exactly.
/// </summary>
/// <remarks>The k pairs are those of <see cref="GaussianRecipe"/> through the distribution function of the standard normal distribution.</remarks>
public sealed record ImagesRecipe : IDatasetRecipe
{
    /// <summary>The name of the recipe.</summary>
    public const string RecipeName = "images";

    /// <inheritdoc/>
    public string Name => RecipeName;

    /// <summary>The identifiers of the figures.</summary>
    public static IReadOnlyList<string> FigureIds { get; } = [.. ImageFigure.All.Select(figure => figure.Id)];

    /// <summary>The least height and width of an image in pixels.</summary>
    public static int LeastSide => ImageFigure.LeastSide;

    /// <summary>The identifier of the figure.</summary>
    public required string Figure { get; init; }

    /// <summary>The height and width of an image in pixels; at least <see cref="LeastSide"/>.</summary>
    public required int Side { get; init; }

    /// <summary>I, the mutual information in bits; at least 0.</summary>
    public required double Bits { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <summary>k, the number of latents of each side.</summary>
    public int Latents => ImageFigure.Find(Figure).Latents;

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "shape", Figure }, { "side", Side }, { "bits", Bits }, { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, Side * Side, Side * Side);

    /// <inheritdoc/>
    public string Truth => $"{CorrelatedPairs.Truth} of the numbers that place the figures, which the images determine";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Side, LeastSide);
        ImageFigure figure = ImageFigure.Find(Figure);
        var pairs = new CorrelatedPairs(figure.Latents, Bits);
        var random = new RandomStream(seed, RandomPurpose.Data);
        int pixels = checked(Side * Side);
        var latentsX = new float[figure.Latents];
        var latentsY = new float[figure.Latents];
        var x = new float[checked(Count * pixels)];
        var y = new float[x.Length];
        for (int i = 0; i < Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pairs.Draw(latentsX, latentsY, random);
            figure.Draw(Uniform(latentsX), Side, x.AsSpan(i * pixels, pixels));
            figure.Draw(Uniform(latentsY), Side, y.AsSpan(i * pixels, pixels));
        }

        return new Dataset(Samples.Create(x, Count, pixels), Samples.Create(y, Count, pixels), Bits);
    }

    private static double[] Uniform(float[] normal) => Array.ConvertAll(normal, value => Normal.CDF(0, 1, value));
}
