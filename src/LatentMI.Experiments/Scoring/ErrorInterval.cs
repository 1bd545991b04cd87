using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>The error of an estimate and its 95 % interval, as distances from the truth in bits.</summary>
/// <param name="Error">Estimate less truth.</param>
/// <param name="Lower">The lower end less the truth.</param>
/// <param name="Upper">The upper end less the truth.</param>
public sealed record ErrorInterval(double Error, double Lower, double Upper)
{
    /// <summary>Whether the interval covers the truth.</summary>
    public bool Covers => Lower <= 0 && Upper >= 0;

    /// <summary>The error and interval of a record; null where it lacks the estimate, the truth or an interval.</summary>
    /// <param name="record">The record.</param>
    public static ErrorInterval? Of(ExperimentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record is { EstimateBits: { } estimate, TrueBits: { } truth }
            && record.Details.TryGetNumber(EstimateDetails.Lower) is { } lower
            && record.Details.TryGetNumber(EstimateDetails.Upper) is { } upper
                ? new ErrorInterval(estimate - truth, lower - truth, upper - truth)
                : null;
    }
}
