using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Comparing;

/// <summary>The tables of every experiment. Those of a further one are an entry here.</summary>
internal static class ExperimentTables
{
    // The numbers of columns at which dependence can be told best, scored together.
    private const int FewColumns = 3;

    private static readonly Tabling[] Means =
        [Table("mean estimates", [], [ComparisonColumn.Truth], ComparisonColumn.Counts, ComparisonColumn.Estimate, ComparisonColumn.Seconds)];

    private static readonly Tabling[] Scores =
        [Table("scores", [], ComparisonColumn.Counts, ComparisonColumn.SquaredError, ComparisonColumn.Tau, ComparisonColumn.Seconds)];

    private static readonly Dictionary<string, Tabling[]> Entries = new()
    {
        ["gaussian-grid"] =
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
        ["mnist"] = Scores,
        ["proteins"] = Scores,
        ["big-critic"] = Scores,
        ["sliced"] = Scores,
        ["sample-complexity"] =
        [
            Table(
                "errors",
                [SettingColumn.Rank, SettingColumn.Parameter("d"), SettingColumn.Parameter("k"), SettingColumn.Parameter("n")],
                ComparisonColumn.Counts,
                ComparisonColumn.AbsoluteError),
        ],
        ["symmetry"] =
        [
            Table(
                "mean estimates",
                [SettingColumn.Dataset, SettingColumn.Parameter("exclusive")],
                [ComparisonColumn.Truth],
                ComparisonColumn.Counts,
                ComparisonColumn.Estimate,
                ComparisonColumn.ShareOfTruth),
        ],
        ["transforms"] =
        [
            Table(
                "scores, mean over cells of k",
                [SettingColumn.Parameter("transform")],
                ComparisonColumn.Counts,
                ComparisonColumn.SquaredError,
                ComparisonColumn.Tau,
                ComparisonColumn.PublishedOfSameData),
        ],
        ["latent-estimators"] = [(id, ours, published) => LatentEstimators.Table($"{id}: mean over trials", ours, published)],
        ["regularisers"] = [Table("scores", [], ComparisonColumn.Counts, ComparisonColumn.SquaredError, ComparisonColumn.Seconds)],
        ["critics"] =
        [
            Table(
                "mean estimates",
                [SettingColumn.Parameter("d")],
                [ComparisonColumn.Truth],
                ComparisonColumn.Counts,
                ComparisonColumn.Estimate,
                ComparisonColumn.Seconds),
        ],
        ["decoder-inspection"] = [Table("mean squared error of a pixel", [], ComparisonColumn.Series("error"))],
        ["cluster-check"] = [Table("mean accuracy over splits", [], ComparisonColumn.Series("accuracy"))],
        ["stress"] =
        [
            Table("errors", [SettingColumn.Case], ComparisonColumn.Counts, ComparisonColumn.OurErrors, [ComparisonColumn.OurSeconds]),
            Table(
                "errors by k and bits",
                [SettingColumn.Case, SettingColumn.Parameter("d"), SettingColumn.Parameter("k"), SettingColumn.Parameter("bits")],
                ComparisonColumn.Counts,
                ComparisonColumn.OurErrors),
        ],
        ["coverage"] =
        [
            Table("95 % intervals", [], ComparisonColumn.Counts, ComparisonColumn.Coverage, [ComparisonColumn.OurSeconds]),
            Table("95 % intervals by k", [SettingColumn.Parameter("k")], ComparisonColumn.Coverage),
        ],
        ["significance"] =
        [
            Table(
                "permutation tests of independent data",
                [],
                ComparisonColumn.Counts,
                ComparisonColumn.Significance,
                [ComparisonColumn.OurSeconds]),
        ],
        ["nulls"] =
        [
            Table("all data", [], ComparisonColumn.Counts, ComparisonColumn.Nulls, [ComparisonColumn.OurSeconds]),
            Table("families", [SettingColumn.Parameter(NullFamilies.Parameter)], ComparisonColumn.Counts, ComparisonColumn.Nulls),
            Table("rows", [SettingColumn.Parameter("n")], ComparisonColumn.Counts, ComparisonColumn.Nulls),
        ],
        ["strong"] =
        [
            (id, ours, _) => Table($"one to {FewColumns} columns", [SettingColumn.Dataset, SettingColumn.Nats], ComparisonColumn.Strong)(
                id, [.. ours.Where(record => record.DatasetParameters.TryGetNumber("d") <= FewColumns)], []),
            Table(
                "each number of columns",
                [SettingColumn.Dataset, SettingColumn.Parameter("d"), SettingColumn.Nats],
                ComparisonColumn.Counts,
                ComparisonColumn.Strong),
            Table("all data", [], ComparisonColumn.Counts, ComparisonColumn.Strong, [ComparisonColumn.OurSeconds]),
        ],
        ["bmi"] =
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
        ["shapes"] = Kinds([SettingColumn.Parameter("shape")], SettingColumn.Parameter("exclusive")),
        ["images"] = Kinds([SettingColumn.Parameter("shape"), SettingColumn.Parameter("side")], SettingColumn.Parameter("bits")),
        ["teachers"] = Kinds(
            [SettingColumn.Parameter("activation")],
            SettingColumn.Parameter("k"),
            SettingColumn.Parameter("exclusive"),
            SettingColumn.Parameter("bits"),
            SettingColumn.Parameter("d")),
        ["text"] = Kinds([SettingColumn.Parameter("sentences")], SettingColumn.Parameter("n")),
        ["digits"] = Kinds([SettingColumn.Parameter("classes")], SettingColumn.Parameter("shuffled"), SettingColumn.Parameter("n")),
        ["column-pairs"] = Kinds([SettingColumn.Parameter("kind")], SettingColumn.Parameter("k"), SettingColumn.Parameter("n")),
        ["shared-scale"] = Kinds([SettingColumn.Parameter("d")], SettingColumn.Parameter("freedom"), SettingColumn.Parameter("k"), SettingColumn.Parameter("bits")),
        ["outcomes"] = Kinds(
            [SettingColumn.Parameter("predictors"), SettingColumn.Parameter("outcome")], SettingColumn.Parameter("k"), SettingColumn.Parameter("d"), SettingColumn.Parameter("n")),
        ["few-rows"] = Kinds([SettingColumn.Parameter("n"), SettingColumn.Parameter("d")], SettingColumn.Dataset, SettingColumn.Parameter("k"), SettingColumn.Parameter("bits")),
        ["sums"] = Kinds([SettingColumn.Parameter("scale"), SettingColumn.Parameter("bits")], SettingColumn.Parameter("d"), SettingColumn.Parameter("n")),
        ["dense"] = Kinds([SettingColumn.Parameter("n"), SettingColumn.Parameter("d")], SettingColumn.Parameter("k"), SettingColumn.Parameter("bits")),
    };

