namespace LatentMI.Pairing;

/// <summary>What a permutation test repeats for every re-pairing of the rows.</summary>
public enum PermutationKind
{
    /// <summary>
    /// Everything: the maps are fitted anew to the re-paired rows, and all that is chosen on the way is chosen anew. As slow as that many estimates.
    /// </summary>
    Pipeline,

    /// <summary>
    /// KSG on the latents of the estimate, re-paired: fast. It tests the pairing of the latents that were learned, and takes the maps, the number of
    /// latent dimensions and the choice between representations as given.
    /// </summary>
    Latents,
}
