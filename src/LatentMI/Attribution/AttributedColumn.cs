using LatentMI.Inference;

namespace LatentMI.Attribution;

/// <summary>How well the latents of the other side predict one column.</summary>
public sealed class AttributedColumn(
    int column,
    string? name,
    int rank,
    double meanGain,
    double spreadGain,
    double bits,
    double meanSquaredError,
    double pValue,
    double qValue,
    bool isAboveThreshold)
{
    /// <summary>The column, from 0.</summary>
    public int Column { get; } = column;

    /// <summary>Its name; null where columns have none.</summary>
    public string? Name { get; } = name;

    /// <summary>Its place by <see cref="Gain"/>, from 1; columns without a gain come last, in their order.</summary>
    public int Rank { get; } = rank;

    /// <summary>
    /// The held-out R^2 of the column: 1 - (sum of squared errors) / (that of the mean of the rows that fitted). Negative where prediction is worse than
    /// the mean; nothing is clamped. NaN for a column that is constant, as for all that follow.
    /// </summary>
    public double MeanGain { get; } = meanGain;

    /// <summary>The same of how far the column is from its mean, |y - mean|; NaN where that is constant.</summary>
    public double SpreadGain { get; } = spreadGain;

    /// <summary>The information of a Gaussian pair with that R^2: -1/2 log2(1 - <see cref="MeanGain"/>); NaN where that is not above 0.</summary>
    public double Bits { get; } = bits;

    /// <summary>The held-out mean squared error of the column, in units of its variance: 1 is no better than the mean.</summary>
    public double MeanSquaredError { get; } = meanSquaredError;

    /// <summary>(1 + the number of re-pairings in which the column's gain is not smaller) / (1 + their number).</summary>
    public double PValue { get; } = pValue;

    /// <summary>The p-value corrected for the number of columns of the side (<see cref="FalseDiscoveryRate"/>).</summary>
    public double QValue { get; } = qValue;

    /// <summary>Whether the gain is above the side's threshold.</summary>
    public bool IsAboveThreshold { get; } = isAboveThreshold;

    /// <summary>The larger of <see cref="MeanGain"/> and <see cref="SpreadGain"/>: what columns are ranked and tested by.</summary>
    public double Gain => ColumnGains.Larger(MeanGain, SpreadGain);
}
