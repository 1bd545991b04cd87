using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Comparing;

/// <summary>Builds a comparison that has a row for each estimator, on all data or on each setting of the data.</summary>
internal static class ComparisonRows
{
    private static readonly Comparer<ComparisonCell> ByNumberThenText = Comparer<ComparisonCell>.Create((a, b) =>
        a.Text is null && b.Text is null ? a.Number.CompareTo(b.Number) : string.CompareOrdinal(a.Text, b.Text));

    /// <summary>Builds a table.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="settings">What parts the data, and orders the rows; nothing for all data together.</param>
    /// <param name="columns">What is told of each row.</param>
    /// <param name="ours">Our records.</param>
    /// <param name="published">Those published; settings that ours lack are left out.</param>
    public static ComparisonTable Build(
        string title,
        IReadOnlyList<SettingColumn> settings,
        IReadOnlyList<ComparisonColumn> columns,
        IReadOnlyList<ExperimentRecord> ours,
        IReadOnlyList<ExperimentRecord> published)
    {
        // Split first: a label must mean the same in every row.
        IReadOnlyList<EstimatorSeries> ourSeries = EstimatorSeries.Split(ours);
        ILookup<string, EstimatorSeries> publishedParts = Part(EstimatorSeries.Split(published), settings);
        IOrderedEnumerable<(string Key, ComparisonCell[] Cells, List<EstimatorSeries> Series)> parts = Part(ourSeries, settings)
            .Select(part => (part.Key, Cells: CellsOf(part.First().Records[0], settings), Series: part.ToList()))
            .OrderBy(_ => 0);
        for (int i = 0; i < settings.Count; i++)
        {
            int column = i;
            parts = parts.ThenBy(part => part.Cells[column], ByNumberThenText);
        }

        return new ComparisonTable(
            title,
            [.. settings.Select(setting => setting.Name), "estimator", .. columns.Select(column => column.Name)],
            [
                .. from part in parts
                   from row in ComparedRecords.Match(part.Series, [.. publishedParts[part.Key]])

                   // Published estimators that we did not run are told once, for all data together.
                   where settings.Count == 0 || row.Ours.Count > 0
                   select (IReadOnlyList<ComparisonCell>)[.. part.Cells, new(row.Label), .. columns.Select(column => column.Value(row))],
            ],
            []);
    }

    private static ILookup<string, EstimatorSeries> Part(IReadOnlyList<EstimatorSeries> all, IReadOnlyList<SettingColumn> settings) =>
        (from series in all
         from part in series.Records.GroupBy(record => string.Join('|', CellsOf(record, settings)))
         select (part.Key, Series: series with { Records = [.. part] }))
        .ToLookup(part => part.Key, part => part.Series);

    private static ComparisonCell[] CellsOf(ExperimentRecord record, IReadOnlyList<SettingColumn> settings) =>
        [.. settings.Select(setting => setting.Value(record))];
}
