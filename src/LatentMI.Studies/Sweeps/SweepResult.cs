using LatentMI.Studies.Storing;

namespace LatentMI.Studies.Sweeps;

/// <summary>An estimate of a sweep with its q-value.</summary>
/// <param name="Record">The record.</param>
/// <param name="QValue">Its p-value corrected for the number of tests; null where it has none.</param>
public sealed record SweepResult(ExperimentRecord Record, double? QValue)
{
    /// <summary>The group that is X.</summary>
    public string X => Record.DatasetParameters.Text("x");

    /// <summary>The group that is Y.</summary>
    public string Y => Record.DatasetParameters.Text("y");

    /// <summary>The lag.</summary>
    public int Lag => (int)Record.DatasetParameters.Number("lag");

    /// <summary>The number of pairs of rows that the estimate is of; for one that failed, of all that there are.</summary>
    public long Count => Used(Measuring.EstimateDetails.Rows, "n");

    /// <summary>The number of columns of X that the estimate is of.</summary>
    public long ColumnsX => Used(Measuring.EstimateDetails.ColumnsX, "dims_x");

    /// <summary>The number of columns of Y that the estimate is of.</summary>
    public long ColumnsY => Used(Measuring.EstimateDetails.ColumnsY, "dims_y");

    /// <summary>The estimate of shuffled pairs; null where there is none.</summary>
    public double? ShuffleControlBits => Record.Details.TryGetNumber(Measuring.EstimateDetails.ShuffleControlBits);

    /// <summary>The p-value; null where it has none.</summary>
    public double? PValue => Record.Details.TryGetNumber(Measuring.EstimateDetails.PValue);

    /// <summary>What the pair shares at least, where the rows can show no more than that; otherwise null.</summary>
    public double? AtLeastBits => Record.Details.TryGetNumber(Measuring.EstimateDetails.AtLeastBits);

    /// <summary>
    /// What figures and rankings take for the information: the estimate, or the lower bound where the rows show no more; null where it failed.
    /// </summary>
    public double? ShownBits => AtLeastBits ?? Record.EstimateBits;

    /// <summary>The ends of its 95 % interval in bits; null where it has none.</summary>
    public (double Lower, double Upper)? Interval =>
        Record.Details.TryGetNumber(Measuring.EstimateDetails.Lower) is { } lower && Record.Details.TryGetNumber(Measuring.EstimateDetails.Upper) is { } upper
            ? (lower, upper)
            : null;

    /// <summary>The estimator and its settings in a line, which tells estimates of one pair apart.</summary>
    public string Settings => $"{Record.Estimator} {Record.EstimatorParameters}".TrimEnd();

    private long Used(string detail, string planned) => (long)(Record.Details.TryGetNumber(detail) ?? Record.DatasetParameters.Number(planned));
}
