using LatentMI.Estimators.Latent;

namespace LatentMI.Reporting.Reports;

/// <summary>The presets of <c>lmi estimate --preset</c>.</summary>
public enum PresetChoice
{
    /// <summary><see cref="LatentMiOptions.Default"/>.</summary>
    Default,

    /// <summary><see cref="LatentMiOptions.Mended"/>.</summary>
    Mended,

    /// <summary><see cref="LatentMiOptions.Paper"/>.</summary>
    Paper,
}
