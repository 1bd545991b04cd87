using LatentMI.Calibrating;
using LatentMI.Estimators;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Representation;
using static System.FormattableString;

namespace LatentMI.Inference;

/// <summary>
/// What the parts of an estimate say about each other: where they disagree, the value is not to be taken as it is. docs/warnings.md lists the
/// identifiers and what to try.
/// </summary>
public static class Diagnosis
{
    /// <summary>Rows for each latent dimension below which there is a remark.</summary>
    private const int RowsPerLatentDimension = 50;

    /// <summary>Rows below which there is a remark in any case.</summary>
    private const int FewRows = 300;

    /// <summary>A held-out value up to here counts as nothing.</summary>
    private const double NearlyNothing = 0.02;

    /// <summary>Changes with the number of rows up to here do not count, however small their spread.</summary>
    private const double SmallDrift = 0.05;

    /// <summary>How many times what linear maps find folded scores must find before these are called the only ones.</summary>
    private const double FoldedBeyondLinear = 5;

    /// <summary>A reduction of the loss by training up to here, in nats, tells nothing of networks.</summary>
    private const double SmallReduction = 0.1;

    /// <summary>
    /// The part of the reduction on rows that trained below which that on others tells of overfitting: at 0.40 an estimate was less than half of what three times as
    /// many rows gave, at 0.48 within its interval.
    /// </summary>
    private const double Overfit = 0.45;

    /// <summary>
    /// How many times the information that stands out of chance in the sample shows on held-out rows: 200 columns of 2,000 rows hid 0.1 bits and showed 0.2, at an
    /// edge of 0.085; 500 columns hid 0.4 and showed 0.8, at 0.29.
    /// </summary>
    private const double TimesEdge = 2;

    /// <summary>The part of a side's variance below which the leading components leave most of it out.</summary>
    private const double MostVariance = 0.5;

    /// <summary>The share of what training lowered the validation loss by that its last tenth of epochs adds while it goes on.</summary>
    private const double StillFalling = 0.01;

