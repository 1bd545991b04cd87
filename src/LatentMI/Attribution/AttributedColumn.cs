using LatentMI.Inference;

namespace LatentMI.Attribution;

/// <summary>How well the latents of the other side predict one column.</summary>
/// <param name="Column">The column, from 0.</param>
/// <param name="Name">Its name; null where columns have none.</param>
/// <param name="Rank">Its place by <see cref="Gain"/>, from 1; columns without a gain come last, in their order.</param>
/// <param name="MeanGain">
/// The held-out R^2 of the column: 1 - (sum of squared errors) / (that of the mean of the rows that fitted). Negative where prediction is worse than
/// the mean; nothing is clamped. NaN for a column that is constant, as for all that follow.
/// </param>
/// <param name="SpreadGain">The same of how far the column is from its mean, |y - mean|; NaN where that is constant.</param>
/// <param name="Bits">The information of a Gaussian pair with that R^2: -1/2 log2(1 - <see cref="MeanGain"/>); NaN where that is not above 0.</param>
/// <param name="MeanSquaredError">The held-out mean squared error of the column, in units of its variance: 1 is no better than the mean.</param>
/// <param name="PValue">(1 + the number of re-pairings in which the column's gain is not smaller) / (1 + their number).</param>
/// <param name="QValue">The p-value corrected for the number of columns of the side (<see cref="FalseDiscoveryRate"/>).</param>
/// <param name="IsAboveThreshold">Whether the gain is above the side's threshold.</param>
public sealed record AttributedColumn(
    int Column,
    string? Name,
    int Rank,
    double MeanGain,
    double SpreadGain,
    double Bits,
    double MeanSquaredError,
    double PValue,
    double QValue,
    bool IsAboveThreshold)
{
    /// <summary>The larger of <see cref="MeanGain"/> and <see cref="SpreadGain"/>: what columns are ranked and tested by.</summary>
    public double Gain => ColumnGains.Larger(MeanGain, SpreadGain);
}
