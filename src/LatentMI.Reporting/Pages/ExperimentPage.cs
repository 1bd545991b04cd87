using System.Globalization;
using LatentMI.Estimators.Catalog;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Storing;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of one experiment: how much was measured, figures, the comparison, settings, failures and warnings.</summary>
public static class ExperimentPage
{
    private const int MostFailures = 10;

    /// <summary>Makes the page.</summary>
    /// <param name="folder">The files of the experiment.</param>
    public static HtmlText Create(ExperimentFolder folder) => Page.Create(
        $"{folder.Description.Title}: experiment {folder.Description.Id}",
        Heading(folder),
        Figures(folder),
        Comparison(folder),
        Estimators(folder.Records),
        Datasets(folder.Records),
        Failures(folder.Records),
        Warnings(folder.Records),
        Page.Section("command", "Command line", CommandLine(folder)),
        Citations.Section([.. folder.Records.Select(record => record.Estimator).Append(EstimatorCatalog.Latent.Name).Distinct()], folder.Description.Version));

    private static HtmlText Heading(ExperimentFolder folder)
    {
        int failed = folder.Records.Count(record => record.Error is not null);
        int warned = folder.Records.Count(record => record.Warnings.Count > 0);
        int datasets = folder.Records.Select(record => (record.Dataset, record.DatasetParameters, record.DataSeed)).Distinct().Count();
        double hours = folder.Records.Sum(record => record.Seconds) / 3600;
        return Html($"""
            <p class="kind">An experiment by LatentMI: <code>{folder.Description.Id}</code></p>
            <h1>{folder.Description.Title}</h1>
            <dl class="counts">
            <div><dt>records</dt><dd>{folder.Records.Count:N0}</dd></div>
            <div><dt>failed</dt><dd>{failed:N0}</dd></div>
            <div><dt>with warnings</dt><dd>{warned:N0}</dd></div>
            <div><dt>data sets</dt><dd>{datasets:N0}</dd></div>
            <div><dt>estimators</dt><dd>{folder.Records.Select(record => record.Estimator).Distinct().Count():N0}</dd></div>
            <div><dt>hours of work</dt><dd>{hours:0.0#}</dd></div>
            </dl>
            """);
    }

    private static HtmlText Figures(ExperimentFolder folder) => Page.Section(
        "figures",
        "Figures",
        folder.Figures.Count > 0
            ? Html($"""<div class="figures wide">{"\n"}{folder.Figures.Select(Page.Figure)}</div>""")
            : Missing("There are no figures yet; this command draws them:", $"lmi experiment plot {folder.Description.Id} --out {Quote(folder.Path)}"));

    private static HtmlText Comparison(ExperimentFolder folder) => Page.Section(
        "comparison",
        "Comparison with the published values",
        folder.Comparison.Count > 0
            ? Html($"{folder.Comparison.Select(Compared)}")
            : Missing("There is no comparison yet; this command creates it:", $"lmi experiment compare {folder.Description.Id} --out {Quote(folder.Path)}"));

    private static HtmlText Compared(ComparedTable table) => Html($"""
        <h3>{table.Title}</h3>
        {Page.Table(table.Title, table.Columns, table.Rows.Select(row => row.Select(Page.Cell).ToArray()))}
        {table.Footnotes.Select(note => Html($"<p class=\"note\">{note}</p>"))}
        """);

    private static HtmlText Missing(string sentence, string command) => Html($"<p>{sentence}</p>\n<pre><code>{command}</code></pre>");

    /// <summary>The estimators, their settings and what they took.</summary>
    /// <param name="records">All records.</param>
    internal static HtmlText Estimators(IReadOnlyList<IRecordOutcome> records) => Page.Section(
        "estimators",
        "Estimators and their settings",
        Page.Table(
            "Estimators and their settings",
            ["estimator", "records", "failed", "settings", "seeds", "seconds each", "hours", "threads", "version"],
            records.GroupBy(record => record.Estimator).Select(group => new[]
            {
                Html($"{group.Key}"),
                Number(group.Count()),
                Number(group.Count(record => record.Failure is not null)),
                Set(RecordSettings.Describe(group.Select(record => record.EstimatorParameters))),
                Html($"{RecordSettings.Seeds(group)}"),
                Page.Cell(Median(group.Select(record => record.Seconds)).ToString(CultureInfo.InvariantCulture)),
                Page.Cell((group.Sum(record => record.Seconds) / 3600).ToString(CultureInfo.InvariantCulture)),
                Html($"{string.Join(", ", group.Select(record => record.Threads).Distinct().Order())}"),
                Html($"{string.Join(", ", group.Select(record => record.Version).Distinct().Order(StringComparer.Ordinal))}"),
            })),
        Html($"<p>Seconds each are the median; hours are the sum. The same seed gives the same digits on any number of threads.</p>"));

