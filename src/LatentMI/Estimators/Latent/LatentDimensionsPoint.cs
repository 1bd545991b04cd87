namespace LatentMI.Estimators.Latent;

/// <summary>What a number of latent dimensions is worth.</summary>
/// <param name="LatentDimensions">L.</param>
/// <param name="HeldOutBits">The held-out mean log2 density ratio of the first L pairs of latents, by which L is chosen.</param>
/// <param name="RawBits">KSG on them, uncorrected.</param>
/// <param name="Chosen">Whether the estimate uses this L.</param>
public sealed record LatentDimensionsPoint(int LatentDimensions, double HeldOutBits, double RawBits, bool Chosen);
