using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI;

/// <summary>
/// A trained pair of encoders, with the latents of the rows that carried the estimate: it encodes new rows and scores new pairs.
/// </summary>
public sealed class LatentModel
{
    internal LatentModel(ILatentEncoder encoderX, ILatentEncoder encoderY, Samples referenceX, Samples referenceY, KsgOptions ksgOptions)
    {
        EncoderX = encoderX;
        EncoderY = encoderY;
        ReferenceX = referenceX;
        ReferenceY = referenceY;
        KsgOptions = ksgOptions;
    }

    /// <summary>The number of columns of X.</summary>
    public int DimensionsX => EncoderX.Dimensions;

    /// <summary>The number of columns of Y.</summary>
    public int DimensionsY => EncoderY.Dimensions;

    /// <summary>The number of latent dimensions of each side, L.</summary>
    public int LatentDimensions => EncoderX.LatentDimensions;

    /// <summary>The latents of X that new pairs are scored against: those of the rows that did not train.</summary>
    public Samples ReferenceX { get; }

    /// <summary>The latents of Y that new pairs are scored against.</summary>
    public Samples ReferenceY { get; }

    /// <summary>How new pairs are scored.</summary>
    public KsgOptions KsgOptions { get; }

    internal ILatentEncoder EncoderX { get; }

    internal ILatentEncoder EncoderY { get; }

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be read or holds no model.</exception>
    public static LatentModel Load(string path) => ModelFile.Read(path);

    /// <summary>Writes the model as an <c>.npz</c> archive that NumPy can open too; the file appears whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    public void Save(string path) => ModelFile.Write(this, path);

    /// <summary>Computes the latents of rows of X.</summary>
    /// <param name="x">Rows of <see cref="DimensionsX"/> columns.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>As many rows of L columns, float32.</returns>
    /// <exception cref="InputException">The rows have another width, or values that are not finite.</exception>
    public Samples EncodeX(Samples x, CancellationToken cancellationToken = default) => Encode(EncoderX, x, "X", cancellationToken);

    /// <summary>Computes the latents of rows of Y.</summary>
    /// <param name="y">Rows of <see cref="DimensionsY"/> columns.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>As many rows of L columns, float32.</returns>
    /// <exception cref="InputException">The rows have another width, or values that are not finite.</exception>
    public Samples EncodeY(Samples y, CancellationToken cancellationToken = default) => Encode(EncoderY, y, "Y", cancellationToken);

    /// <summary>The pointwise mutual information of new pairs in bits, against the rows that carried the model's estimate.</summary>
    /// <param name="x">Rows of <see cref="DimensionsX"/> columns.</param>
    /// <param name="y">As many rows of <see cref="DimensionsY"/> columns; row i belongs to row i of <paramref name="x"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>One value per pair.</returns>
    /// <exception cref="InputException">The rows have another width or differ in number, or values are not finite.</exception>
    public IReadOnlyList<double> ScorePointwise(Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return new KsgEstimator(KsgOptions).ScorePointwise(
            ReferenceX, ReferenceY, EncodeX(x, cancellationToken), EncodeY(y, cancellationToken), cancellationToken);
    }

    private static Samples Encode(ILatentEncoder encoder, Samples samples, string side, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Dimensions != encoder.Dimensions)
        {
            throw new InputException(
                $"{side} has {samples.Dimensions} columns, but the model was trained on {encoder.Dimensions}; give it the same columns.");
        }

        PairedSamples.ValidateFinite(samples, side);
        using var compute = new Compute(threads: 0, SimdSupport.Current(), cancellationToken);
        return encoder.Encode(samples, compute);
    }
}
