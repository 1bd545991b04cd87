using LatentMI.Representation;

namespace LatentMI.Estimators;

/// <summary>How much of the information a candidate shows on rows that it was not fitted to.</summary>
/// <param name="Kind">The candidate.</param>
/// <param name="HeldOutBits">The held-out mean log2 density ratio of its latents, a lower bound of the information; the choice is made by it.</param>
/// <param name="Chosen">Whether the estimate uses it.</param>
public sealed record RepresentationScore(RepresentationKind Kind, double HeldOutBits, bool Chosen)
{
    /// <summary>The candidate in words: <c>linear</c>, or the name of an <see cref="IRepresentation"/>.</summary>
    public string Name { get; init; } = Kind.ToString().ToLowerInvariant();
}