    /// <summary>Finds what is remarkable.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="permutations">Its permutation test, if there was one.</param>
    /// <param name="curve">Its curve over the number of rows, if there is one.</param>
    /// <returns>The remarks; empty where nothing was found. The warnings of the estimate itself are not among them.</returns>
    public static IReadOnlyList<EstimateWarning> Find(
        LatentEstimate estimate, PermutationTestResult? permutations = null, SampleSizeCurve? curve = null)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        EstimateWarning?[] remarks =
        [
            .. estimate is LatentMiEstimate { OfLabels: not null } ofLabels ? [VotesAboveNeighbors(ofLabels)] : OfLatents(estimate),
            DriftsWithRows(curve),
            NoDependenceFound(estimate, permutations),
            UnconfirmedValue(estimate, permutations),
            TestRemarks.FewPermutations(permutations),
            estimate is LatentMiEstimate crossFitted ? WideInterval(crossFitted.Bits, crossFitted.Interval) : null,
        ];
        return [.. remarks.OfType<EstimateWarning>()];
    }

    /// <summary>Remarks on latents and networks, and so on a value that is made of them: not where labels were counted or their neighbors were asked.</summary>
    private static IEnumerable<EstimateWarning?> OfLatents(LatentEstimate estimate)
    {
        var crossFitted = estimate as LatentMiEstimate;
        EstimateWarning? ratioAboveCalibrated = crossFitted is null ? null : RatioAboveCalibrated(crossFitted);
        return
        [
            FewRowsForLatents(estimate),
            crossFitted is null ? null : RawAndCalibratedApart(crossFitted, latentsLose: ratioAboveCalibrated is not null),
            ratioAboveCalibrated,
            NearCeiling(estimate),
            crossFitted is null ? null : UnseenVariance(crossFitted),
            crossFitted is null ? null : SymmetricOnly(crossFitted),
            Overfitted(estimate),
            NotConverged(estimate),
        ];
    }

    private static EstimateWarning? FewRowsForLatents(LatentEstimate estimate)
    {
        int rows = IndependentRows(estimate, estimate.EstimatedCount);
        int latents = estimate.LatentDimensions;
        if (!AreFew(estimate))
        {
            return null;
        }

        bool fewInAll = IndependentRows(estimate, estimate.SampleCount) < FewRows;
        string series = estimate.TimeSeriesBlock is > 1 and var block
            ? Invariant($"{estimate.EstimatedCount} rows of a time series with a memory of {block} rows are worth about {rows} independent ones. ")
            : string.Empty;
        string shortage = rows < RowsPerLatentDimension * latents
            ? Invariant($"{rows} rows are used for {OneLine.Count(latents, "latent dimension")}; {RowsPerLatentDimension * latents} or more are advisable: ")
            : Invariant($"{IndependentRows(estimate, estimate.SampleCount)} rows are few; {FewRows} or more are advisable: ");
        string fewerLatents = fewInAll || !AreLatentsGiven(estimate) ? string.Empty : Invariant($", or use at most {OneLine.Count(Math.Max(1, rows / RowsPerLatentDimension), "latent dimension")}");
        return new EstimateWarning(
            "few-rows-for-latents",
            series + shortage + $"the maps may miss much of what X and Y share{NotInInterval(estimate)}, which lowers the estimate. "
            + $"Measure more samples{fewerLatents}.");
    }

    private static string NotInInterval(LatentEstimate estimate) => estimate switch
    {
        LatentMiEstimate { Interval: not null, Calibration.FurtherLossBits: > 0 } => " (the interval includes only a part of it)",
        LatentMiEstimate { Interval: not null } => " (the interval does not include it)",
        _ => string.Empty,
    };

    /// <summary>Whether the number of latent dimensions is one that somebody gave: an estimate that chooses it has tried fewer, and columns that are taken as they are have no other.</summary>
    private static bool AreLatentsGiven(LatentEstimate estimate) =>
        estimate is not LatentMiEstimate crossFitted
        || (crossFitted.Options.LatentDimensions is not null && !crossFitted.Representations.Any(score => score is { Kind: RepresentationKind.Columns, Chosen: true }));

    private static bool AreFew(LatentEstimate estimate) =>
        IndependentRows(estimate, estimate.SampleCount) < FewRows
        || IndependentRows(estimate, estimate.EstimatedCount) < RowsPerLatentDimension * estimate.LatentDimensions;

    /// <summary>About how many independent rows tell as much as so many of the samples.</summary>
    private static int IndependentRows(LatentEstimate estimate, int rows) => rows / (estimate.TimeSeriesBlock ?? 1);

    private static EstimateWarning? RawAndCalibratedApart(LatentMiEstimate estimate, bool latentsLose)
    {
        // A bound is not the value that calibration gave.
        if (estimate.AtLeastBits is not null || estimate.Calibration is not { SurrogateCount: > 0 } calibration
            || !(Math.Abs(calibration.CalibratedBits - calibration.RawBits) > MostMoved(calibration)))
        {
            return null;
        }

        // Where the latents lose information already, fewer of them would lose more.
        string advice = latentsLose || estimate.LatentDimensions == 1 || !AreLatentsGiven(estimate) ? "more rows" : "fewer latent dimensions or more rows";
        return new EstimateWarning("raw-and-calibrated-apart", Invariant(
            $"Calibration moved the value from {calibration.RawBits:F2} to {calibration.CalibratedBits:F2} bits, ")
            + $"so most of it rests on the density ratio of the surrogates; {advice} reduce this.");
    }

    /// <summary>
    /// How far calibration may move a value: 0.5 bits, or twice the smaller of the two values. Many latent dimensions lower KSG by more than half, and
    /// calibration restores Gaussian data that far.
    /// </summary>
    private static double MostMoved(Calibration calibration) =>
        Math.Max(0.5, 2 * Math.Min(Math.Abs(calibration.RawBits), Math.Abs(calibration.CalibratedBits)));

    private static EstimateWarning? RatioAboveCalibrated(LatentMiEstimate estimate)
    {
        // A bound says itself that there may be more.
        if (estimate.AtLeastBits is not null || estimate.Calibration is not { SurrogateCount: > 0 } calibration)
        {
            return null;
        }

        double own = calibration.Ratio == RatioKind.None ? double.NegativeInfinity : calibration.RatioBits;
        RepresentationScore? other = estimate.Representations.Where(score => !score.Chosen).MaxBy(score => score.HeldOutBits);
        bool otherFindsMore = other?.HeldOutBits > own;
        double found = otherFindsMore ? other!.HeldOutBits : own;
        if (!(found > estimate.Bits + Margin(estimate)))
        {
            return null;
        }

        string advice = otherFindsMore ? $"try the representation {other!.Name}"
            : estimate.LatentDimensionsCurve.Any(point => point.LatentDimensions > estimate.LatentDimensions) ? "use more latent dimensions"
            : estimate.Options.Representation != RepresentationChoice.Auto ? "try another representation"
            : "measure more samples";
        return new EstimateWarning("ratio-above-calibrated", Invariant(
            $"A model that distinguishes true pairs from re-paired ones finds {found:F2} bits in held-out rows, the estimate only {estimate.Bits:F2}: ")
            + $"the latents lose information and the estimate is probably too low; {advice}.");
    }

    /// <summary>
    /// The distances of B. C. Ross beside the votes by which they were chosen: where the rows of a label lie in many places, its nearest rows are in others, and
    /// the value is far too low.
    /// </summary>
    private static EstimateWarning? VotesAboveNeighbors(LatentMiEstimate estimate) =>
        estimate.OfLabels is MixedEstimate && estimate.Representations.FirstOrDefault(score => score.Chosen) is { } votes && votes.HeldOutBits > estimate.Bits + Margin(estimate)
            ? new EstimateWarning("ratio-above-calibrated", Invariant(
                $"The nearest rows of a row tell its label by {votes.HeldOutBits:F2} bits, the estimate is only {estimate.Bits:F2}: ")
                + "the rows of a label lie in more places than there are rows for, and the estimate is too low; measure more samples, or use coarser labels.")
            : null;

    /// <summary>What two ways to the same value may differ by: 0.15 bits, or three tenths of it.</summary>
    private static double Margin(LatentMiEstimate estimate) => Math.Max(0.15, 0.3 * Math.Abs(estimate.Bits));

    /// <summary>That an estimate is no more than a lower bound, for whoever shows its value alone; null where it is more.</summary>
    /// <param name="estimate">The estimate.</param>
    internal static EstimateWarning? LowerBound(LatentMiEstimate estimate) => estimate.AtLeastBits is { } bound
        ? new EstimateWarning("near-ceiling", Invariant(
            $"X and Y share more than {estimate.EstimatedCount} rows can show: {bound:F2} bits are a lower bound, and there is no upper bound. ")
            + "Only more rows can show more; check for columns that are in both sides.")
        : null;

    private static EstimateWarning? NearCeiling(LatentEstimate estimate)
    {
        if (estimate is LatentMiEstimate crossFitted && LowerBound(crossFitted) is { } bound)
        {
            return bound;
        }

        double most = Math.Log2(estimate.EstimatedCount);
        return estimate.Bits > most - RowsCeiling.BitsBelow
            ? new EstimateWarning("near-ceiling", Invariant(
                $"{estimate.Bits:F2} bits are close to {most:F2}, the most that {estimate.EstimatedCount} rows can show: ")
                + "the true value may be far larger; only more rows can show it.")
            : null;
    }

    private static EstimateWarning? DriftsWithRows(SampleSizeCurve? curve)
    {
        if (curve is not { Points: [.., var before, var last], SpreadOfOneRow: { } spread })
        {
            return null;
        }

        double change = last.MeanBits - before.MeanBits;
        return Math.Abs(change) > Math.Max(SmallDrift, 2 * spread / Math.Sqrt(before.Rows))
            ? new EstimateWarning("drifts-with-n", Invariant(
                $"From {before.Rows} to {last.Rows} rows the value went from {before.MeanBits:F2} to {last.MeanBits:F2} bits, ")
                + Invariant($"more than the variation between subsets explains: with more rows it would probably keep {(change > 0 ? "rising" : "falling")}; ")
                + "measure more samples, and compare only data with the same number of rows.")
            : null;
    }

    /// <summary>Linear maps of leading components, where the rows are too few for maps of all columns.</summary>
    private static EstimateWarning? UnseenVariance(LatentMiEstimate estimate)
    {
        if (estimate.VarianceShares is not { } shares || NothingHelps(estimate))
        {
            return null;
        }

        int rows = estimate.Groups?.Count ?? IndependentRows(estimate, estimate.SampleCount);
        (string side, int columns, double share) = shares.X <= shares.Y ? ("X", estimate.DimensionsX, shares.X) : ("Y", estimate.DimensionsY, shares.Y);
        long needed = (long)AllColumnsCandidate.RowsPerColumn * columns;
        return share < MostVariance && needed > rows
            ? new EstimateWarning("unseen-variance", Invariant(
                $"The maps see {100 * share:F0} % of the variance of the {columns} columns of {side}, that of their leading components: ")
                + Invariant($"what is shared elsewhere, such as a little by each of many columns, is not in the value or its interval; select columns, or measure {needed} rows or more."))
            : null;
    }

    private static EstimateWarning? SymmetricOnly(LatentMiEstimate estimate)
    {
        RepresentationScore? folded = estimate.Representations.FirstOrDefault(score => score is { Kind: RepresentationKind.Folded or RepresentationKind.Norms, Chosen: true });
        RepresentationScore? linear = estimate.Representations.FirstOrDefault(score => score.Kind == RepresentationKind.Linear);
        return linear?.HeldOutBits <= NearlyNothing && folded?.HeldOutBits > Math.Max(NearlyNothing, FoldedBeyondLinear * linear.HeldOutBits)
            ? new EstimateWarning(
                "symmetric-only",
                "Correlations show nothing: the dependence is in how far values are from the middle of their column, or in how large whole rows are, on one side or both. "
                + "A common noise level or batch causes such a dependence; if it was measured, condition on it.")
            : null;
    }

    private static EstimateWarning? NoDependenceFound(LatentEstimate estimate, PermutationTestResult? permutations)
    {
        if (TestRemarks.CanBeSignificant(permutations))
        {
            string interval = IntervalExcludesNothing(estimate)
                ? "; the interval does not include what maps find by chance"
                : string.Empty;
            return TestRemarks.NoDependenceFound(
                permutations, $", so X and Y may well be independent{interval}. More rows can detect weaker dependence.{UnseenOfAllColumns(estimate)}{UnseenTogether(estimate)}");
        }

        string another = estimate is LatentMiEstimate { Options.Representation: RepresentationChoice.Auto } ? "more rows" : "more rows or another representation";
        return NothingHelps(estimate) && !IntervalExcludesNothing(estimate)
            ? new EstimateWarning(
                "no-dependence-found",
                "Nothing that was learned from some rows helps to tell true pairs from re-paired ones in others"
                + (AreFew(estimate)
                    ? $", but with so few rows X and Y need not be independent; {another} may show dependence."
                    : MayShareMore(estimate)
                    ? "; but correlations exceed what chance explains, and the interval reaches up by what they may tell: more rows show which it is."
                    : $", so X and Y may well be independent; {another} may detect weaker dependence.{UnseenOfAllColumns(estimate)}{UnseenOneByOne(estimate)}{UnseenTogether(estimate)}"))
            : null;
    }

    /// <summary>Whether correlations suggest a dependence that nothing shows on held-out rows: then no maps were found that more rows would improve.</summary>
    private static bool MayShareMore(LatentEstimate estimate) => estimate is LatentMiEstimate { Calibration: { Ratio: RatioKind.None, FurtherLossBits: > 0 } };

    /// <summary>What the rows do not show where every column has a part in what is shared, as in a dense mixture.</summary>
    private static string UnseenOfAllColumns(LatentEstimate estimate)
    {
        int rows = estimate.Groups?.Count ?? IndependentRows(estimate, estimate.SampleCount);
        (int p, int q) = (estimate.DimensionsX, estimate.DimensionsY);
        int most = Math.Max(p, q);
        if (most < AllColumnsCandidate.ManyColumns)
        {
            return string.Empty;
        }

        long needed = (long)AllColumnsCandidate.RowsPerColumn * most;
        if (needed > rows)
        {
            return Invariant($" With {rows} independent rows of {most} columns, a dependence that is spread evenly over all columns cannot be seen; ")
                + Invariant($"measure {needed} rows or more, or select columns.");
        }

        double edge = GaussianInformation.Nats([Math.Sqrt(CanonicalEdge.LeastSquare(rows, p, q))]) / Math.Log(2);
        return Invariant($" A dependence that is spread evenly over all columns of both sides can be seen from about {TimesEdge * edge:G2} bits on with so many rows.");
    }

    /// <summary>That single columns are not compared where there are too many pairs of them.</summary>
    private static string UnseenOneByOne(LatentEstimate estimate) =>
        estimate is LatentMiEstimate { Options.Representation: RepresentationChoice.Auto }
        && ColumnScreening.AreTooMany(estimate.DimensionsX, estimate.DimensionsY)
            ? Invariant($" Single columns are not compared where there are {(long)estimate.DimensionsX * estimate.DimensionsY} pairs of them; select columns to have that done.")
            : string.Empty;

    /// <summary>What is not looked for among many columns of one side.</summary>
    private static string UnseenTogether(LatentEstimate estimate) =>
        estimate is LatentMiEstimate { Options.Representation: RepresentationChoice.Auto }
        && Math.Max(estimate.DimensionsX, estimate.DimensionsY) > 1
        && estimate.SampleCount >= InteractionScreening.FewestRows
        && !InteractionScreening.IsPossible(estimate.SampleCount, estimate.DimensionsX, estimate.DimensionsY)
            ? " Columns of a side that tell something only together, as the sign of their product, are not looked for among so many; select columns to have that done."
            : string.Empty;

    /// <summary>Neighbors that find something where no model does: either is wrong, and only a test tells.</summary>
    private static EstimateWarning? UnconfirmedValue(LatentEstimate estimate, PermutationTestResult? permutations) =>
        !TestRemarks.CanBeSignificant(permutations) && NothingHelps(estimate) && IntervalExcludesNothing(estimate)
            ? new EstimateWarning("unconfirmed-value", Invariant(
                $"Nearest neighbors find {estimate.Bits:F2} bits, but nothing learned from some rows helps to distinguish true pairs from re-paired ones in other rows: ")
                + "do not rely on the value unless a permutation test with 99 or more permutations confirms it.")
            : null;

    /// <summary>Whether no representation and no density ratio is better than guessing on held-out rows.</summary>
    private static bool NothingHelps(LatentEstimate estimate) =>
        estimate is LatentMiEstimate { Calibration: not { RecoveredBits: > 0 } } crossFitted
        && ((crossFitted.Representations.Count > 0 && crossFitted.Representations.All(score => score.HeldOutBits <= 0))
            || crossFitted.Calibration is { SurrogateCount: > 0, Ratio: RatioKind.None });

    private static bool IntervalExcludesNothing(LatentEstimate estimate) =>
        estimate.Bits > NearlyNothing && estimate is LatentMiEstimate { Interval: { Lower: > 0 } };

    /// <summary>What is said of a wide interval, of I(X;Y) or of I(X;Y|Z); null where it is not.</summary>
    /// <param name="bits">The value.</param>
    /// <param name="ofValue">Its interval; null where it has none.</param>
    internal static EstimateWarning? WideInterval(double bits, ConfidenceInterval? ofValue) =>
        ofValue is { Upper: < double.PositiveInfinity } interval && interval.Upper - interval.Lower > Math.Max(0.5, Math.Abs(bits))
            ? new EstimateWarning("wide-interval", Invariant(
                $"The 95 % interval from {interval.Lower:F2} to {interval.Upper:F2} bits is wide compared with the value; more rows make it narrower."))
            : null;

    private static EstimateWarning? Overfitted(LatentEstimate estimate)
    {
        if (estimate.History?.Reduction is not { Training: > SmallReduction } reduction || reduction.Validation >= Overfit * reduction.Training)
        {
            return null;
        }

        string consequence = NothingHelps(estimate) ? "a dependence may have been missed" : "what they miss lowers the estimate";
        return new EstimateWarning("overfitted", Invariant(
            $"Training reduced the loss of training rows by {reduction.Training:G3} and that of other rows by {reduction.Validation:G3}: ")
            + $"the networks overfitted, and {consequence}; measure several times as many samples, or leave out columns that are known to be noise.");
    }

    private static EstimateWarning? NotConverged(LatentEstimate estimate)
    {
        if (estimate.History is not { StoppedEarly: false } history)
        {
            return null;
        }

        int last = Math.Max(1, history.Epochs.Count / 10);
        double before = history.Epochs.SkipLast(last).Select(epoch => epoch.Validation).DefaultIfEmpty(double.PositiveInfinity).Min();
        double lowest = history.Epochs[history.BestEpoch - 1].Validation;
        return before - lowest > StillFalling * Math.Max(0, history.Reduction.Validation)
            ? new EstimateWarning("not-converged", Invariant(
                $"The validation loss was still falling when training ended after {OneLine.Count(history.Epochs.Count, "epoch")}: ")
                + "what the networks have not learned lowers the estimate; allow more epochs.")
            : null;
    }
}
