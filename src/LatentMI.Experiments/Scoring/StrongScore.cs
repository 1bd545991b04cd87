using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>How estimates of strong dependence hold: those that are values by their errors and intervals, the others as lower bounds.</summary>
/// <param name="ValueCount">The number of estimates that are values.</param>
/// <param name="MeanAbsoluteErrorNats">Of the values, in nats; NaN of none.</param>
/// <param name="BiasNats">The mean of value less truth in nats; NaN of none.</param>
/// <param name="MeanRelativeError">The mean of the values' absolute errors over their truths; NaN of none.</param>
/// <param name="ShareCovered">The share of the values' intervals that cover the truth; NaN of none.</param>
/// <param name="BoundCount">The number of estimates that are lower bounds.</param>
/// <param name="BoundsThatHold">The number of those that are not above the truth.</param>
public sealed record StrongScore(
    int ValueCount,
    double MeanAbsoluteErrorNats,
    double BiasNats,
    double MeanRelativeError,
    double ShareCovered,
    int BoundCount,
    int BoundsThatHold)
{
    /// <summary>Scores records; those without an estimate or a truth do not count.</summary>
    /// <param name="records">Records of data of known information above 0.</param>
    public static StrongScore Compute(IEnumerable<ExperimentRecord> records)
    {
        ILookup<bool, ExperimentRecord> parts = records.Where(record => record is { EstimateBits: not null, TrueBits: not null })
            .ToLookup(record => BoundOf(record) is not null);
        List<ExperimentRecord> values = [.. parts[false]];
        List<ExperimentRecord> bounds = [.. parts[true]];
        return new StrongScore(
            values.Count,
            ErrorStatistics.Mean([.. values.Select(record => Math.Abs(ErrorNats(record)))]),
            ErrorStatistics.Mean([.. values.Select(ErrorNats)]),
            ErrorStatistics.Mean([.. values.Select(record => Math.Abs(record.EstimateBits!.Value - record.TrueBits!.Value) / record.TrueBits.Value)]),
            ErrorStatistics.Mean([.. values.Select(ErrorInterval.Of).OfType<ErrorInterval>().Select(interval => interval.Covers ? 1.0 : 0)]),
            bounds.Count,
            bounds.Count(record => BoundOf(record) <= record.TrueBits));
    }

    /// <summary>The lower bound in bits that a record states in the place of a value; null where it states a value.</summary>
    /// <param name="record">The record.</param>
    public static double? BoundOf(ExperimentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Details.TryGetNumber(EstimateDetails.AtLeastBits);
    }

    private static double ErrorNats(ExperimentRecord record) => (record.EstimateBits!.Value - record.TrueBits!.Value) * Math.Log(2);
}
