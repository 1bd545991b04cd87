using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.IO.Formats;

namespace LatentMI.Reporting.Reports;

/// <summary>A candidate of a ranking.</summary>
public sealed record RankedReport
{
    /// <summary>Where it came from.</summary>
    public required SourceReport Source { get; init; }

    /// <summary>The number of columns.</summary>
    public required int Dims { get; init; }

    /// <summary>What it shares with Y in bits, the mean over seeds; null where it is not a finite number.</summary>
    public required double? MiBits { get; init; }

    /// <summary>Whether this is a lower bound, as the rows can show no more.</summary>
    public required bool IsLowerBound { get; init; }

    /// <summary>The lower and the upper end of its own 95 % interval, the means over seeds; null where there is none.</summary>
    public required IReadOnlyList<double>? Ci95Bits { get; init; }

    /// <summary>The best and the worst rank that it may have, from 1: all ranks are in their ranges with 95 %.</summary>
    public required IReadOnlyList<int> Ranks { get; init; }

    /// <summary>The value of each seed.</summary>
    public required IReadOnlyList<double?> SeedBits { get; init; }

    /// <summary>The standard deviation over seeds; null of a single seed.</summary>
    public required double? SeedStandardDeviation { get; init; }

    /// <summary>The representation of its columns that the estimate chose, with the first seed.</summary>
    public required string Representation { get; init; }

    /// <summary>What to know before trusting the value, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The identifier of each of <see cref="Warnings"/>, in their order.</summary>
    public required IReadOnlyList<string> WarningIds { get; init; }

    /// <summary>Describes a candidate.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="candidate">The candidate, from 0.</param>
    /// <param name="estimates">Its estimates, one for each seed.</param>
    /// <param name="source">Where it came from.</param>
    public static RankedReport Describe(EstimateRanking ranking, int candidate, IReadOnlyList<LatentMiEstimate> estimates, SampleSource source)
    {
        (int best, int worst) = ranking.Ranks(candidate);
        IReadOnlyList<EstimateWarning> warnings = EstimateWarning.Join(
            estimates.SelectMany(estimate => estimate.Warnings.Concat(Diagnosis.Find(estimate)).DistinctBy(warning => warning.Id)), estimates.Count, "seeds");
        bool haveIntervals = estimates.All(estimate => estimate.Interval is not null);
        return new RankedReport
        {
            Source = SourceReport.Describe(source),
            Dims = estimates[0].DimensionsX,
            MiBits = Finite.OrNull(ranking.Bits(candidate)),
            IsLowerBound = estimates.Any(estimate => estimate.AtLeastBits is not null),
            Ci95Bits = haveIntervals ? Finite.Ends(estimates.Average(estimate => estimate.Interval!.Value.Lower), estimates.Average(estimate => estimate.Interval!.Value.Upper)) : null,
            Ranks = [best, worst],
            SeedBits = [.. estimates.Select(estimate => Finite.OrNull(estimate.Bits))],
            SeedStandardDeviation = Finite.OrNull(RepeatedBits.Of([.. estimates.Select(estimate => estimate.Bits)]).StandardDeviation),
            Representation = estimates[0].Representations.First(score => score.Chosen).Name,
            Warnings = [.. warnings.Select(warning => warning.MessageForCommand())],
            WarningIds = [.. warnings.Select(warning => warning.Id)],
        };
    }
}
