using LatentMI.Numerics;
using MathNet.Numerics.Statistics;
using static System.FormattableString;

namespace LatentMI.Studies.Scaling;

/// <summary>A law fitted to estimates at several levels, with 95 % intervals, and what it says of more than there is; or why it says nothing.</summary>
/// <remarks>
/// Parameters are those of weighted least squares. Intervals are quantiles of 999 fits to the fitted values plus drawn errors: those of the levels together (<see cref="LevelErrors"/>), and the scatter around the law, whose variance is itself drawn
/// as the residuals of few levels leave it (scaled inverse χ²). Both ends reach further by as much as the intervals of the highest level reach beyond their own standard errors.
/// </remarks>
public sealed class ScalingFit
{
    /// <summary>The share of the limit that <see cref="QualityOfShare"/> is about.</summary>
    public const double Share = 0.9;

    /// <summary>How many times the highest level a law is extrapolated to at most.</summary>
    public const double MostFactor = 10;

    private const int Draws = 999;
    private const double Tail = 0.025;
    private const double LeastExplained = 0.95;
    private const int BandPoints = 60;
    private static readonly double[] Factors = [2, 4, MostFactor];

    /// <summary>The law.</summary>
    public required ScalingLaw Law { get; init; }

    /// <summary>Its parameters in the order of <see cref="ScalingLaw.ParameterNames"/>; empty where <see cref="Divergence"/> says why.</summary>
    public IReadOnlyList<FittedValue> Parameters { get; private init; } = [];

    /// <summary>The share of the variation between levels that the law explains, R²; null where there were too few levels for a fit.</summary>
    public double? Explained { get; private init; }

    /// <summary>Why the law says nothing; null where it does.</summary>
    public EstimateWarning? Divergence { get; private init; }

    /// <summary>The bits of an infinite quality.</summary>
    public FittedValue? Limit => Parameters.Count > 0 ? Parameters[0] : null;

    /// <summary>The quality at which 90 % of the limit are had; null where that is below the lowest level, or its interval ends beyond ten times the highest.</summary>
    public FittedValue? QualityOfShare { get; private init; }

    /// <summary>What the law says of two, four and ten times the highest level; empty where that is infinite or the law says nothing.</summary>
    public IReadOnlyList<Extrapolation> Extrapolations { get; private init; } = [];

    /// <summary>The law over the measured range and up to ten times of it.</summary>
    public IReadOnlyList<FittedPoint> Band { get; private init; } = [];

    /// <summary>Fits a law, or that of several which Akaike's criterion prefers; each set of drawn errors chooses anew, so that the intervals know of the choice.</summary>
    /// <param name="laws">The laws, that of the fewest parameters first; those that need more levels than there are do not count, but for the first.</param>
    /// <param name="levels">The levels, in any order, each quality once.</param>
    /// <param name="errors">How they err together, in the order of <paramref name="levels"/> from the lowest quality to the highest.</param>
    /// <param name="seed">The seed of the drawn errors.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    public static ScalingFit Of(IReadOnlyList<ScalingLaw> laws, IReadOnlyList<ScalingLevel> levels, LevelErrors errors, ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(laws);
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(errors);
        ScalingLevel[] sorted = [.. levels.OrderBy(level => level.Quality)];
        if (sorted.Length < laws[0].FewestLevels || sorted.Count(level => double.IsFinite(level.Quality)) < 2)
        {
            return Diverged(laws[0], explained: null, new EstimateWarning("scaling-few-levels", Invariant(
                $"There are {OneLine.Count(sorted.Length, "level")}, and the law '{laws[0].Name}' needs at least {laws[0].FewestLevels}, so that nothing is extrapolated. Use more levels.")));
        }

        LawSearch[] searches = [.. laws.Where(law => law.FewestLevels <= sorted.Length).Select(law => new LawSearch(law, sorted))];
        double[] bits = [.. sorted.Select(level => level.Bits)];
        LawParameters best = LawSearch.Best(searches, bits);
        double total = SumOfSquares(sorted, Mean(sorted));
        double explained = total > 0 ? 1 - (best.Left / total) : 0;
        if (FindMisfit(best, sorted, total, explained) is { } misfit)
        {
            return Diverged(best.Law, explained, misfit);
        }

