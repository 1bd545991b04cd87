namespace LatentMI.Attribution;

/// <summary>The held-out gains of one column.</summary>
/// <param name="Mean">R^2 of its values; NaN where they are constant.</param>
/// <param name="Spread">R^2 of their distances from their mean; NaN where these are constant.</param>
/// <param name="MeanSquaredError">The mean squared error of its values, in units of their variance; NaN where they are constant.</param>
internal readonly record struct ColumnGain(double Mean, double Spread, double MeanSquaredError)
{
    /// <summary>The larger of both.</summary>
    public double Gain => ColumnGains.Larger(Mean, Spread);
}
