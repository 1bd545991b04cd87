using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>The presets that are checked.</summary>
internal enum Preset
{
    /// <summary><see cref="PublishedLmiOptions.Paper"/>.</summary>
    Paper,

    /// <summary><see cref="PublishedLmiOptions.Mended"/>.</summary>
    Mended,

    /// <summary><see cref="LatentMiOptions.Default"/>, which trains no epochs that are counted.</summary>
    Default,
}
