using LatentMI.Estimators.Sliced;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>sliced</c>.</summary>
public sealed record SlicedReport : ColumnNeighborReport
{
    /// <summary>The number of random projections of each side.</summary>
    public required int Slices { get; init; }

    /// <summary>The standard error in bits of the mean over slices; null for one slice, and for batches of them.</summary>
    public double? SliceStandardErrorBits { get; init; }

    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    public static SlicedReport Describe(SlicedEstimate estimate) => new()
    {
        K = estimate.Options.Ksg.Neighbors,
        KsgAlgorithm = (int)estimate.Options.Ksg.Algorithm,
        Standardized = estimate.Options.Ksg.Standardize,
        TieNoise = estimate.TieNoise,
        Slices = estimate.Options.Slices,
        SliceStandardErrorBits = Finite.OrNull(estimate.SliceStandardErrorBits),
    };

    /// <inheritdoc/>
    public override string Method(string estimator) =>
        FormattableString.Invariant($"the mean of nearest-neighbor estimates over {Slices} random projections of each side");

    /// <inheritdoc/>
    public override IEnumerable<string> Reading(CommonReport report) =>
    [
        "It is not the mutual information of X and Y but the mean over random one-dimensional views of them, which is at most as large and "
        + "often much smaller.",
        "Use it to compare data of the same columns, not as a number of bits that X and Y share.",
    ];

    /// <inheritdoc/>
    public override IEnumerable<(string Label, string Value)> Rows()
    {
        string error = SliceStandardErrorBits is { } bits ? FormattableString.Invariant($", standard error of their mean {bits:F4} bits") : string.Empty;
        return [.. base.Rows(), ("slices", FormattableString.Invariant($"{Slices}{error}"))];
    }

    /// <inheritdoc/>
    /// <remarks>The standard error of one batch is not that of their mean.</remarks>
    public override EstimatorReport OfBatches() => this with { SliceStandardErrorBits = null };
}
