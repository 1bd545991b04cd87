using LatentMI.Experiments.Storing;

namespace LatentMI.Cli.Figures.Experiments;

/// <summary>What a figure says of the measurements that it cannot show.</summary>
internal static class Failures
{
    /// <summary>The remark on records without a finite estimate; empty where there is none.</summary>
    /// <param name="records">Records of estimates.</param>
    public static IEnumerable<string> Remarks(IReadOnlyCollection<ExperimentRecord> records)
    {
        int failed = records.Count(record => !FigureSeries.HasEstimate(record));
        if (failed > 0)
        {
            yield return FormattableString.Invariant($"{failed} of {records.Count} estimates failed or are not finite, and are not shown.");
        }
    }
}
