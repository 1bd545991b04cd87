using System.Globalization;

namespace LatentMI.Reporting.Reports;

/// <summary>That only some of the rows were used.</summary>
/// <param name="Available">How many there are.</param>
/// <param name="Used">How many were drawn.</param>
/// <param name="Seed">The seed of the drawing.</param>
/// <param name="Rows">The rows that were drawn.</param>
public sealed record RowsDrawn(int Available, int Used, ulong Seed, int[] Rows)
{
    /// <summary>The same as a warning.</summary>
    public EstimateWarning Warning => new("subsampled-rows", string.Create(
        CultureInfo.InvariantCulture,
        $"Of {Available} rows {Used} were used, drawn at random with seed {Seed}; --max-rows {Available} uses all."));
}
