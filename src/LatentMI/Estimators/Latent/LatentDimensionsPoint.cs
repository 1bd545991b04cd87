namespace LatentMI.Estimators.Latent;

/// <summary>What a number of latent dimensions is worth.</summary>
public sealed class LatentDimensionsPoint(int latentDimensions, double heldOutBits, double rawBits, bool chosen)
{
    /// <summary>L.</summary>
    public int LatentDimensions { get; } = latentDimensions;

    /// <summary>The held-out mean log2 density ratio of the first L pairs of latents, by which L is chosen.</summary>
    public double HeldOutBits { get; } = heldOutBits;

    /// <summary>KSG on them, uncorrected.</summary>
    public double RawBits { get; } = rawBits;

    /// <summary>Whether the estimate uses this L.</summary>
    public bool Chosen { get; } = chosen;
}
