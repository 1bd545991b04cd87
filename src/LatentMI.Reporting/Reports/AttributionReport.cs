using LatentMI.Attribution;

namespace LatentMI.Reporting.Reports;

/// <summary>Which columns carry the information of an estimate.</summary>
/// <param name="Settings">The settings of the estimate that differ from its preset, as the records of experiments tell them.</param>
/// <param name="Permutations">The number of re-pairings.</param>
/// <param name="Level">The chance, for each side, that any column is above the threshold where none is informed.</param>
/// <param name="NPredicted">The number of rows that were predicted.</param>
/// <param name="X">The columns of X, predicted from the latents of Y.</param>
/// <param name="Y">The columns of Y, predicted from the latents of X.</param>
public sealed record AttributionReport(
    string Settings, int Permutations, double Level, int NPredicted, AttributedSideReport X, AttributedSideReport Y)
{
    /// <summary>Describes an attribution.</summary>
    /// <param name="result">The attribution.</param>
    /// <param name="settings">The settings of the estimate.</param>
    /// <param name="x">X, and height and width where its columns are pixels.</param>
    /// <param name="y">Y, likewise.</param>
    public static AttributionReport Describe(
        AttributionResult result, string settings, (Samples Samples, ImageSize? Image) x, (Samples Samples, ImageSize? Image) y) => new(
        settings,
        result.Options.Permutations,
        result.Options.Level,
        result.Rows,
        AttributedSideReport.Describe(result.X, x.Image, x.Samples.Origins),
        AttributedSideReport.Describe(result.Y, y.Image, y.Samples.Origins));
}
