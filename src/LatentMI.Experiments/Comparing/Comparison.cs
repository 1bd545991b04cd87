using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Comparing;

/// <summary>Sets the results of an experiment beside those published.</summary>
public static class Comparison
{
    private const int NamedFailures = 10;

    // The numbers of columns at which dependence can be told best, scored together.
    private const int FewColumns = 3;

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
        List<ComparisonTable> tables = Tables(experimentId, counted, known);
        tables[0] = tables[0] with { Footnotes = [.. Footnotes(ours, known, clamps)] };
        return tables;
    }

    private static List<ComparisonTable> Tables(
        string id, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        ComparisonTable Table(string about, SettingColumn[] settings, params ComparisonColumn[][] columns) =>
            ComparisonRows.Build($"{id}: {about}", settings, [.. columns.SelectMany(column => column)], ours, published);

        // All data, their kinds, and each kind by what makes it easier or harder.
        List<ComparisonTable> Kinds(SettingColumn[] kinds, params SettingColumn[] settings) =>
        [
            Table("all data", [], ComparisonColumn.Counts, ComparisonColumn.Accuracy, [ComparisonColumn.OurSeconds]),
            Table(
                string.Join(", ", kinds.Select(kind => kind.Name)), kinds, ComparisonColumn.Counts, ComparisonColumn.Accuracy, [ComparisonColumn.OurSeconds]),
            Table(
                string.Join(", ", kinds.Concat(settings).Select(setting => setting.Name)),
                [.. kinds, .. settings],
                [ComparisonColumn.Truth],
                ComparisonColumn.Counts,
                ComparisonColumn.Accuracy),
        ];

        return id switch
        {
            "gaussian-grid" =>
            [
                Table(
                    "scores, mean over cells of d and k",
                    [],
                    [new("cells", row => new(CellScores.Compute(row.Ours).Count))],
                    ComparisonColumn.Counts,
                    ComparisonColumn.SquaredError,
                    ComparisonColumn.NullError,
                    ComparisonColumn.Tau,
                    ComparisonColumn.PublishedOfSameData,
                    ComparisonColumn.Seconds),
                Table("estimates of the same data", [], ComparisonColumn.Pairing),
                Table("estimates of the same data by k", [SettingColumn.Parameter("k")], ComparisonColumn.Pairing),
            ],
            "mnist" or "proteins" or "big-critic" or "sliced" =>
            [
                Table("scores", [], ComparisonColumn.Counts, ComparisonColumn.SquaredError, ComparisonColumn.Tau, ComparisonColumn.Seconds),
            ],
            "sample-complexity" =>
            [
                Table(
                    "errors",
                    [SettingColumn.Rank, SettingColumn.Parameter("d"), SettingColumn.Parameter("k"), SettingColumn.Parameter("n")],
                    ComparisonColumn.Counts,
                    ComparisonColumn.AbsoluteError),
            ],
            "symmetry" =>
            [
                Table(
                    "mean estimates",
                    [SettingColumn.Dataset, SettingColumn.Parameter("exclusive")],
                    [ComparisonColumn.Truth],
                    ComparisonColumn.Counts,
                    ComparisonColumn.Estimate,
                    ComparisonColumn.ShareOfTruth),
            ],
            "transforms" =>
            [
                Table(
                    "scores, mean over cells of k",
                    [SettingColumn.Parameter("transform")],
                    ComparisonColumn.Counts,
                    ComparisonColumn.SquaredError,
                    ComparisonColumn.Tau,
                    ComparisonColumn.PublishedOfSameData),
            ],
            "latent-estimators" => [LatentEstimators.Table($"{id}: mean over trials", ours, published)],
            "regularisers" => [Table("scores", [], ComparisonColumn.Counts, ComparisonColumn.SquaredError, ComparisonColumn.Seconds)],
            "critics" =>
            [
                Table(
                    "mean estimates",
                    [SettingColumn.Parameter("d")],
                    [ComparisonColumn.Truth],
                    ComparisonColumn.Counts,
                    ComparisonColumn.Estimate,
                    ComparisonColumn.Seconds),
            ],
            "decoder-inspection" => [Table("mean squared error of a pixel", [], ComparisonColumn.Series("error"))],
            "cluster-check" => [Table("mean accuracy over splits", [], ComparisonColumn.Series("accuracy"))],
            "stress" =>
            [
                Table("errors", [SettingColumn.Case], ComparisonColumn.Counts, ComparisonColumn.OurErrors, [ComparisonColumn.OurSeconds]),
                Table(
                    "errors by k and bits",
                    [SettingColumn.Case, SettingColumn.Parameter("d"), SettingColumn.Parameter("k"), SettingColumn.Parameter("bits")],
                    ComparisonColumn.Counts,
                    ComparisonColumn.OurErrors),
            ],
            "coverage" =>
            [
                Table("95 % intervals", [], ComparisonColumn.Counts, ComparisonColumn.Coverage, [ComparisonColumn.OurSeconds]),
                Table("95 % intervals by k", [SettingColumn.Parameter("k")], ComparisonColumn.Coverage),
            ],
            "significance" =>
            [
                Table(
                    "permutation tests of independent data",
                    [],
                    ComparisonColumn.Counts,
                    ComparisonColumn.Significance,
                    [ComparisonColumn.OurSeconds]),
            ],
            "nulls" =>
            [
                Table("all data", [], ComparisonColumn.Counts, ComparisonColumn.Nulls, [ComparisonColumn.OurSeconds]),
                Table("families", [SettingColumn.Parameter(NullFamilies.Parameter)], ComparisonColumn.Counts, ComparisonColumn.Nulls),
                Table("rows", [SettingColumn.Parameter("n")], ComparisonColumn.Counts, ComparisonColumn.Nulls),
            ],
            "strong" =>
            [
                ComparisonRows.Build(
                    $"{id}: one to {FewColumns} columns",
                    [SettingColumn.Dataset, SettingColumn.Nats],
                    ComparisonColumn.Strong,
                    [.. ours.Where(record => record.DatasetParameters.TryGetNumber("d") <= FewColumns)],
                    published: []),
                Table(
                    "each number of columns",
                    [SettingColumn.Dataset, SettingColumn.Parameter("d"), SettingColumn.Nats],
                    ComparisonColumn.Counts,
                    ComparisonColumn.Strong),
                Table("all data", [], ComparisonColumn.Counts, ComparisonColumn.Strong, [ComparisonColumn.OurSeconds]),
            ],
            "bmi" =>
            [
                Table("all tasks", [SettingColumn.Parameter("n")], ComparisonColumn.Counts, [ComparisonColumn.Solved], ComparisonColumn.Strong, [ComparisonColumn.OurSeconds]),
                Table(
                    "each task",
                    [SettingColumn.Parameter("task"), SettingColumn.Parameter("n")],
                    [ComparisonColumn.Truth],
                    ComparisonColumn.Estimate,
                    [ComparisonColumn.Solved],
                    ComparisonColumn.Strong),
            ],
            "shapes" => Kinds([SettingColumn.Parameter("shape")], SettingColumn.Parameter("exclusive")),
            "images" => Kinds([SettingColumn.Parameter("shape"), SettingColumn.Parameter("side")], SettingColumn.Parameter("bits")),
            "teachers" => Kinds(
                [SettingColumn.Parameter("activation")],
                SettingColumn.Parameter("k"),
                SettingColumn.Parameter("exclusive"),
                SettingColumn.Parameter("bits"),
                SettingColumn.Parameter("d")),
            "text" => Kinds([SettingColumn.Parameter("sentences")], SettingColumn.Parameter("n")),
            "digits" => Kinds([SettingColumn.Parameter("classes")], SettingColumn.Parameter("shuffled"), SettingColumn.Parameter("n")),
            _ =>
            [
                Table(
                    "mean estimates",
                    [],
                    [ComparisonColumn.Truth],
                    ComparisonColumn.Counts,
                    ComparisonColumn.Estimate,
                    ComparisonColumn.Seconds),
            ],
        };
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
