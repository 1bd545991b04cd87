using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

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
        records => ErrorStatistics.MeanAbsoluteError(Pairs(records)));

    /// <summary>The mean absolute estimate of independent data, ours and published: what is found where there is nothing.</summary>
    public static ComparisonColumn[] NullError => Both(
        "mean |estimate| at 0 bits",
        records => ErrorStatistics.Mean(
        [
            .. from record in records
               where record is { EstimateBits: not null, TrueBits: 0 }
               select Math.Abs(record.EstimateBits!.Value),
        ]));

    /// <summary>The mean estimate over the mean truth, ours and published.</summary>
    public static ComparisonColumn[] ShareOfTruth => Both(
        "share of truth",
        records => ErrorStatistics.Mean(Estimates(records)) / ErrorStatistics.Mean(Truths(records)));

    /// <summary>The mean squared error, the mean absolute error and the bias of estimates that nobody published.</summary>
    public static ComparisonColumn[] OurErrors =>
    [
        new("MSE", row => new(ErrorStatistics.MeanSquaredError(Pairs(row.Ours)))),
        new("mean absolute error", row => new(ErrorStatistics.MeanAbsoluteError(Pairs(row.Ours)))),
        new("bias", row => new(ErrorStatistics.Mean([.. Pairs(row.Ours).Select(pair => pair.Estimate - pair.Truth)]))),
    ];

    /// <summary>The mean seconds of estimates that nobody published.</summary>
    public static ComparisonColumn OurSeconds => new("seconds", row => new(MeanSeconds(row.Ours)));

    /// <summary>How often the intervals cover the truth, and the error that they state over the true one.</summary>
    public static ComparisonColumn[] Coverage =>
    [
        Covered("intervals", score => score.Count),
        Covered("covered", score => score.Share),
        Covered("half-width / 1.96", score => score.StatedError),
        Covered("SD of error within k", score => score.Deviation),
        Covered("ratio to SD", score => score.RatioToDeviation),
        Covered("RMSE", score => score.RootMeanSquaredError),
        Covered("ratio to RMSE", score => score.RatioToRootMeanSquaredError),
    ];

    /// <summary>How often a test calls the data dependent, and the mean p-value.</summary>
    public static ComparisonColumn[] Significance =>
    [
        new("p <= 0.05", row => new(PValues.ShareSignificant(PValues.Sorted(row.Ours)))),
        new("mean p", row => new(ErrorStatistics.Mean(PValues.Sorted(row.Ours)))),
    ];

    /// <summary>What is found where there is nothing to find.</summary>
    public static ComparisonColumn[] Nulls =>
    [
        Null("intervals", score => score.IntervalCount),
        Null("lower end above 0", score => score.ShareAboveZero),
        Null("mean |estimate|", score => score.MeanAbsoluteEstimate),
        Null($"largest |estimate|, n >= {NullScore.LeastRows}", score => score.LargestEstimate),
        Null("with a warning", score => score.ShareWarned),
    ];

    /// <summary>The errors of values of strong dependence, in nats, and what holds of lower bounds.</summary>
    public static ComparisonColumn[] Strong =>
    [
        OfStrong("values", score => score.ValueCount),
        OfStrong("mean absolute error (nats)", score => score.MeanAbsoluteErrorNats),
        OfStrong("bias (nats)", score => score.BiasNats),
        OfStrong("mean relative error", score => score.MeanRelativeError),
        OfStrong("covered", score => score.ShareCovered),
        OfStrong("lower bounds", score => score.BoundCount),
        OfStrong("of them at most the truth", score => score.BoundsThatHold),
    ];

    /// <summary>The share of estimates near the truth.</summary>
    public static ComparisonColumn Solved =>
        OfAccuracy($"within {AccuracyScore.MostNats:0.0} nats and {AccuracyScore.MostShare:P0}", score => score.ShareSolved);

    /// <summary>How much of the truth is found, and what intervals say of it; a width of 1 is 1.96 times the root mean square error on either side.</summary>
    public static ComparisonColumn[] Accuracy =>
    [
        OfAccuracy("share of truth", score => score.ShareOfTruth),
        OfAccuracy("mean absolute error", score => score.MeanAbsoluteError),
        new("lower bounds", row => new(row.Ours.Count(record => StrongScore.BoundOf(record) is not null))),
        OfAccuracy("intervals", score => score.Intervals.Count),
        OfAccuracy("covered", score => score.Intervals.Share),
        OfAccuracy("half-width / (1.96 RMSE)", score => score.Intervals.RatioToRootMeanSquaredError),
    ];

    /// <summary>The mean estimate and its standard error, ours and published.</summary>
    public static ComparisonColumn[] Estimate =>
    [
        .. Both("estimate", records => ErrorStatistics.Mean(Estimates(records))),
        .. Both("SE", records => ErrorStatistics.StandardError(Estimates(records))),
    ];

    /// <summary>The mean truth of the data.</summary>
    public static ComparisonColumn Truth =>
        new("truth", row => new(ErrorStatistics.Mean(Truths(row.Ours.Count > 0 ? row.Ours : row.Published))));

    /// <summary>The mean seconds of an estimate, ours and published.</summary>
    public static ComparisonColumn[] Seconds => Both("seconds", MeanSeconds);

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

    private static ComparisonColumn OfAccuracy(string name, Func<AccuracyScore, double> value) =>
        new(name, row => new(value(AccuracyScore.Compute(row.Ours))));

    private static ComparisonColumn Covered(string name, Func<CoverageScore, double> value) =>
        new(name, row => new(value(CoverageScore.Compute(row.Ours))));

    private static ComparisonColumn Null(string name, Func<NullScore, double> value) => new(name, row => new(value(NullScore.Compute(row.Ours))));

    private static ComparisonColumn OfStrong(string name, Func<StrongScore, double> value) =>
        new(name, row => new(value(StrongScore.Compute(row.Ours))));

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

    private static double MeanSeconds(IReadOnlyList<ExperimentRecord> records) =>
        ErrorStatistics.Mean([.. records.Where(record => record.Error is null).Select(record => record.Seconds)]);

    private static IEnumerable<(double Estimate, double Truth)> Pairs(IReadOnlyList<ExperimentRecord> records) =>
        from record in records
        where record is { EstimateBits: not null, TrueBits: not null }
        select (record.EstimateBits!.Value, record.TrueBits!.Value);

    private static List<double> Truths(IReadOnlyList<ExperimentRecord> records) =>
        [.. records.Where(record => record.TrueBits is not null).Select(record => record.TrueBits!.Value)];

    private static List<double> Estimates(IReadOnlyList<ExperimentRecord> records) =>
        [.. records.Where(record => record.EstimateBits is not null).Select(record => record.EstimateBits!.Value)];

    private static List<double> Values(IReadOnlyList<ExperimentRecord> records, string series) =>
        [.. records.SelectMany(record => record.Series.GetValueOrDefault(series, [])).Where(double.IsFinite)];
}
