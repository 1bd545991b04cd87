using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Comparing;

/// <summary>Sets the results of an experiment beside those published.</summary>
public static class Comparison
{
    private const int NamedFailures = 10;

    /// <summary>Compares an experiment.</summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="ours">Its records.</param>
    /// <param name="published">Those published; none where they are not at hand.</param>
    /// <returns>
    /// A table or more. Rows are about data of which we have records; settings of an estimator have rows of their own. The first table's
    /// footnotes tell what concerns all.
    /// </returns>
    public static IReadOnlyList<ComparisonTable> Create(
        string experimentId, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(published);
        ours = experimentId == "nulls" ? [.. NullFamilies.Label(ours)] : ours;
        bool clamps = ClampedCritics.AppliesTo(experimentId);
        List<ExperimentRecord> counted = [.. clamps ? ClampedCritics.Clamp(ours) : ours];
        IReadOnlyList<ExperimentRecord> known = published.Count > 0 ? published : PublishedConstants.Of(experimentId);
        List<ComparisonTable> tables = ExperimentTables.Build(experimentId, counted, known);
        tables[0] = tables[0] with { Footnotes = [.. Footnotes(ours, known, clamps)] };
        return tables;
    }

    private static IEnumerable<string> Footnotes(
        IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published, bool clamps)
    {
        if (ours.Count == 0)
        {
            yield return "There are no records to compare.";
        }

        foreach (EstimatorSeries series in EstimatorSeries.Split(ours).Where(series => series.Parameters.Count > 0))
        {
            yield return $"{series.Label}: {series.Parameters}.";
        }

        if (clamps)
        {
            yield return "Negative estimates of mine and infonce count as 0 here, as in the published results.";
        }

        if (published.Count == 0)
        {
            yield return "There are no published results for this experiment.";
        }

        string[] oursRows = RowCounts(ours);
        string[] publishedRows = RowCounts(published);
        if (publishedRows.Length > 0 && oursRows.Except(publishedRows).Any())
        {
            yield return $"Rows per data set (n): ours {string.Join(", ", oursRows)}; published {string.Join(", ", publishedRows)}.";
        }

        List<ExperimentRecord> failed = [.. ours.Where(record => record.Error is not null)];
        foreach (ExperimentRecord record in failed.Take(NamedFailures))
        {
            yield return $"Failed: {record.Key}: {record.Error}";
        }

        if (failed.Count > NamedFailures)
        {
            yield return $"Failed: {failed.Count - NamedFailures} more.";
        }
    }

    private static string[] RowCounts(IEnumerable<ExperimentRecord> records) =>
        [.. records.Select(record => record.DatasetParameters.Written("n")).Where(count => count.Length > 0).Distinct()];
}