    private static HtmlText Datasets(IReadOnlyList<ExperimentRecord> records) => Page.Section(
        "data",
        "Data sets",
        Page.Table(
            "Data sets",
            ["data", "data sets", "settings", "true bits"],
            records.GroupBy(record => record.Dataset).Select(group => new[]
            {
                Html($"{group.Key}"),
                Number(group.Select(record => (record.DatasetParameters, record.DataSeed)).Distinct().Count()),
                Set(RecordSettings.Describe(group.Select(record => record.DatasetParameters))),
                Html($"{TrueBits(group)}"),
            })));

    /// <summary>What failed, the most frequent errors first.</summary>
    /// <param name="records">All records.</param>
    internal static HtmlText Failures(IReadOnlyList<IRecordOutcome> records)
    {
        IGrouping<(string Estimator, string? Error), IRecordOutcome>[] failures =
        [
            .. records.Where(record => record.Failure is not null)
                .GroupBy(record => (record.Estimator, record.Failure))
                .OrderByDescending(group => group.Count()),
        ];
        if (failures.Length == 0)
        {
            return Page.Section("failures", "Failures", Html($"<p>No measurement failed.</p>"));
        }

        return Page.Section(
            "failures",
            "Failures",
            Page.Table(
                "Failures",
                ["estimator", "records", "error", "first of them"],
                failures.Take(MostFailures).Select(group => new[]
                {
                    Html($"{group.Key.Estimator}"),
                    Number(group.Count()),
                    Page.Text(group.Key.Error!),
                    Page.Text($"{group.First().Data}, seed {group.First().Seed}"),
                })),
            failures.Length > MostFailures
                ? Html($"<p>{failures.Length - MostFailures} other errors are in the records.</p>")
                : Empty);
    }

    /// <summary>How often each warning came.</summary>
    /// <param name="records">All records.</param>
    internal static HtmlText Warnings(IReadOnlyList<IRecordOutcome> records)
    {
        // Counted as they come: of millions of records no lists are made.
        var warnings = new OrderedDictionary<string, OrderedDictionary<string, int>>();
        foreach (IRecordOutcome record in records.Where(record => record.Warnings.Count > 0))
        {
            foreach (string id in record.Warnings.Distinct())
            {
                if (!warnings.TryGetValue(id, out OrderedDictionary<string, int>? byEstimator))
                {
                    warnings.Add(id, byEstimator = []);
                }

                byEstimator[record.Estimator] = byEstimator.GetValueOrDefault(record.Estimator) + 1;
            }
        }

        if (warnings.Count == 0)
        {
            return Page.Section("warnings", "Warnings", Html($"<p>No estimate came with a warning.</p>"));
        }

        return Page.Section(
            "warnings",
            "Warnings",
            Page.Table(
                "Warnings",
                ["warning", "records", "of all", "estimators"],
                warnings.Select(warning => (warning.Key, Count: warning.Value.Values.Sum(), ByEstimator: warning.Value)).OrderByDescending(warning => warning.Count).Select(warning => new[]
                {
                    Html($"<code>{warning.Key}</code>"),
                    Number(warning.Count),
                    Html($"<data value=\"{(double)warning.Count / records.Count:R}\">{(double)warning.Count / records.Count:P0}</data>"),
                    Page.Text(string.Join(", ", warning.ByEstimator.Select(pair => Invariant($"{pair.Key} ({pair.Value})")))),
                })));
    }

    private static HtmlText CommandLine(ExperimentFolder folder) => Html($"""
        <p>This continues the folder; the scale, estimators and seeds are those of the tables above:</p>
        <pre><code>lmi experiment run {folder.Description.Id} --out {Quote(folder.Path)}</code></pre>
        """);

    /// <summary>A path as a shell reads it.</summary>
    private static string Quote(string path) => path.All(letter => char.IsLetterOrDigit(letter) || "/._-\\:".Contains(letter, StringComparison.Ordinal))
        ? path
        : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string TrueBits(IEnumerable<ExperimentRecord> records)
    {
        double[] bits = [.. records.Select(record => record.TrueBits).OfType<double>().Distinct()];
        return bits switch
        {
            [] => "not known",
            [double one] => Invariant($"{one:0.####}"),
            _ => Invariant($"{bits.Min():0.####} to {bits.Max():0.####}"),
        };
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>A count as a cell.</summary>
    /// <param name="count">The count.</param>
    internal static HtmlText Number(int count) => Html($"<data value=\"{count}\">{count:N0}</data>");

    private static HtmlText Set(IEnumerable<string> parameters) => Html($"{parameters.Select(parameter => Html($"<span class=\"set\">{parameter}</span>"))}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
