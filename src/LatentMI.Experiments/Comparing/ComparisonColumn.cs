using LatentMI.Experiments.Scoring;
using LatentMI.Experiments.Storing;

namespace LatentMI.Experiments.Comparing;

/// <summary>A column of a comparison that is computed from the records of a row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value for a row.</param>
internal sealed record ComparisonColumn(string Name, Func<ComparedRecords, ComparisonCell> Value)
{
    /// <summary>How many estimates of ours there are, and how many records have none because of an error.</summary>
    public static ComparisonColumn[] Counts =>
    [
        new("estimates", row => new(Estimates(row.Ours).Count)),
        new("failed", row => new(row.Ours.Count(record => record.Error is not null))),
    ];

    /// <summary>The mean over cells of the squared error, ours and published.</summary>
    public static ComparisonColumn[] SquaredError => Both("MSE", SquaredErrorOf);

    /// <summary>The mean over cells of Kendall's tau-b, ours and published.</summary>
    public static ComparisonColumn[] Tau => Both("tau", TauOf);

    /// <summary>The squared error and tau of what was published on the data sets that ours cover.</summary>
    public static ComparisonColumn[] PublishedOfSameData =>
    [
        new("MSE published, same data", row => new(SquaredErrorOf(row.PublishedOfSameData))),
        new("tau published, same data", row => new(TauOf(row.PublishedOfSameData))),
    ];

    /// <summary>The mean absolute error, ours and published.</summary>
    public static ComparisonColumn[] AbsoluteError => Both(
        "mean absolute error",
        records => ErrorStatistics.MeanAbsoluteError(
            from record in records
            where record is { EstimateBits: not null, TrueBits: not null }
            select (record.EstimateBits!.Value, record.TrueBits!.Value)));

    /// <summary>The mean estimate and its standard error, ours and published.</summary>
    public static ComparisonColumn[] Estimate =>
    [
        .. Both("estimate", records => ErrorStatistics.Mean(Estimates(records))),
        .. Both("SE", records => ErrorStatistics.StandardError(Estimates(records))),
    ];

    /// <summary>The mean truth of the data.</summary>
    public static ComparisonColumn Truth => new("truth", row => new(ErrorStatistics.Mean(
    [
        .. from record in row.Ours.Count > 0 ? row.Ours : row.Published
           where record.TrueBits is not null
           select record.TrueBits!.Value,
    ])));

    /// <summary>The mean seconds of an estimate, ours and published.</summary>
    public static ComparisonColumn[] Seconds => Both(
        "seconds", records => ErrorStatistics.Mean([.. records.Where(record => record.Error is null).Select(record => record.Seconds)]));

    /// <summary>How our estimates differ from those published of the same data: on average, and in their bias.</summary>
    public static ComparisonColumn[] Pairing =>
    [
        new("pairs", row => new(row.Pairs.Count)),
        new("mean absolute difference", row => new(
            ErrorStatistics.MeanAbsoluteError(row.Pairs.Select(pair => (pair.Ours, pair.Published))))),
        new("bias", row => new(OurBias(row))),
        new("bias published", row => new(PublishedBias(row))),
        new("same sign", row => new(
            row.Pairs.Count == 0 ? string.Empty : Math.Sign(OurBias(row)) == Math.Sign(PublishedBias(row)) ? "yes" : "no")),
    ];

    /// <summary>The mean of all values of a series and their range, ours and published.</summary>
    /// <param name="series">The name of the series.</param>
    public static ComparisonColumn[] Series(string series) =>
    [
        .. Both(series, records => ErrorStatistics.Mean(Values(records, series))),
        .. Both("smallest", records => Values(records, series).DefaultIfEmpty(double.NaN).Min()),
        .. Both("largest", records => Values(records, series).DefaultIfEmpty(double.NaN).Max()),
    ];

    private static ComparisonColumn[] Both(string name, Func<IReadOnlyList<ExperimentRecord>, double> statistic) =>
    [
        new(name, row => new(statistic(row.Ours))),
        new($"{name} published", row => new(statistic(row.Published))),
    ];

    private static double SquaredErrorOf(IReadOnlyList<ExperimentRecord> records) =>
        MeanOverCells(records, cell => cell.MeanSquaredError);

    private static double TauOf(IReadOnlyList<ExperimentRecord> records) => MeanOverCells(records, cell => cell.KendallTau);

    private static double MeanOverCells(IReadOnlyList<ExperimentRecord> records, Func<CellScore, double> score) =>
        ErrorStatistics.Mean([.. CellScores.Compute(records).Select(score)]);

    private static double OurBias(ComparedRecords row) => ErrorStatistics.Mean([.. row.Pairs.Select(pair => pair.Ours - pair.Truth)]);

    private static double PublishedBias(ComparedRecords row) =>
        ErrorStatistics.Mean([.. row.Pairs.Select(pair => pair.Published - pair.Truth)]);

    private static List<double> Estimates(IReadOnlyList<ExperimentRecord> records) =>
        [.. records.Where(record => record.EstimateBits is not null).Select(record => record.EstimateBits!.Value)];

    private static List<double> Values(IReadOnlyList<ExperimentRecord> records, string series) =>
        [.. records.SelectMany(record => record.Series.GetValueOrDefault(series, [])).Where(double.IsFinite)];
}
