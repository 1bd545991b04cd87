using System.Text.Json.Serialization;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.IO.Formats;
using LatentMI.Numerics;

namespace LatentMI.Reporting.Reports;

/// <summary>What <c>lmi rank</c> says: the JSON object of <c>--json</c> and of <c>result.json</c>, with these names in snake case.</summary>
public sealed record RankingReport
{
    /// <summary>The name of the study.</summary>
    public const string RankStudy = "rank";

    /// <summary>The name of the study, which tells its result from that of an estimate.</summary>
    public string Study { get; init; } = RankStudy;

    /// <summary>Where Y came from.</summary>
    public required SourceReport Target { get; init; }

    /// <summary>The number of columns of Y.</summary>
    public required int DimsTarget { get; init; }

    /// <summary>The candidates, those with the largest values first.</summary>
    public required IReadOnlyList<RankedReport> Candidates { get; init; }

    /// <summary>The differences of all pairs of candidates, the one with the larger value first.</summary>
    public required IReadOnlyList<DifferenceReport> Differences { get; init; }

    /// <summary>The number of rows given, or drawn from them.</summary>
    public required int NSamples { get; init; }

    /// <summary>The number of rows that there were where only some were drawn; null where all were used.</summary>
    public int? RowsAvailable { get; init; }

    /// <summary>The number of groups whose rows stay together; null where none do.</summary>
    public int? Groups { get; init; }

    /// <summary>The seeds that each value is a mean over.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>The settings of the estimates that differ from the preset, as <c>name=value</c> with spaces between.</summary>
    public required string Settings { get; init; }

    /// <summary>The time of the estimates.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>The version of the tool.</summary>
    public string Version { get; init; } = typeof(RankingReport).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>The sources that made it and the vectors it was computed with.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The names of the candidates without their folders where these differ, else their addresses.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Names => Candidates.DistinctBy(candidate => candidate.Source.Name).Count() == Candidates.Count
        ? [.. Candidates.Select(candidate => candidate.Source.Name)]
        : [.. Candidates.Select(candidate => candidate.Source.Address)];

    /// <summary>Describes a ranking.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="estimates">For each candidate its estimates, one for each seed.</param>
    /// <param name="sources">Where each candidate came from.</param>
    /// <param name="target">Where Y came from.</param>
    /// <param name="drawn">The rows that were drawn; null where all were used.</param>
    /// <param name="settings">The settings of the estimates.</param>
    /// <param name="elapsed">The time of the estimates.</param>
    public static RankingReport Describe(
        EstimateRanking ranking,
        IReadOnlyList<IReadOnlyList<LatentMiEstimate>> estimates,
        IReadOnlyList<SampleSource> sources,
        SampleSource target,
        RowsDrawn? drawn,
        ParameterSet settings,
        TimeSpan elapsed)
    {
        LatentMiEstimate first = estimates[0][0];
        return new RankingReport
        {
            Target = SourceReport.Describe(target),
            DimsTarget = first.DimensionsY,
            Candidates = [.. ranking.Order.Select(candidate => RankedReport.Describe(ranking, candidate, estimates[candidate], sources[candidate]))],
            Differences =
            [
                .. ranking.Order.SelectMany((candidate, place) => ranking.Order.Skip(place + 1).Select(other => DifferenceReport.Describe(
                    ranking.Difference(candidate, other), sources[candidate].Address, sources[other].Address))),
            ],
            NSamples = first.SampleCount,
            RowsAvailable = drawn?.Available,
            Groups = first.Groups?.Count,
            Seeds = [.. estimates[0].Select(estimate => estimate.Seed)],
            Settings = settings.ToString(),
            ElapsedSeconds = Math.Round(elapsed.TotalSeconds, 3),
            Provenance = Provenance.Current,
        };
    }
}
