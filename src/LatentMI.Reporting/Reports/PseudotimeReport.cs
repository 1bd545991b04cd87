using LatentMI.Numerics;
using LatentMI.Studies.Lineages;

namespace LatentMI.Reporting.Reports;

/// <summary>What <c>lmi lineage pseudotime</c> says: the JSON object of <c>--json</c> and of <c>result.json</c>.</summary>
public sealed record PseudotimeReport : LineageReport
{
    private static readonly int FewestClones = new MarkovTestOptions().FewestClones;

    /// <summary>The column of the pseudotime.</summary>
    public required string Pseudotime { get; init; }

    /// <summary>An early cell beside a late one of its clone.</summary>
    public required ClonePairsReport EarlyLate { get; init; }

    /// <summary>The early cells that have a pointwise value.</summary>
    public required int EarlyCellsEstimated { get; init; }

    /// <summary>Those of them that have a pseudotime.</summary>
    public required int EarlyCellsPlaced { get; init; }

    /// <summary>The number of cells of a window.</summary>
    public required int Window { get; init; }

    /// <summary>The mean of the last third of the cells along pseudotime less that of the first, in bits.</summary>
    public required double? RiseBits { get; init; }

    /// <summary>The lower and the upper end of its 95 % interval over clones.</summary>
    public required IReadOnlyList<double>? RiseCi95Bits { get; init; }

    /// <summary>
    /// The rolling mean: <c>pseudotime</c>, <c>mean_bits</c>, <c>lower</c>, <c>upper</c> of its first, its lowest, its highest and its last window.
    /// </summary>
    public required IReadOnlyList<RollingReport> Landmarks { get; init; }

    /// <summary>Published values beside ours; null where none were given.</summary>
    public PublishedLineageReport? Published { get; init; }

    /// <summary>Describes a study.</summary>
    /// <param name="result">The study.</param>
    /// <param name="source">The cells.</param>
    /// <param name="pseudotime">The column of the pseudotime.</param>
    /// <param name="estimator">The estimator's name.</param>
    /// <param name="preset">Its preset; null where it has none.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="elapsed">The time of the estimates.</param>
    public static PseudotimeReport Describe(
        PseudotimeInformation result, LineageSource source, string pseudotime, string estimator, string? preset, ulong seed, TimeSpan elapsed)
    {
        return new PseudotimeReport
        {
            Provenance = Provenance.Current,
            Study = PseudotimeStudy,
            Cells = SourceReport.Describe(source.Source),
            CloneColumn = source.Choice.CloneColumn,
            TimeColumn = source.Choice.TimeColumn,
            Early = source.Choice.Early,
            Late = source.Choice.Late,
            EarlyCells = source.Lineages.EarlyCount,
            LateCells = source.Lineages.LateCount,
            Dims = source.Source.Samples.Dimensions,
            Estimator = estimator,
            Preset = preset,
            Seed = seed,
            ElapsedSeconds = Math.Round(elapsed.TotalSeconds, 3),
            Warnings = [.. FewClones(result.Clones, FewestClones), .. WarningsOf(result.EarlyLate)],
            Pseudotime = pseudotime,
            EarlyLate = ClonePairsReport.Describe(result.EarlyLate, result.Clones),
            EarlyCellsEstimated = result.Cells.Count,
            EarlyCellsPlaced = result.Cells.Count(cell => double.IsFinite(cell.Position)),
            Window = result.Window,
            RiseBits = Finite.OrNull(result.RiseBits),
            RiseCi95Bits = Finite.Ends(result.RiseInterval),
            Implication = Sentence(result),
            Landmarks =
            [
                RollingReport.Describe("first", result.Rolling[0]),
                RollingReport.Describe("lowest", result.Rolling.MinBy(point => point.MeanBits)),
                RollingReport.Describe("highest", result.Rolling.MaxBy(point => point.MeanBits)),
                RollingReport.Describe("last", result.Rolling[^1]),
            ],
        };
    }

    private static string Sentence(PseudotimeInformation result) => (result.Clones < FewestClones, result.RiseInterval) switch
    {
        (true, _) => "No conclusion: there are too few clones.",
        (_, { Lower: > 0 }) => "Cells late in pseudotime predict the late cells of their clone better than cells early in pseudotime.",
        (_, { Upper: < 0 }) => "Cells late in pseudotime predict the late cells of their clone less well than cells early in pseudotime.",
        _ => "There is no significant difference between the first and the last third of pseudotime.",
    };
}
