namespace LatentMI.Estimators;

/// <summary>How much of the information a candidate shows on rows that it was not fitted to.</summary>
/// <param name="Name"><c>columns</c>, <c>linear</c>, <c>folded</c> or <c>network</c>; <c>counts</c> or <c>neighbors</c> of labels.</param>
/// <param name="HeldOutBits">The held-out mean log2 density ratio of its latents, a lower bound of the information; the choice is made by it.</param>
/// <param name="Chosen">Whether the estimate uses it.</param>
public sealed record RepresentationScore(string Name, double HeldOutBits, bool Chosen);
