using System.Text.Json.Serialization;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Inference;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>lmi</c> by either method.</summary>
public abstract record LatentReport : NeighborReport
{
    /// <summary><c>default</c>, <c>mended</c> or <c>paper</c>.</summary>
    public required string Preset { get; init; }

    /// <summary>The number of latent dimensions of each side.</summary>
    public required int LatentDims { get; init; }

    /// <summary>KSG on the latents in bits, uncorrected.</summary>
    public double? MiBitsRaw { get; init; }

    /// <summary>What smaller numbers of rows give; null where it was not asked for.</summary>
    public IReadOnlyList<SampleSizeReport>? SampleSizeCurve { get; init; }

    /// <summary>The training of the networks, whose fields stand among these; null where the maps are no networks.</summary>
    [JsonIgnore]
    public TrainingReport? Training { get; init; }

    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="preset">The preset its options started from.</param>
    /// <param name="curve">What smaller numbers of rows give; null where it was not asked for.</param>
    /// <exception cref="ArgumentException">The estimate is of neither method.</exception>
    public static LatentReport Describe(LatentEstimate estimate, string preset, SampleSizeCurve? curve)
    {
        LatentReport report = estimate switch
        {
            LatentMiEstimate crossFitted => CrossFittedReport.Describe(crossFitted, preset),
            PublishedLmiEstimate published => PublishedLmiReport.Describe(published, preset),
            _ => throw new ArgumentException($"There is no report of estimates of the type {estimate.GetType().Name}.", nameof(estimate)),
        };
        return report with
        {
            SampleSizeCurve = curve is null ? null : [.. curve.Points.Select(SampleSizeReport.Describe)],
        };
    }

    /// <inheritdoc/>
    public override string Method(string estimator) =>
        FormattableString.Invariant($"Latent MI, nearest neighbors on {LatentDims} learned {(LatentDims == 1 ? "dimension" : "dimensions")} of each side");

    /// <inheritdoc/>
    public override IEnumerable<(string Label, string Value)> Rows()
    {
        yield return ("latent dimensions", FormattableString.Invariant($"{LatentDims}"));
        foreach ((string Label, string Value) row in RowsOfMaps())
        {
            yield return row;
        }

        if (SampleSizeCurve is { } curve)
        {
            yield return ("fewer rows", string.Join(", ", curve.SkipLast(1).Select(point => FormattableString.Invariant($"{point.Rows} rows {point.MeanBits:F4} bits"))));
        }

        foreach ((string Label, string Value) row in (Training?.Rows() ?? []).Concat(base.Rows()))
        {
            yield return row;
        }
    }

    /// <summary>The rows about the maps that encode.</summary>
    private protected virtual IEnumerable<(string Label, string Value)> RowsOfMaps() => [];
}
