namespace LatentMI.Studies.Scaling;

/// <summary>
/// I(η) = I_max − ½ log2((1 + η/η₀) / (η/η₀ + 2^(−2 I_max))) bits, with η the quality of the measurement, such as the mean counts per cell, or 1/σ² of added noise: 0 where η is 0, and I_max where it is
/// infinite (G. Gowri, I. Sadalski, D. Raviv, P. Yin, J. Rosenfeld, A. Klein, "A measurement noise scaling law for cellular representation learning", arXiv:2503.02726, 2025; there with u for η).
/// </summary>
/// <remarks>
/// It is exact where X is a Gaussian signal of one dimension with independent Gaussian noise of variance proportional to 1/η, and Y is jointly Gaussian with the signal with the correlation ρ: the correlation of X and Y is then ρ² / (1 + a/η),
/// so that I = ½ log2((η + a) / ((1 − ρ²) η + a)), which is the law with 2^(−2 I_max) = 1 − ρ² and η₀ = a / (1 − ρ²).
/// <para>
/// Of k such dimensions that are as good as each other, I_max is the sum, and 1/2 and −2 are k/2 and −2/k: with <paramref name="hasDimensions"/> k is a third parameter, which dimensions of different strength make smaller than their number.
/// </para>
/// </remarks>
/// <param name="hasDimensions">Whether the number of dimensions is a parameter, and not 1.</param>
internal sealed class NoiseLaw(bool hasDimensions) : ScalingLaw
{
    // Qualities are searched so far beyond those that were measured, as a natural logarithm.
    private const double Beyond = 12;

    private const double LeastBits = 1e-6;
    private const int LimitStarts = 8;
    private const int ScaleStarts = 8;
    private const double LeastDimensions = 0.2;
    private const double MostDimensions = 50;
    private static readonly double[] DimensionStarts = [0.5, 1, 2, 4, 10];

    /// <inheritdoc/>
    public override string Name => hasDimensions ? "noise-k" : "noise";

    /// <inheritdoc/>
    public override string Formula => hasDimensions
        ? "I = I_max - k/2 log2((1 + q/q0) / (q/q0 + 2^(-2 I_max / k)))"
        : "I = I_max - 1/2 log2((1 + q/q0) / (q/q0 + 2^(-2 I_max)))";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ParameterNames { get; } = hasDimensions ? ["I_max", "q0", "k"] : ["I_max", "q0"];

    /// <inheritdoc/>
    public override double Value(IReadOnlyList<double> parameters, double quality)
    {
        double limit = parameters[0];
        if (double.IsPositiveInfinity(quality))
        {
            return limit;
        }

        double relative = quality / parameters[1];
        double dimensions = Dimensions(parameters);
        return limit - (dimensions / 2 * Math.Log2((1 + relative) / (relative + double.Exp2(-2 * limit / dimensions))));
    }

    /// <inheritdoc/>
    public override double QualityOf(IReadOnlyList<double> parameters, double bits)
    {
        // From 2^(2 I / k) (1 + r) = 2^(2 I_max / k) r + 1.
        double power = 2 / Dimensions(parameters);
        double above = double.Exp2(power * bits) - 1;
        double below = double.Exp2(power * parameters[0]) - double.Exp2(power * bits);
        return bits >= 0 && below > 0 ? parameters[1] * above / below : double.NaN;
    }

    /// <inheritdoc/>
    internal override IEnumerable<double[]> Starts(IReadOnlyList<ScalingLevel> levels)
    {
        (double least, double most) = FiniteQualities(levels);
        double highest = Math.Max(levels.Max(level => level.Bits), 0.01);
        IEnumerable<double[]> starts = from limit in Enumerable.Range(0, LimitStarts)
                                       from scale in Enumerable.Range(0, ScaleStarts)
                                       select new[] { highest + (Reach * Math.Pow((double)limit / LimitStarts, 2)), least / 10 * Math.Pow(1000 * most / least, (double)scale / (ScaleStarts - 1)) };
        return hasDimensions ? starts.SelectMany(start => DimensionStarts.Select(dimensions => (double[])[.. start, dimensions])) : starts;
    }

    /// <inheritdoc/>
    internal override (double[] Lower, double[] Upper) Bounds(IReadOnlyList<ScalingLevel> levels)
    {
        (double least, double most) = FiniteQualities(levels);
        double[] lower = [LeastBits, least * Math.Exp(-Beyond)];
        double[] upper = [Math.Max(levels.Max(level => level.Bits), 0) + Reach, most * Math.Exp(Beyond)];
        return hasDimensions ? ([.. lower, LeastDimensions], [.. upper, MostDimensions]) : (lower, upper);
    }

    private double Dimensions(IReadOnlyList<double> parameters) => hasDimensions ? parameters[2] : 1;

    private static (double Least, double Most) FiniteQualities(IReadOnlyList<ScalingLevel> levels)
    {
        double[] finite = [.. levels.Select(level => level.Quality).Where(double.IsFinite)];
        return (finite.Min(), finite.Max());
    }
}
