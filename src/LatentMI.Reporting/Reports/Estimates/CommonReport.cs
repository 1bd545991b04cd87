using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said about an estimate by any estimator.</summary>
public record CommonReport
{
    /// <summary>The estimator's name as on the command line.</summary>
    public required string Estimator { get; init; }

    /// <summary>The estimate in bits; null where it is not a finite number.</summary>
    public required double? MiBits { get; init; }

    /// <summary>
    /// A lower bound in bits, where the value is more than the rows can show: there is no interval then. Null elsewhere.
    /// </summary>
    public double? AtLeastBits { get; init; }

    /// <summary>The lower and the upper end of the 95 % interval in bits; null where the estimator has none.</summary>
    public IReadOnlyList<double>? Ci95Bits { get; init; }

    /// <summary>The standard error in bits that the interval was made from.</summary>
    public double? StandardErrorBits { get; init; }

    /// <summary>The estimate in bits of the same rows with their pairs shuffled; null where it was not asked for, or is not finite.</summary>
    public double? ShuffleControlBits { get; init; }

    /// <summary>The number of rows given, or drawn from them.</summary>
    public required int NSamples { get; init; }

    /// <summary>The number of rows that there were where only some were drawn; null where all were used.</summary>
    public int? RowsAvailable { get; init; }

    /// <summary>The number of groups whose rows stay together; null where none do.</summary>
    public int? Groups { get; init; }

    /// <summary>The largest number of rows of a batch; null where there was one batch.</summary>
    public int? BatchRows { get; init; }

    /// <summary>The number of rows whose pointwise values the estimate is the mean of.</summary>
    public required int NEstimated { get; init; }

    /// <summary>The number of columns of X.</summary>
    public required int DimsX { get; init; }

    /// <summary>The number of columns of Y.</summary>
    public required int DimsY { get; init; }

    /// <summary>The seed of every random number; null where the estimator draws none.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The number of threads used.</summary>
    public required int Threads { get; init; }

    /// <summary>The time the estimate took, without reading and writing files.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>What to know before trusting the estimate, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The identifier of each of <see cref="Warnings"/>, in their order; null in results of versions that did not write them.</summary>
    public IReadOnlyList<string>? WarningIds { get; init; }

    /// <summary>What the parts of an estimate on learned codes say about each other.</summary>
    public IReadOnlyList<DiagnosticReport>? Diagnostics { get; init; }

    /// <summary>Which columns carry the information; left out where it was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AttributionReport? Attribution { get; init; }

    /// <summary>Where X came from.</summary>
    public required SourceReport X { get; init; }

    /// <summary>Where Y came from.</summary>
    public required SourceReport Y { get; init; }

    /// <summary>The version of the tool.</summary>
    public string Version { get; init; } = typeof(CommonReport).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>The sources that made it and the vectors it was computed with; null in results of versions that did not write them, as for the next.</summary>
    public Numerics.Provenance? Provenance { get; init; }

    /// <summary>All settings of the estimator that shape the result, as <see cref="SettingsJson"/> has them; null where it has none.</summary>
    public JsonObject? Settings { get; init; }
}
