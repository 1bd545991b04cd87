using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Pairing;

namespace LatentMI.Estimators.Published;

/// <summary>An estimate of <see cref="PublishedLmiEstimator"/>; its bits are KSG on the latents of the rows that did not train.</summary>
public sealed record PublishedLmiEstimate : LatentEstimate
{
    /// <summary>The settings that were used, with the number of threads resolved.</summary>
    public required PublishedLmiOptions Options { get; init; }

    /// <inheritdoc/>
    public override RowGroups? Groups => Options.Groups;

    /// <inheritdoc/>
    internal override KsgOptions LatentKsg => Options.LatentKsg;

    /// <inheritdoc/>
    internal override ILatentEstimator EstimatorFor(RowGroups? groups) => new PublishedLmiEstimator(Options with { Groups = groups });
}
