using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>A pair of encoders with the latents of rows that neither of them was fitted to, against which new pairs are scored.</summary>
/// <param name="EncoderX">Encodes rows of X.</param>
/// <param name="EncoderY">Encodes rows of Y.</param>
/// <param name="ReferenceX">The latents of those rows of X.</param>
/// <param name="ReferenceY">The latents of the rows of Y that belong to them.</param>
internal sealed record LatentModelMember(ILatentEncoder EncoderX, ILatentEncoder EncoderY, Samples ReferenceX, Samples ReferenceY)
{
    /// <summary>The number of rows that new pairs are scored against.</summary>
    public int Count => ReferenceX.Count;
}
