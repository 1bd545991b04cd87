using MathNet.Numerics.LinearRegression;

namespace LatentMI.Studies.Scaling;

/// <summary>
/// I(n) = I_inf − b (n/1000)^(−c) bits from n rows, so that b is what is missing at 1,000 rows; c is between 0.1 and 3. With b above 0 it is the law of the number of cells of G. Gowri et al. (arXiv:2503.02726, 2025),
/// I_inf − (n/N)^(−s), with s = c and N = 1000 b^(1/c). With b below 0 it describes estimators that are too high where rows are few, by 1/n as plug-in estimators are.
/// </summary>
internal sealed class RowLaw : ScalingLaw
{
    private const double Reference = 1000;
    private const double LeastPower = 0.1;
    private const double MostPower = 3;
    private static readonly double[] Powers = [0.15, 0.25, 0.4, 0.6, 0.8, 1, 1.3, 1.7, 2.2, 2.8];

    /// <inheritdoc/>
    public override string Name => "rows";

    /// <inheritdoc/>
    public override string Formula => "I = I_inf - b (n/1000)^(-c)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ParameterNames { get; } = ["I_inf", "b", "c"];

    /// <inheritdoc/>
    public override double Value(IReadOnlyList<double> parameters, double quality) =>
        parameters[0] - (parameters[1] * Math.Pow(quality / Reference, -parameters[2]));

    /// <inheritdoc/>
    public override double QualityOf(IReadOnlyList<double> parameters, double bits)
    {
        double missing = (parameters[0] - bits) / parameters[1];
        return missing > 0 ? Reference * Math.Pow(missing, -1 / parameters[2]) : double.NaN;
    }

    /// <inheritdoc/>
    internal override IEnumerable<double[]> Starts(IReadOnlyList<ScalingLevel> levels)
    {
        // With c the law is linear in the rest.
        foreach (double power in Powers)
        {
            (double limit, double slope) = SimpleRegression.Fit(
                [.. levels.Select(level => Math.Pow(level.Quality / Reference, -power))], [.. levels.Select(level => level.Bits)]);
            yield return [limit, -slope, power];
        }
    }

    /// <inheritdoc/>
    internal override (double[] Lower, double[] Upper) Bounds(IReadOnlyList<ScalingLevel> levels) => (
        [levels.Min(level => level.Bits) - Reach, double.NegativeInfinity, LeastPower], [levels.Max(level => level.Bits) + Reach, double.PositiveInfinity, MostPower]);
}
