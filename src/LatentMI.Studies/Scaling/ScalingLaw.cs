namespace LatentMI.Studies.Scaling;

/// <summary>How information depends on how good the data are, with a few unknown parameters.</summary>
public abstract class ScalingLaw
{
    /// <summary>How far above the largest estimate, or below the smallest, a limit may be sought, in bits: a limit so far away is none that the estimates show.</summary>
    private protected const double Reach = 4;

    private protected ScalingLaw()
    {
    }

    /// <summary>The law of measurement noise and of sequencing depth.</summary>
    public static ScalingLaw OfNoise { get; } = new NoiseLaw(hasDimensions: false);

    /// <summary>The same of several dimensions, whose number is a parameter.</summary>
    public static ScalingLaw OfNoiseInDimensions { get; } = new NoiseLaw(hasDimensions: true);

    /// <summary>The law of the number of rows.</summary>
    public static ScalingLaw OfRows { get; } = new RowLaw();

    /// <summary>All laws.</summary>
    public static IReadOnlyList<ScalingLaw> All { get; } = [OfNoise, OfNoiseInDimensions, OfRows];

    /// <summary>The name: <c>noise</c>, <c>noise-k</c>, <c>rows</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The law as a formula, for a person to read.</summary>
    public abstract string Formula { get; }

    /// <summary>The names of the parameters, the limit first.</summary>
    public abstract IReadOnlyList<string> ParameterNames { get; }

    /// <summary>The fewest levels that tell the parameters and leave enough to see whether the law describes them: Akaike's criterion for few values needs as many.</summary>
    public int FewestLevels => ParameterNames.Count + 3;

    /// <summary>The bits at a quality.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="quality">The quality.</param>
    public abstract double Value(IReadOnlyList<double> parameters, double quality);

    /// <summary>The quality at which the law has some bits; NaN where it has them nowhere.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="bits">The bits.</param>
    public abstract double QualityOf(IReadOnlyList<double> parameters, double bits);

    /// <summary>Places to begin the search for parameters.</summary>
    /// <param name="levels">What is fitted.</param>
    internal abstract IEnumerable<double[]> Starts(IReadOnlyList<ScalingLevel> levels);

    /// <summary>The smallest and the largest parameters.</summary>
    /// <param name="levels">What is fitted.</param>
    internal abstract (double[] Lower, double[] Upper) Bounds(IReadOnlyList<ScalingLevel> levels);
}