    private delegate ComparisonTable Tabling(string id, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published);

    /// <summary>Builds the tables of an experiment; those of the mean estimates where it has no entry.</summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="ours">Its records.</param>
    /// <param name="published">Those published.</param>
    public static List<ComparisonTable> Build(
        string experimentId, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published) =>
        [.. Entries.GetValueOrDefault(experimentId, Means).Select(build => build(experimentId, ours, published))];

    private static Tabling Table(string about, SettingColumn[] settings, params ComparisonColumn[][] columns) =>
        (id, ours, published) => ComparisonRows.Build($"{id}: {about}", settings, [.. columns.SelectMany(column => column)], ours, published);

    /// <summary>All data, their kinds, and each kind by what makes it easier or harder.</summary>
    private static Tabling[] Kinds(SettingColumn[] kinds, params SettingColumn[] settings) =>
    [
        Table("all data", [], ComparisonColumn.Counts, ComparisonColumn.Accuracy, [ComparisonColumn.OurSeconds]),
        Table(string.Join(", ", kinds.Select(kind => kind.Name)), kinds, ComparisonColumn.Counts, ComparisonColumn.Accuracy, [ComparisonColumn.OurSeconds]),
        Table(
            string.Join(", ", kinds.Concat(settings).Select(setting => setting.Name)),
            [.. kinds, .. settings],
            [ComparisonColumn.Truth],
            ComparisonColumn.Counts,
            ComparisonColumn.Accuracy),
    ];
}
