namespace LatentMI.Cli.Output;

/// <summary>How well the latents of a representation tell true pairs from re-paired ones; numbers that are not finite are null.</summary>
/// <param name="Name"><c>linear</c>, <c>folded</c> or <c>network</c>.</param>
/// <param name="HeldOutLoss">The logistic loss on held-out rows, in nats; 2 ln 2 is no information.</param>
/// <param name="HeldOutBits">The held-out mean log2 density ratio.</param>
/// <param name="Chosen">Whether the estimate uses it.</param>
internal sealed record RepresentationReport(string Name, double? HeldOutLoss, double? HeldOutBits, bool Chosen)
{
    /// <summary>Describes a score.</summary>
    /// <param name="score">The score.</param>
    public static RepresentationReport Describe(RepresentationScore score) =>
        new(score.Name, Finite.OrNull(score.HeldOutLoss), Finite.OrNull(score.HeldOutBits), score.Chosen);
}
