using LatentMI.Estimators.Latent;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>The presets that are checked.</summary>
internal enum Preset
{
    /// <summary><see cref="LatentMiOptions.Paper"/>.</summary>
    Paper,

    /// <summary><see cref="LatentMiOptions.Mended"/>.</summary>
    Mended,

    /// <summary><see cref="LatentMiOptions.Default"/>, which trains no epochs that are counted.</summary>
    Default,
}
