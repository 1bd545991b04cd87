using LatentMI.Estimators;
using LatentMI.IO.Formats;
using LatentMI.Numerics;
using LatentMI.Studies.Lags;

namespace LatentMI.Reporting.Reports;

/// <summary>What <c>lmi lag</c> says: the JSON object of <c>--json</c> and of <c>result.json</c>.</summary>
public sealed record LagReport
{
    /// <summary>The name of the study.</summary>
    public const string LagStudy = "lags";

    /// <summary>The name of the files of the figure, without their extensions.</summary>
    public const string FigureName = "lags";

    /// <summary>The name of the study, which tells its result from that of an estimate.</summary>
    public string Study { get; init; } = LagStudy;

    /// <summary>The estimator's name as on the command line.</summary>
    public required string Estimator { get; init; }

    /// <summary><c>default</c>, <c>mended</c> or <c>paper</c>; null with other estimators.</summary>
    public string? Preset { get; init; }

    /// <summary>The lag of the largest estimate.</summary>
    public required int PeakLag { get; init; }

    /// <summary>The estimates, from the smallest lag to the largest.</summary>
    public required IReadOnlyList<LagPointReport> Lags { get; init; }

    /// <summary>The test of the largest of them; null where none was made.</summary>
    public LagTestReport? Test { get; init; }

    /// <summary>The number of pairs of rows at each lag.</summary>
    public required int NSamples { get; init; }

    /// <summary>The number of rows of X that have a row of Y at every lag.</summary>
    public required int RowsCommon { get; init; }

    /// <summary>The number of rows of X and of Y.</summary>
    public required int RowsAvailable { get; init; }

    /// <summary>The number of columns of X.</summary>
    public required int DimsX { get; init; }

    /// <summary>The number of columns of Y.</summary>
    public required int DimsY { get; init; }

    /// <summary>The column of the trials that lags do not cross; null where they cross everything.</summary>
    public string? LagWithin { get; init; }

    /// <summary>The number of trials that the pairs are of; null where there are none.</summary>
    public int? Trials { get; init; }

    /// <summary>The block of the time series that the rows are taken as at every lag; null where there is no such block.</summary>
    public int? TimeSeriesBlock { get; init; }

    /// <summary>The settings of the estimator.</summary>
    public required string Settings { get; init; }

    /// <summary>The seed of all random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The time of the estimates.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>What to know before trusting the result, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The identifiers of the warnings.</summary>
    public required IReadOnlyList<string> WarningIds { get; init; }

    /// <summary>Where X came from.</summary>
    public required SourceReport X { get; init; }

    /// <summary>Where Y came from.</summary>
    public required SourceReport Y { get; init; }

    /// <summary>The version of the tool.</summary>
    public string Version { get; init; } = typeof(LagReport).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>The sources that made it and the vectors it was computed with.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>The estimate at the lag of the largest.</summary>
    public LagPointReport Peak() => Lags.First(point => point.Lag == PeakLag);

    /// <summary>Describes a study.</summary>
    /// <param name="curve">What was estimated.</param>
    /// <param name="estimator">The estimator and its settings.</param>
    /// <param name="preset">The preset; null where the estimator has none.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="lagWithin">The column of the trials; null for none.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    public static LagReport Describe(
        LagCurve curve, (EstimatorDescriptor Descriptor, ParameterSet Given) estimator, string? preset, ulong seed, string? lagWithin, SampleSource x, SampleSource y)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        EstimateWarning[] warnings =
        [
            .. curve.Drawn is { } drawn ? [new RowsDrawn(curve.CommonRows, drawn.Count, seed, [.. drawn]).Warning] : Array.Empty<EstimateWarning>(), .. curve.Warnings,
        ];
        return new LagReport
        {
            Estimator = estimator.Descriptor.Name,
            Preset = preset,
            PeakLag = curve.Peak.Lag,
            Lags = [.. curve.Points.Select(LagPointReport.Describe)],
            Test = LagTestReport.Describe(curve),
            NSamples = curve.Rows,
            RowsCommon = curve.CommonRows,
            RowsAvailable = x.Samples.Count,
            DimsX = x.Samples.Dimensions,
            DimsY = y.Samples.Dimensions,
            LagWithin = lagWithin,
            Trials = curve.Trials,
            TimeSeriesBlock = curve.Block,
            Settings = estimator.Descriptor.Describe(estimator.Given).ToString(),
            Seed = seed,
            ElapsedSeconds = Math.Round(curve.Elapsed.TotalSeconds, 3),
            Warnings = [.. warnings.Select(MessageOf)],
            WarningIds = [.. warnings.Select(warning => warning.Id)],
            X = SourceReport.Describe(x),
            Y = SourceReport.Describe(y),
            Provenance = Provenance.Current,
        };
    }

    /// <summary>The message of a warning of a study over time, where what keeps rows together is another option.</summary>
    /// <param name="warning">The warning.</param>
    internal static string MessageOf(EstimateWarning warning) => warning.MessageForCommand().Replace("--group-by", "--lag-within", StringComparison.Ordinal);
}
