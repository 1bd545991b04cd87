using System.Globalization;
using LatentMI.Numerics;
using LatentMI.Studies.Lineages;

namespace LatentMI.Reporting.Reports;

/// <summary>What <c>lmi lineage markov-test</c> says: the JSON object of <c>--json</c> and of <c>result.json</c>.</summary>
public sealed record MarkovReport : LineageReport
{
    /// <summary>Whether both comparisons use as many clones.</summary>
    public required bool EqualClones { get; init; }

    /// <summary>An early cell beside a late one of its clone.</summary>
    public required ClonePairsReport EarlyLate { get; init; }

    /// <summary>Two late cells of a clone.</summary>
    public required ClonePairsReport Sisters { get; init; }

    /// <summary>What sisters share beyond what the early cell tells, in bits.</summary>
    public required double? DifferenceBits { get; init; }

    /// <summary>Its standard error over clones; null where the estimator has none.</summary>
    public required double? DifferenceStandardErrorBits { get; init; }

    /// <summary>The lower and the upper end of its 95 % interval.</summary>
    public required IReadOnlyList<double>? DifferenceCi95Bits { get; init; }

    /// <summary><c>sisters-share-more</c>, <c>no-evidence</c>, <c>too-few-clones</c> or <c>no-standard-error</c>.</summary>
    public required string Conclusion { get; init; }

    /// <summary>The pairs of sisters; null in results of versions that did not write them.</summary>
    public SistersReport? SisterPairs { get; init; }

    /// <summary>What sisters of each two types tell of each other; null where no types were named.</summary>
    public CellTypesReport? CellTypes { get; init; }

    /// <summary>Published values beside ours; null where none were given.</summary>
    public PublishedLineageReport? Published { get; init; }

    /// <summary>Describes a test.</summary>
    /// <param name="result">The test.</param>
    /// <param name="source">The cells.</param>
    /// <param name="estimator">The estimator's name.</param>
    /// <param name="preset">Its preset; null where it has none.</param>
    /// <param name="elapsed">The time of the estimates.</param>
    /// <param name="sisters">What sisters tell of each other.</param>
    /// <param name="types">The types of the cells; null where none were named.</param>
    public static MarkovReport Describe(
        MarkovTestResult result, LineageSource source, string estimator, string? preset, TimeSpan elapsed, SisterInformation sisters, CellTypes? types) => new()
        {
            Study = MarkovStudy,
            Provenance = Provenance.Current,
            Cells = SourceReport.Describe(source.Source),
            CloneColumn = source.Choice.CloneColumn,
            TimeColumn = source.Choice.TimeColumn,
            Early = source.Choice.Early,
            Late = source.Choice.Late,
            WellColumn = source.Choice.WellColumn,
            EarlyCells = source.Lineages.EarlyCount,
            LateCells = source.Lineages.LateCount,
            Dims = source.Source.Samples.Dimensions,
            Estimator = estimator,
            Preset = preset,
            Seed = result.Options.Seed,
            ElapsedSeconds = Math.Round(elapsed.TotalSeconds, 3),
            Warnings =
            [
                .. FewClones(Math.Min(result.EarlyLateClones, result.SisterClones), result.Options.FewestClones),
                .. UnequalClones(result),
                .. WarningsOf(result.EarlyLate, result.Sisters),
            ],
            EqualClones = result.Options.EqualClones,
            EarlyLate = ClonePairsReport.Describe(result.EarlyLate, result.EarlyLateClones),
            Sisters = ClonePairsReport.Describe(result.Sisters, result.SisterClones),
            DifferenceBits = Finite.OrNull(result.DifferenceBits),
            DifferenceStandardErrorBits = Finite.OrNull(result.DifferenceStandardError),
            DifferenceCi95Bits = Finite.Ends(result.DifferenceInterval),
            Conclusion = Word(result.Conclusion),
            Implication = Sentence(result),
            SisterPairs = SistersReport.Describe(sisters, source),
            CellTypes = types is null ? null : CellTypesReport.Describe(sisters, types),
        };

    private static string Word(MarkovConclusion conclusion) => conclusion switch
    {
        MarkovConclusion.SistersShareMore => "sisters-share-more",
        MarkovConclusion.NoEvidence => "no-evidence",
        MarkovConclusion.TooFewClones => "too-few-clones",
        _ => "no-standard-error",
    };

    private static string Sentence(MarkovTestResult result) => result.Conclusion switch
    {
        MarkovConclusion.SistersShareMore =>
            "Sisters share more than an early cell does with a late one: the early profile as measured does not determine what they inherit. "
            + "Either heritable state is hidden from it, or the measurement of the early cell is noisy (dropout, one cell of several); "
            + "the test cannot distinguish these.",
        MarkovConclusion.NoEvidence =>
            "Sisters do not share significantly more than an early cell does with a late one: "
            + "there is no evidence against an early profile that determines what they inherit.",
        MarkovConclusion.TooFewClones => string.Create(
            CultureInfo.InvariantCulture,
            $"No conclusion: {result.EarlyLateClones} clones with early and late cells and {result.SisterClones} with sisters are too few; "
            + $"at least {result.Options.FewestClones} of each are needed."),
        _ => "No conclusion: this estimator has no standard error over clones; use --estimator lmi with --preset default.",
    };

    private static IEnumerable<string> UnequalClones(MarkovTestResult result) => result.Options.EqualClones || result.EarlyLateClones == result.SisterClones
        ? []
        : [string.Create(
            CultureInfo.InvariantCulture,
            $"The two comparisons use different numbers of clones, {result.EarlyLateClones} and {result.SisterClones}: "
            + $"fewer clones may give lower values, which can look like a difference.")];
}
