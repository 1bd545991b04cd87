using System.Text.Json.Serialization;

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
            IEnumerable<string> fewer = curve.SkipLast(1).Select(point => FormattableString.Invariant($"{point.Rows} rows {point.MeanBits:F4} bits"));
            yield return ("fewer rows", string.Join(", ", fewer));
        }

        foreach ((string Label, string Value) row in (Training?.Rows() ?? []).Concat(base.Rows()))
        {
            yield return row;
        }
    }

    /// <summary>The rows about the maps that encode.</summary>
    private protected virtual IEnumerable<(string Label, string Value)> RowsOfMaps() => [];
}
