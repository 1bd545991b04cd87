namespace LatentMI;

/// <summary>How well a candidate's latents tell true pairs from re-paired ones.</summary>
/// <param name="Name"><c>linear</c>, <c>folded</c> or <c>network</c>; <c>counts</c> or <c>neighbors</c> of labels.</param>
/// <param name="HeldOutLoss">The logistic loss on held-out rows, in nats; 2 ln 2 is no information, lower is better.</param>
/// <param name="HeldOutBits">The held-out mean log2 density ratio.</param>
/// <param name="Chosen">Whether the estimate uses it.</param>
public sealed record RepresentationScore(string Name, double HeldOutLoss, double HeldOutBits, bool Chosen);
