using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Inference;
using static System.FormattableString;

namespace LatentMI.Studies.Synergy;

/// <summary>The quantities of a study from its terms.</summary>
/// <param name="estimates">The terms.</param>
/// <param name="terms">Which there are.</param>
/// <param name="sources">The number of sources.</param>
/// <param name="hasIntervals">Whether the rows tell how far an estimate may be off.</param>
/// <param name="nulls">For each re-pairing of the target's rows the values of the terms that are tested; empty where nothing is.</param>
internal sealed class SynergyValues(
    SynergyEstimates estimates, SynergyTerms terms, int sources, bool hasIntervals, IReadOnlyList<Dictionary<SynergyTerm, double>> nulls)
{
    /// <summary>All quantities.</summary>
    /// <param name="names">What messages call the sources.</param>
    /// <param name="target">The target.</param>
    /// <param name="ofSides">What was found of the sides.</param>
    public SynergyResult ToResult(IReadOnlyList<string> names, SynergySide target, IReadOnlyList<EstimateWarning> ofSides)
    {
        int[] all = [.. Enumerable.Range(0, sources)];
        InformationEstimate?[] direct = Array.ConvertAll(all, estimates.Given);
        SynergyValue[] given = Array.ConvertAll(all, source => GivenOthers(source, direct[source]));
        ChainCheck[] chain = [.. all.Where(source => direct[source] is not null || IsTwoWays(source)).Select(source => Check(source, given[source]))];
        SynergyTerm[] whole = [.. terms.Chain.Append(terms.AllTogether)];
        bool isOfSides = sources > SynergyStudy.FewestSources && terms.KnowsBetweenSources;
        return new SynergyResult
        {
            Alone = Array.ConvertAll(all, source => Single(terms.Alone(source))),
            GivenOthers = given,
            Together = Single(terms.AllTogether),
            Pairs = [.. terms.Pairs.Select(Pair)],
            Excess = sources == SynergyStudy.FewestSources ? null : Sum([(1, terms.AllTogether), .. all.Select(source => (-1.0, terms.Alone(source)))]),
            BetweenSources = sources == SynergyStudy.FewestSources && terms.KnowsBetweenSources ? Single(terms.WithOthers(0)) : null,
            TotalCorrelation = isOfSides ? Sum([.. whole.Select(term => (1.0, term))]) : null,

            // TC + DTC is the sum of what each side shares with all others, so that TC - DTC is twice TC less that.
            OInformation = isOfSides
                ? Sum([.. terms.Chain.Select(term => (2.0, term)), (1, terms.AllTogether), .. all.Select(source => (-1.0, terms.WithOthersAndTarget(source)))])
                : null,
            ChainRule = chain,
            Rows = target.Samples.Count,
            Warnings = [.. ofSides, .. Bounds(), .. Broken(chain, names, target.Name), .. estimates.Warnings],
            Elapsed = estimates.Elapsed,
        };
    }

    private SynergyValue GivenOthers(int source, InformationEstimate? direct)
    {
        if (direct is not null)
        {
            return new SynergyValue(direct.Bits, IntervalOf([(1, direct)]));
        }

        return IsTwoWays(source)
            ? Sum([(0.5, terms.WithOthersAndTarget(source)), (-0.5, terms.WithOthers(source)), (0.5, terms.AllTogether), (-0.5, terms.OthersTogether(source))])
            : Sum([(1, terms.AllTogether), (-1, terms.OthersTogether(source))]);
    }

    /// <summary>Whether what a source shares with the others is known: of copies it is no more than a lower bound, which tells nothing in a difference.</summary>
    private bool IsTwoWays(int source) => terms.KnowsBetweenSources && !IsBound(terms.WithOthers(source)) && !IsBound(terms.WithOthersAndTarget(source));

    private SourcePair Pair((int First, int Second) pair)
    {
        (SynergyTerm first, SynergyTerm second, SynergyTerm both) = (terms.Alone(pair.First), terms.Alone(pair.Second), terms.Together(pair.First, pair.Second));
        bool isFirstMore = estimates.Of(first).Bits >= estimates.Of(second).Bits;
        (SynergyTerm more, SynergyTerm less) = isFirstMore ? (first, second) : (second, first);
        var none = new SynergyValue(0, null);
        SynergyValue rest = Sum([(1, more), (-1, less)]);
        return new SourcePair(
            pair.First,
            pair.Second,
            Single(both),
            Sum([(1, both), (-1, first), (-1, second)]),
            Single(less) with { NullBits = null },
            Sum([(1, both), (-1, more)]) with { NullBits = null },
            isFirstMore ? rest with { NullBits = null } : none,
            isFirstMore ? none : rest with { NullBits = null });
    }

    private ChainCheck Check(int last, SynergyValue given)
    {
        (SynergyValue others, SynergyValue all) = (Single(terms.OthersTogether(last)), Single(terms.AllTogether));
        ConfidenceInterval?[] intervals = [others.Interval, given.Interval, all.Interval];
        double allowed = Math.Sqrt(intervals.Sum(interval => interval is { } known ? Math.Pow((known.Upper - known.Lower) / 2, 2) : double.PositiveInfinity));
        return new ChainCheck(last, others.Bits + given.Bits, all.Bits, double.IsFinite(allowed) ? allowed : null);
    }

    private SynergyValue Single(SynergyTerm term)
    {
        InformationEstimate estimate = estimates.Of(term);
        ConfidenceInterval? interval = estimate switch
        {
            LatentMiEstimate latent => latent.Interval,
            DiscreteEstimate discrete => discrete.Interval,
            MixedEstimate mixed => mixed.Interval,
            _ => PairedSum.Interval([(1, estimate)]),
        };
        return new SynergyValue(estimate.Bits, hasIntervals ? interval : null)
        {
            AtLeastBits = (estimate as LatentMiEstimate)?.AtLeastBits,
            NullBits = NullsOf([(1, term)]),
        };
    }

    private SynergyValue Sum((double Weight, SynergyTerm Term)[] sum)
    {
        (double Weight, InformationEstimate Estimate)[] known = Array.ConvertAll(sum, part => (part.Weight, estimates.Of(part.Term)));
        return new SynergyValue(PairedSum.Bits(known), IntervalOf(known)) { NullBits = NullsOf(sum), IsTwoSided = true };
    }

    private double[]? NullsOf((double Weight, SynergyTerm Term)[] sum) => nulls.Count > 0 && sum.All(part => terms.Tested.Contains(part.Term))
        ? [.. nulls.Select(values => sum.Sum(part => part.Weight * values[part.Term]))]
        : null;

    private ConfidenceInterval? IntervalOf((double Weight, InformationEstimate Estimate)[] sum)
    {
        if (!hasIntervals)
        {
            return null;
        }

        ConfidenceInterval interval = PairedSum.Interval(sum);
        return double.IsFinite(interval.Lower) && double.IsFinite(interval.Upper) ? interval : null;
    }

    private bool IsBound(SynergyTerm term) => estimates.Of(term) is LatentMiEstimate { AtLeastBits: not null };

    private IEnumerable<EstimateWarning> Bounds()
    {
        int bounds = terms.Tested.Count(IsBound);
        if (bounds > 0)
        {
            yield return new EstimateWarning("unresolved-terms", Invariant(
                $"{bounds} of {OneLine.Count(terms.Tested.Count, "term")} with the target {(bounds == 1 ? "is a lower bound" : "are lower bounds")}, as the rows can show no more: interaction, redundancy and synergy are differences of such values, and may be far off; use fewer columns or coarser sides, or more rows."));
        }
    }

    private static IEnumerable<EstimateWarning> Broken(ChainCheck[] chain, IReadOnlyList<string> names, string target)
    {
        if (chain.Where(check => check.IsBroken).MaxBy(check => Math.Abs(check.GapBits)) is { } broken)
        {
            yield return new EstimateWarning("broken-chain-rule", Invariant(
                $"With {names[broken.Last]} last, the sources add up to {broken.SumBits:F3} bits, and together they tell {broken.TogetherBits:F3} bits of {target}: the gap of {broken.GapBits:F3} bits is more than the {broken.AllowedBits:F3} that the intervals allow, so that some term is farther off than its interval says; compare another estimator, or take fewer columns."));
        }
    }
}
