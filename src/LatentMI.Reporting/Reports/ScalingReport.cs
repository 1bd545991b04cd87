using System.Text.Json.Serialization;
using LatentMI.Estimators;
using LatentMI.IO.Formats;
using LatentMI.Numerics;
using LatentMI.Studies.Scaling;

namespace LatentMI.Reporting.Reports;

/// <summary>What <c>lmi scaling</c> says: the JSON object of <c>--json</c> and of <c>result.json</c>.</summary>
public sealed record ScalingReport
{
    /// <summary>The name of the study.</summary>
    public const string ScalingStudyName = "scaling";

    /// <summary>What levels of a table are.</summary>
    public const string OfTable = "table";

    /// <summary>The name of the files of the figure, without their extensions.</summary>
    public const string FigureName = "scaling";

    /// <summary>The name of the study, which tells its result from that of an estimate.</summary>
    public string Study { get; init; } = ScalingStudyName;

    /// <summary>What changes from level to level: <c>rows</c>, <c>depth</c>, <c>noise</c>, <c>columns</c>; <c>table</c> for values that were given.</summary>
    public required string Over { get; init; }

    /// <summary>Whose counts, noise or columns: <c>x</c>, <c>y</c>, <c>both</c>; null of rows and of a table.</summary>
    public string? Side { get; init; }

    /// <summary>The estimator's name as on the command line; null of a table.</summary>
    public string? Estimator { get; init; }

    /// <summary><c>default</c>, <c>mended</c> or <c>paper</c>; null with other estimators.</summary>
    public string? Preset { get; init; }

    /// <summary>The law that was fitted; null of columns, which have none.</summary>
    public ScalingFitReport? Fit { get; init; }

    /// <summary>The estimates, from the smallest level to the largest.</summary>
    public required IReadOnlyList<ScalingPointReport> Estimates { get; init; }

    /// <summary>The number of pairs of rows that levels are drawn from; null of a table.</summary>
    public int? NSamples { get; init; }

    /// <summary>The number of rows of X and of Y; null of a table.</summary>
    public int? RowsAvailable { get; init; }

    /// <summary>The number of columns of X.</summary>
    public int? DimsX { get; init; }

    /// <summary>The number of columns of Y.</summary>
    public int? DimsY { get; init; }

    /// <summary>The settings of the estimator.</summary>
    public string? Settings { get; init; }

    /// <summary>The seed of all random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The time of the estimates; null of a table.</summary>
    public double? ElapsedSeconds { get; init; }

    /// <summary>What to know before trusting the result, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The identifiers of the warnings.</summary>
    public required IReadOnlyList<string> WarningIds { get; init; }

    /// <summary>Where X came from; null of a table.</summary>
    public SourceReport? X { get; init; }

    /// <summary>Where Y came from.</summary>
    public SourceReport? Y { get; init; }

    /// <summary>Where the table came from; null of estimates.</summary>
    public ScalingTableReport? Table { get; init; }

    /// <summary>The version of the tool.</summary>
    public string Version { get; init; } = typeof(ScalingReport).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>The sources that made it and the vectors it was computed with.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>What the study is of, for titles.</summary>
    [JsonIgnore]
    public string Name => Table is { } table ? $"{table.Value} of {table.Name}" : $"{X!.Name} and {Y!.Name}";

    /// <summary>What the quality is, with its unit.</summary>
    [JsonIgnore]
    public string QualityName => Over switch
    {
        "rows" => "rows",
        "depth" => "mean counts per row",
        "noise" => "1/σ² of the added noise",
        "columns" => "columns",
        _ => Table!.Level,
    };

    /// <summary>Describes a study.</summary>
    /// <param name="curve">What was estimated.</param>
    /// <param name="side">Whose counts, noise or columns; null of rows.</param>
    /// <param name="estimator">The estimator and its settings.</param>
    /// <param name="preset">The preset; null where the estimator has none.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="drawn">Which rows were drawn; null for all.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    public static ScalingReport Describe(
        ScalingCurve curve, string? side, (EstimatorDescriptor Descriptor, ParameterSet Given) estimator, string? preset, ulong seed, RowsDrawn? drawn, SampleSource x, SampleSource y)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        EstimateWarning[] warnings =
        [
            .. curve.Fit?.Divergence is { } divergence ? [divergence] : Array.Empty<EstimateWarning>(),
            .. drawn is not null ? [drawn.Warning] : Array.Empty<EstimateWarning>(),
            .. curve.Warnings,
        ];
        return new ScalingReport
        {
            Over = curve.Axis.ToString().ToLowerInvariant(),
            Side = side,
            Estimator = estimator.Descriptor.Name,
            Preset = preset,
            Fit = curve.Fit is { } fit ? ScalingFitReport.Describe(fit) : null,
            Estimates = [.. curve.Points.Select(ScalingPointReport.Describe)],
            NSamples = curve.Rows,
            RowsAvailable = drawn?.Available ?? curve.Rows,
            DimsX = x.Samples.Dimensions,
            DimsY = y.Samples.Dimensions,
            Settings = estimator.Descriptor.Describe(estimator.Given).ToString(),
            Seed = seed,
            ElapsedSeconds = Math.Round(curve.Elapsed.TotalSeconds, 3),
            Warnings = [.. warnings.Select(warning => warning.MessageForCommand())],
            WarningIds = [.. warnings.Select(warning => warning.Id)],
            X = SourceReport.Describe(x),
            Y = SourceReport.Describe(y),
            Provenance = Provenance.Current,
        };
    }

    /// <summary>Describes a law fitted to a table.</summary>
    /// <param name="values">The values.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="table">Where they came from.</param>
    public static ScalingReport Describe(TabledScaling values, ScalingFit fit, ulong seed, ScalingTableReport table)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(fit);
        var repeats = new Dictionary<double, int>();
        return new ScalingReport
        {
            Over = OfTable,
            Fit = ScalingFitReport.Describe(fit),
            Estimates =
            [
                .. Enumerable.Range(0, values.Bits.Count).OrderBy(row => values.Qualities[row]).Select(row =>
                {
                    double quality = values.Qualities[row];
                    repeats[quality] = repeats.GetValueOrDefault(quality) + 1;
                    ConfidenceInterval? interval = values.StandardErrors is { } errors ? ConfidenceInterval.Around(values.Bits[row], errors[row]) : null;
                    return new ScalingPointReport(quality, quality, repeats[quality], NSamples: null, values.Bits[row], AtLeastBits: null, Finite.Ends(interval), interval?.StandardError);
                }),
            ],
            Seed = seed,
            Warnings = fit.Divergence is { } divergence ? [divergence.Message] : [],
            WarningIds = fit.Divergence is { } named ? [named.Id] : [],
            Table = table,
            Provenance = Provenance.Current,
        };
    }
}