        if (best.IsAtBound)
        {
            return Diverged(best.Law, explained, Unbounded(best.Law));
        }

        LawParameters[] drawn = Draw(searches, sorted, best, errors, seed, cancellationToken);
        ScalingFit fit = Describe(sorted, errors, best, drawn, explained);
        return drawn.Count(one => one.HasNoLimit) > Tail * Draws || ReachesTooFar(fit, sorted, best) ? Diverged(best.Law, explained, Unbounded(best.Law)) : fit;
    }

    /// <summary>A fit that says nothing for a reason of the estimates themselves.</summary>
    /// <param name="law">The law.</param>
    /// <param name="reason">The reason.</param>
    internal static ScalingFit Refused(ScalingLaw law, EstimateWarning reason) => Diverged(law, explained: null, reason);

    private static ScalingFit Diverged(ScalingLaw law, double? explained, EstimateWarning reason) => new() { Law = law, Explained = explained, Divergence = reason };

    private static EstimateWarning Unbounded(ScalingLaw law) => new EstimateWarning(
        "scaling-unbounded",
        $"The estimates do not tell where the law '{law.Name}' ends: a parameter is at the end of the range that is searched, or the interval of {law.ParameterNames[0]} reaches further beyond the highest level than the law changes over all levels, so that nothing is extrapolated. Use levels that reach further, or more rows.");

    /// <summary>Whether the interval of the limit goes further beyond the highest level than the law changes over the levels, so that more is guessed than was seen.</summary>
    private static bool ReachesTooFar(ScalingFit fit, ScalingLevel[] levels, LawParameters best)
    {
        (double first, double last) = (best.Value(levels[0].Quality), best.Value(levels[^1].Quality));
        FittedValue limit = fit.Limit!.Value;
        return Math.Max(limit.Upper - last, last - limit.Lower) > Math.Abs(last - first);
    }

    private static EstimateWarning? FindMisfit(LawParameters best, ScalingLevel[] levels, double total, double explained)
    {
        // Rounding leaves a little of a perfect fit.
        double least = 1e-20 * (total + levels.Sum(level => level.Weight * level.Bits * level.Bits));
        if (total <= least || LawSearch.Criterion(Math.Max(best.Left, least), levels.Length, best.Parameters.Length) >= LawSearch.Criterion(total, levels.Length, parameters: 1))
        {
            return new EstimateWarning("scaling-flat", "The estimates do not change from level to level by more than they scatter (a constant is as good as the law by Akaike's criterion), so that nothing is extrapolated. More of the same would change little that these estimates can show.");
        }

        if (1 - (FarFromMonotone(levels) / total) < LeastExplained)
        {
            return new EstimateWarning("scaling-not-monotone", "The estimates rise and fall from level to level, which the law does not, so that nothing is extrapolated. Look at the figure; use more rows or more repeats.");
        }

        return explained < LeastExplained
            ? new EstimateWarning("scaling-misfit", Invariant(
                $"The law '{best.Law.Name}' explains {100 * explained:F0} % of the variation between levels, less than {100 * LeastExplained:F0} %, so that nothing is extrapolated. The estimates change in another way than the law does."))
            : null;
    }

    /// <summary>The sum of squares that the nearest rising, or falling, values leave (pool adjacent violators; R. E. Barlow et al., 1972).</summary>
    private static double FarFromMonotone(ScalingLevel[] levels) => Math.Min(FarFromRising(levels), FarFromRising([.. levels.Reverse()]));

    private static double FarFromRising(ScalingLevel[] levels)
    {
        var pools = new List<ScalingLevel[]>();
        foreach (ScalingLevel level in levels)
        {
            pools.Add([level]);
            while (pools.Count > 1 && Mean(pools[^2]) >= Mean(pools[^1]))
            {
                pools[^2] = [.. pools[^2], .. pools[^1]];
                pools.RemoveAt(pools.Count - 1);
            }
        }

        return pools.Sum(pool => SumOfSquares(pool, Mean(pool)));
    }

    private static double Mean(ScalingLevel[] levels) => levels.Sum(level => level.Weight * level.Bits) / levels.Sum(level => level.Weight);

    private static double SumOfSquares(ScalingLevel[] levels, double mean) => levels.Sum(level => level.Weight * (level.Bits - mean) * (level.Bits - mean));

    private static LawParameters[] Draw(
        LawSearch[] searches, ScalingLevel[] levels, LawParameters best, LevelErrors errors, ulong seed, CancellationToken cancellationToken)
    {
        double[] fitted = [.. levels.Select(level => best.Value(level.Quality))];
        double[][] near = [.. searches.Select(search => search.Law == best.Law ? best.Parameters : search.Fit(fitted))];
        int freedom = levels.Length - best.Parameters.Length;
        var drawn = new LawParameters[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var random = new RandomStream(seed, RandomPurpose.LawErrors, (ulong)draw);
            double squares = 0;
            for (int i = 0; i < freedom; i++)
            {
                squares += Math.Pow(random.NextNormal(), 2);
            }

            double scatter = Math.Sqrt(best.Left / squares);
            double[] common = errors.Draw(random);
            drawn[draw] = LawSearch.Best(
                searches, [.. fitted.Select((value, level) => value + common[level] + (scatter / Math.Sqrt(levels[level].Weight) * random.NextNormal()))], near);
        }

        return drawn;
    }

    private static ScalingFit Describe(ScalingLevel[] levels, LevelErrors errors, LawParameters best, LawParameters[] drawn, double explained)
    {
        double highest = levels[^1].Quality;

        // A parameter that other laws have not is described by the draws that chose its law.
        LawParameters[] same = [.. drawn.Where(one => one.Law == best.Law)];
        FittedValue share = Of(drawn, one => one.Law.QualityOf(one.Parameters, Share * one.Parameters[0]));
        return new ScalingFit
        {
            Law = best.Law,
            Explained = explained,
            Parameters = [Bits(one => one.Parameters[0]), .. Enumerable.Range(1, best.Parameters.Length - 1).Select(i => Of(same, one => one.Parameters[i]))],
            QualityOfShare = share.Value >= levels[0].Quality && share.Upper <= MostFactor * highest ? share : null,
            Extrapolations = double.IsFinite(highest)
                ? [.. Factors.Select(factor => new Extrapolation(
                    factor, factor * highest, Bits(one => one.Value(factor * highest)), Of(drawn, one => one.Value(factor * highest) - one.Value(highest))))]
                : [],
            Band = [.. BandQualities(levels).Select(quality => new FittedPoint(quality, Bits(one => one.Value(quality))))],
        };

        FittedValue Bits(Func<LawParameters, double> of) => Of(drawn, of) is var value ? value with { Lower = value.Lower - errors.ReachBelow, Upper = value.Upper + errors.ReachAbove } : default;

        FittedValue Of(LawParameters[] draws, Func<LawParameters, double> of)
        {
            // What a draw does not have anywhere is beyond everything.
            double[] values = [.. draws.Select(of).Select(value => double.IsNaN(value) ? double.PositiveInfinity : value).Order()];
            return new FittedValue(of(best), SortedArrayStatistics.Quantile(values, Tail), SortedArrayStatistics.Quantile(values, 1 - Tail));
        }
    }

    private static IEnumerable<double> BandQualities(ScalingLevel[] levels)
    {
        double[] finite = [.. levels.Select(level => level.Quality).Where(double.IsFinite)];
        double last = double.IsFinite(levels[^1].Quality) ? MostFactor * finite[^1] : finite[^1];
        return Enumerable.Range(0, BandPoints).Select(i => finite[0] * Math.Pow(last / finite[0], (double)i / (BandPoints - 1))).Concat(finite).Order().Distinct();
    }
}
