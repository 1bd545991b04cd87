using System.Globalization;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;

namespace LatentMI.Studies.Sweeps;

/// <summary>
/// An estimate of a sweep with its q-value: what tables, figures and pages need of its record, in a few hundred bytes, so that those of millions of records fit
/// into memory.
/// </summary>
public sealed class SweepResult : IRecordOutcome
{
    /// <summary>Takes what is needed from a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="setting">Its estimator and settings; null where it shares them with no other result.</param>
    /// <exception cref="KeyNotFoundException">It is of other data than a pair of groups.</exception>
    public SweepResult(ExperimentRecord record, SweepSetting? setting = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        Setting = setting ?? new SweepSetting(record.Estimator, record.EstimatorParameters);
        X = record.DatasetParameters.Text("x");
        Y = record.DatasetParameters.Text("y");
        Lag = (int)record.DatasetParameters.Number("lag");
        Seed = record.Seed;
        Count = Used(EstimateDetails.Rows, "n");
        ColumnsX = Used(EstimateDetails.ColumnsX, "dims_x");
        ColumnsY = Used(EstimateDetails.ColumnsY, "dims_y");
        EstimateBits = record.EstimateBits;
        AtLeastBits = Detail(EstimateDetails.AtLeastBits);
        LowerBits = Detail(EstimateDetails.Lower);
        UpperBits = Detail(EstimateDetails.Upper);
        StandardErrorBits = Detail(EstimateDetails.StandardError);
        LatentDimensions = Detail(EstimateDetails.LatentDimensions);
        ShuffleControlBits = Detail(EstimateDetails.ShuffleControlBits);
        PValue = Detail(EstimateDetails.PValue);
        Seconds = record.Seconds;
        Threads = record.Threads;
        Version = record.Version;
        Warnings = record.Warnings;
        Error = record.Error;

        double? Detail(string name) => record.Details.TryGetNumber(name);

        long Used(string detail, string planned) => (long)(Detail(detail) ?? record.DatasetParameters.Number(planned));
    }

    /// <summary>Whether a record is of a pair of groups.</summary>
    /// <param name="record">The record.</param>
    public static bool IsOfPair(ExperimentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.DatasetParameters is { } pair
            && pair.TryGet("x") is string && pair.TryGet("y") is string
            && Array.TrueForAll(["lag", "n", "dims_x", "dims_y"], name => pair.TryGetNumber(name) is not null);
    }

    /// <summary>The estimator and its settings.</summary>
    public SweepSetting Setting { get; }

    /// <summary>The group that is X.</summary>
    public string X { get; }

    /// <summary>The group that is Y.</summary>
    public string Y { get; }

    /// <summary>The lag.</summary>
    public int Lag { get; }

    /// <inheritdoc/>
    public ulong Seed { get; }

    /// <summary>The number of pairs of rows that the estimate is of; for one that failed, of all that there are.</summary>
    public long Count { get; }

    /// <summary>The number of columns of X that the estimate is of.</summary>
    public long ColumnsX { get; }

    /// <summary>The number of columns of Y that the estimate is of.</summary>
    public long ColumnsY { get; }

    /// <summary>The estimate in bits; null where it failed.</summary>
    public double? EstimateBits { get; }

    /// <summary>What the pair shares at least, where the rows can show no more than that; otherwise null.</summary>
    public double? AtLeastBits { get; }

    /// <summary>The lower end of the 95 % interval in bits; null where there is none.</summary>
    public double? LowerBits { get; }

    /// <summary>The upper end of the 95 % interval in bits; null where there is none.</summary>
    public double? UpperBits { get; }

    /// <summary>The standard error in bits; null where there is none.</summary>
    public double? StandardErrorBits { get; }

    /// <summary>The number of latent dimensions; null where the estimator has none.</summary>
    public double? LatentDimensions { get; }

    /// <summary>The estimate of shuffled pairs; null where there is none.</summary>
    public double? ShuffleControlBits { get; }

    /// <summary>The p-value; null where it has none.</summary>
    public double? PValue { get; }

    /// <summary>Its p-value corrected for the number of tests; null where it has none.</summary>
    public double? QValue { get; internal set; }

    /// <inheritdoc/>
    public double Seconds { get; }

    /// <inheritdoc/>
    public int Threads { get; }

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Why there is no estimate, in one line; null where there is one.</summary>
    public string? Error { get; }

    /// <inheritdoc/>
    string? IOutcome.Failure => Error;

    /// <inheritdoc/>
    public string Data => string.Create(CultureInfo.InvariantCulture, $"pair x={X} y={Y} lag={Lag} n={Count} dims_x={ColumnsX} dims_y={ColumnsY}");

    /// <inheritdoc/>
    public string Estimator => Setting.Estimator;

    /// <inheritdoc/>
    public ParameterSet EstimatorParameters => Setting.Parameters;

    /// <summary>
    /// What figures and rankings take for the information: the estimate, or the lower bound where the rows show no more; null where it failed.
    /// </summary>
    public double? ShownBits => AtLeastBits ?? EstimateBits;

    /// <summary>The ends of its 95 % interval in bits; null where it has none.</summary>
    public (double Lower, double Upper)? Interval => LowerBits is { } lower && UpperBits is { } upper ? (lower, upper) : null;
}
