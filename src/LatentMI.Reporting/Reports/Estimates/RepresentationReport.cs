using LatentMI.Estimators;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>How much of the information a representation shows on held-out rows; numbers that are not finite are null.</summary>
/// <param name="Name">
/// The name of a map that can be left out (<see cref="Estimators.Latent.LatentMiOptions.LeftOut"/>), <c>larger-kernel</c>, <c>larger-network-1</c> or <c>larger-network-2</c>, the name of
/// one of the user's, or <c>counts</c> or <c>neighbors</c> of labels.
/// </param>
/// <param name="HeldOutBits">The held-out mean log2 density ratio.</param>
/// <param name="Chosen">Whether the estimate uses it.</param>
public sealed record RepresentationReport(string Name, double? HeldOutBits, bool Chosen)
{
    /// <summary>Describes a score.</summary>
    /// <param name="score">The score.</param>
    public static RepresentationReport Describe(RepresentationScore score) =>
        new(score.Name, Finite.OrNull(score.HeldOutBits), score.Chosen);
}
