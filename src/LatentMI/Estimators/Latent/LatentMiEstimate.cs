using System.Globalization;
using System.Text;
using LatentMI.Estimators.Ksg;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Latent;

/// <summary>An estimate of <see cref="LatentMiEstimator"/>: the bits and everything that was learned on the way to them.</summary>
public sealed record LatentMiEstimate : LatentEstimate
{
    /// <summary>The settings that were used, with the number of threads resolved.</summary>
    public required LatentMiOptions Options { get; init; }

    /// <summary>How the estimate was calibrated; null where the value is not that of the latents.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>The 95 % interval; null where the number of independent rows is unknown.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>
    /// A value that the information is not below, in bits, where it is more than the rows can show; null elsewhere. The interval then has no upper end.
    /// </summary>
    public double? AtLeastBits { get; init; }

    /// <summary>
    /// The estimate that the value is: of counts where both sides are labels, of nearest neighbors where one is and held-out rows preferred them. Null where
    /// the value is that of the latents.
    /// </summary>
    public MutualInformationEstimate? OfLabels { get; init; }

    /// <summary>What each number of latent dimensions is worth; empty where latents do not come in pairs.</summary>
    public IReadOnlyList<LatentDimensionsPoint> LatentDimensionsCurve { get; init; } = [];

    /// <summary>The maps that were tried, by their held-out scores.</summary>
    public IReadOnlyList<RepresentationScore> Representations { get; init; } = [];

    /// <summary>What <see cref="Effort.Thorough"/> gained; null with less effort, and where the value is not that of the latents.</summary>
    public EffortGain? EffortGain { get; init; }

    /// <summary>
    /// The held-out logarithm of the density ratio of each row's own pair, in bits: the influence of a row on the value but for a constant, whose scatter over rows the interval counts. NaN for rows
    /// without a value; null where the value is not that of the latents, and pointwise values take its place.
    /// </summary>
    internal IReadOnlyList<double>? LogRatioBits { get; init; }

    /// <summary>The part of the interval's variance, in bits², that is the noise of nearest neighbors.</summary>
    internal double NeighborVariance { get; init; }

    /// <summary>
    /// The part of the interval's variance, in bits², that neither the scatter of rows nor that of neighbors shows: what calibration, recovery and the loss of the maps may be off by.
    /// </summary>
    internal double UnseenVariance { get; init; }

    /// <summary>The part of the variance of each side's columns that the maps see; null where they see columns whole.</summary>
    internal (double X, double Y)? VarianceShares { get; init; }

    /// <summary>The folds, for what is fitted to the latents afterwards.</summary>
    internal FoldOrder? Order { get; init; }

    /// <inheritdoc/>
    public override RowGroups? Groups => Options.Groups;

    /// <summary>The same without <see cref="LatentEstimate.Model"/>, for which the samples are kept in memory.</summary>
    public LatentMiEstimate WithoutModel() => this with { PendingModel = null };

    /// <inheritdoc/>
    internal override KsgOptions LatentKsg => Options.LatentKsg;

    /// <inheritdoc/>
    internal override ILatentEstimator EstimatorFor(RowGroups? groups) => new LatentMiEstimator(Options with { Groups = groups });

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        builder.Append(CultureInfo.InvariantCulture, $", Interval = {Interval}");
        return true;
    }
}
