using System.Text.Json.Serialization;
using LatentMI.Estimators;
using LatentMI.IO.Formats;
using LatentMI.Numerics;
using LatentMI.Studies.Transfer;

namespace LatentMI.Reporting.Reports;

/// <summary>What <c>lmi transfer</c> says: the JSON object of <c>--json</c> and of <c>result.json</c>.</summary>
public sealed record TransferReport
{
    /// <summary>The name of the study.</summary>
    public const string StudyName = "transfer";

    /// <summary>The name of the table and of the figure, without extensions.</summary>
    public const string FigureName = "transfer";

    /// <summary>The name of the study, which tells its result from that of an estimate.</summary>
    public string Study { get; init; } = StudyName;

    /// <summary>The estimator's name as on the command line.</summary>
    public required string Estimator { get; init; }

    /// <summary><c>default</c>; null with other estimators.</summary>
    public string? Preset { get; init; }

    /// <summary>k, the rows of the target's own past.</summary>
    public required int TargetHistory { get; init; }

    /// <summary>l, the rows of the source's past.</summary>
    public required int SourceHistory { get; init; }

    /// <summary>u, the rows from the source's past to the present of the target.</summary>
    public required int Delay { get; init; }

    /// <summary>The transfer from X to Y and from Y to X, the storage of X and of Y.</summary>
    public required IReadOnlyList<HistoryReport> Quantities { get; init; }

    /// <summary>B, the number of surrogates of each direction; 0 for no test.</summary>
    public required int Permutations { get; init; }

    /// <summary><c>circular-shifts</c>, or <c>exchanged-trials</c>; null where nothing was tested.</summary>
    public string? Surrogates { get; init; }

    /// <summary>The number of rows whose next values were estimated.</summary>
    public required int NSamples { get; init; }

    /// <summary>The number of rows that have all of their histories.</summary>
    public required int RowsComplete { get; init; }

    /// <summary>The number of rows of X and of Y.</summary>
    public required int RowsAvailable { get; init; }

    /// <summary>The number of columns of X.</summary>
    public required int DimsX { get; init; }

    /// <summary>The number of columns of Y.</summary>
    public required int DimsY { get; init; }

    /// <summary>The column of the trials that histories do not cross; null where they cross everything.</summary>
    public string? LagWithin { get; init; }

    /// <summary>The number of trials that the rows are of; null where there are none.</summary>
    public int? Trials { get; init; }

    /// <summary>The rows that are kept together as a block of time; null where there is none.</summary>
    public int? TimeSeriesBlock { get; init; }

    /// <summary>The number of independent rows that tell as much, by the autocorrelation of the rows; null where they are as good as independent.</summary>
    public double? IndependentRows { get; init; }

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
    public string Version { get; init; } = typeof(TransferReport).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>The sources that made it and the vectors it was computed with.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>The transfer from X to Y.</summary>
    [JsonIgnore]
    public HistoryReport XToY => Quantities[0];

    /// <summary>The transfer from Y to X.</summary>
    [JsonIgnore]
    public HistoryReport YToX => Quantities[1];

    /// <summary>Describes a study.</summary>
    /// <param name="result">What was estimated.</param>
    /// <param name="histories">Of which past.</param>
    /// <param name="estimator">The estimator and its settings.</param>
    /// <param name="preset">The preset; null where the estimator has none.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="lagWithin">The column of the trials; null for none.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    public static TransferReport Describe(
        TransferResult result,
        TransferHistories histories,
        (EstimatorDescriptor Descriptor, ParameterSet Given) estimator,
        string? preset,
        ulong seed,
        string? lagWithin,
        SampleSource x,
        SampleSource y)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(histories);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        EstimateWarning[] warnings =
        [
            .. result.Drawn is { } drawn ? [new RowsDrawn(result.CommonRows, drawn.Count, seed, [.. drawn]).Warning] : Array.Empty<EstimateWarning>(), .. result.Warnings,
        ];
        int permutations = result.XToY.Test?.NullMaxima.Count ?? 0;
        return new TransferReport
        {
            Estimator = estimator.Descriptor.Name,
            Preset = preset,
            TargetHistory = histories.Target,
            SourceHistory = histories.Source,
            Delay = histories.Delay,
            Quantities =
            [
                HistoryReport.Describe("x-to-y", result.XToY),
                HistoryReport.Describe("y-to-x", result.YToX),
                HistoryReport.Describe("storage-x", result.StorageX),
                HistoryReport.Describe("storage-y", result.StorageY),
            ],
            Permutations = permutations,
            Surrogates = permutations == 0 ? null : result.Trials is null ? LagTestReport.CircularShifts : LagTestReport.ExchangedTrials,
            NSamples = result.Rows,
            RowsComplete = result.CommonRows,
            RowsAvailable = x.Samples.Count,
            DimsX = x.Samples.Dimensions,
            DimsY = y.Samples.Dimensions,
            LagWithin = lagWithin,
            Trials = result.Trials,
            TimeSeriesBlock = result.Block,
            IndependentRows = result.Memory is { } memory ? Math.Round(memory.IndependentRows) : null,
            Settings = estimator.Descriptor.Describe(estimator.Given).ToString(),
            Seed = seed,
            ElapsedSeconds = Math.Round(result.Elapsed.TotalSeconds, 3),
            Warnings = [.. warnings.Select(LagReport.MessageOf)],
            WarningIds = [.. warnings.Select(warning => warning.Id)],
            X = SourceReport.Describe(x),
            Y = SourceReport.Describe(y),
            Provenance = Provenance.Current,
        };
    }
}
