using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>What a figure says of the estimates that it cannot show, or shows otherwise than they are.</summary>
internal static class EstimateRemarks
{
    /// <summary>The remarks on records without a finite estimate, and on estimates that count as 0; empty where there are none.</summary>
    /// <param name="records">Records of estimates of one experiment.</param>
    public static IEnumerable<string> Of(IReadOnlyCollection<ExperimentRecord> records)
    {
        int failed = records.Count(record => !FigureSeries.HasEstimate(record));
        if (failed > 0)
        {
            yield return FormattableString.Invariant($"{failed} of {records.Count} estimates failed or are not finite, and are not shown.");
        }

        if (records.Any(record => ClampedCritics.IsCritic(record) && ClampedCritics.AppliesTo(record.Experiment)))
        {
            yield return "Negative estimates of MINE and InfoNCE count as 0, as in the paper.";
        }
    }
}
