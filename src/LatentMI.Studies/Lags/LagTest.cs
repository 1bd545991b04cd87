namespace LatentMI.Studies.Lags;

/// <summary>
/// The test whether X and Y share anything at any of the lags: the largest estimate of the curve is compared with the largest of curves of rows that share
/// nothing, so that looking at many lags raises no false alarm.
/// </summary>
/// <param name="nullBits">For each surrogate the estimate at each lag.</param>
public sealed class LagTest(IReadOnlyList<double[]> nullBits)
{
    /// <summary>The level of the threshold.</summary>
    public const double Level = 0.05;

    // Rounding must not make a p-value of exactly the level miss it.
    private const double Rounding = 1e-12;

    private readonly double[] _maxima = [.. nullBits.Select(Largest)];

    /// <summary>For each surrogate the estimate at each lag, in their order.</summary>
    public IReadOnlyList<double[]> NullBits => nullBits;

    /// <summary>The largest estimate of each surrogate.</summary>
    public IReadOnlyList<double> NullMaxima => _maxima;

    /// <summary>The number of bits above which the p-value is at most 0.05; null where none is, as with fewer than 19 surrogates.</summary>
    public double? ThresholdBits
    {
        get
        {
            int mostNotSmaller = (int)Math.Floor((Level * (1 + _maxima.Length)) - 1 + Rounding);
            return mostNotSmaller < 0 ? null : _maxima.OrderDescending().ElementAt(mostNotSmaller);
        }
    }

    /// <summary>
    /// (1 + the number of surrogates whose largest estimate is not smaller) / (1 + their number): the chance of a largest estimate of so many bits where X and Y
    /// are independent.
    /// </summary>
    /// <param name="bits">The number of bits.</param>
    public double PValue(double bits) => (1.0 + _maxima.Count(maximum => !(maximum < bits))) / (1 + _maxima.Length);

    /// <summary>The largest of some estimates; one that is not a number counts against the dependence, as it is never smaller.</summary>
    private static double Largest(double[] bits) => bits.Aggregate(double.NegativeInfinity, Math.Max);
}
