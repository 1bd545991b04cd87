using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>An encoder of the user's, its latents checked and brought to mean 0 and variance 1 in the fold that it did not see.</summary>
internal sealed class OwnEncoder : ILatentEncoder
{
    private readonly IEncoder _encoder;
    private readonly double[] _means;
    private readonly double[] _scales;

    private OwnEncoder(IEncoder encoder, int dimensions, double[] means, double[] scales) =>
        (_encoder, Dimensions, _means, _scales) = (encoder, dimensions, means, scales);

    /// <inheritdoc/>
    public int Dimensions { get; }

    /// <inheritdoc/>
    public int LatentDimensions => _means.Length;

    /// <summary>Encodes the rows of a fold, and takes their means and deviations for those of new rows.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="heldOut">The rows of the fold.</param>
    /// <param name="compute">What it runs on.</param>
    /// <exception cref="InputException">The latents cannot be used.</exception>
    public static (OwnEncoder Encoder, Samples Latents) Of(IEncoder encoder, Samples heldOut, Compute compute)
    {
        Samples latents = Encode(encoder, heldOut, compute);
        var means = new double[latents.Dimensions];
        var scales = new double[latents.Dimensions];
        for (int l = 0; l < means.Length; l++)
        {
            int column = l;
            means[l] = Enumerable.Range(0, latents.Count).Average(row => latents[row, column]);
            double variance = Enumerable.Range(0, latents.Count).Average(row => Math.Pow(latents[row, column] - means[column], 2));
            scales[l] = variance > 0 ? 1 / Math.Sqrt(variance) : 0;
        }

        return (new OwnEncoder(encoder, heldOut.Dimensions, means, scales), latents);
    }

    /// <inheritdoc/>
    public Samples Encode(Samples samples, Compute compute)
    {
        Samples latents = Encode(_encoder, samples, compute);
        if (latents.Dimensions != LatentDimensions)
        {
            throw new InputException(FormattableString.Invariant(
                $"{_encoder.GetType().FullName} gave {latents.Dimensions} latents, and {LatentDimensions} before; it must always give the same number."));
        }

        var values = new float[latents.Count * LatentDimensions];
        for (int i = 0; i < values.Length; i++)
        {
            int column = i % LatentDimensions;
            values[i] = (float)((latents[i / LatentDimensions, column] - _means[column]) * _scales[column]);
        }

        return Samples.Create(values, latents.Count, LatentDimensions);
    }

    private static Samples Encode(IEncoder encoder, Samples rows, Compute compute)
    {
        string name = encoder.GetType().FullName!;
        Samples latents = encoder.Encode(rows, compute.Cancellation) ?? throw new InputException($"{name} gave no latents; it must return a row for each row.");
        if (latents.Count != rows.Count || latents.Dimensions == 0)
        {
            throw new InputException(FormattableString.Invariant(
                $"{name} gave {latents.Count} rows of {latents.Dimensions} latents for {rows.Count} rows; it must give as many rows, of at least one latent."));
        }

        for (int i = 0; i < latents.Count; i++)
        {
            for (int l = 0; l < latents.Dimensions; l++)
            {
                if (!float.IsFinite((float)latents[i, l]))
                {
                    throw new InputException(FormattableString.Invariant($"{name} gave a latent that is not finite in row {i + 1}, {latents[i, l]}; all must be."));
                }
            }
        }

        return latents;
    }
}
