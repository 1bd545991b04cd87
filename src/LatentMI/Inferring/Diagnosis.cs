using static System.FormattableString;

namespace LatentMI;

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

    /// <summary>
    /// Among n rows some n / 2^I are like a given one where X and Y share I bits. At log2 n - 3 bits these are 8, about as many as the neighbors that
    /// the estimate looks at.
    /// </summary>
    internal const double BitsBelowCeiling = 3;

    /// <summary>A held-out value up to here counts as nothing.</summary>
    private const double NearlyNothing = 0.02;

    /// <summary>Changes with the number of rows up to here do not count, however small their spread.</summary>
    private const double SmallDrift = 0.05;

    private const double Significant = 0.05;

    /// <summary>Finds what is remarkable.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="permutations">Its permutation test, if there was one.</param>
    /// <param name="curve">Its curve over the number of rows, if there is one.</param>
    /// <returns>The remarks; empty where nothing was found. The warnings of the estimate itself are not among them.</returns>
    public static IReadOnlyList<EstimateWarning> Find(
        LatentMiEstimate estimate, PermutationTestResult? permutations = null, SampleSizeCurve? curve = null)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        EstimateWarning?[] remarks =
        [
            FewRowsForLatents(estimate),
            RawAndCalibratedApart(estimate),
            RatioAboveCalibrated(estimate),
            NearCeiling(estimate),
            DriftsWithRows(curve),
            SymmetricOnly(estimate),
            NoDependenceFound(estimate, permutations),
            FewPermutations(permutations),
            WideInterval(estimate),
            Overfitted(estimate),
            NotConverged(estimate),
        ];
        return [.. remarks.OfType<EstimateWarning>()];
    }

    private static EstimateWarning? FewRowsForLatents(LatentMiEstimate estimate)
    {
        int rows = estimate.EstimatedCount;
        int needed = RowsPerLatentDimension * estimate.LatentDimensions;
        if (rows >= needed && estimate.SampleCount >= FewRows)
        {
            return null;
        }

        return new EstimateWarning("few-rows-for-latents", Invariant(
            $"{rows} rows carry the estimate on {estimate.LatentDimensions} latent {(estimate.LatentDimensions == 1 ? "dimension" : "dimensions")}, where {Math.Max(needed, FewRows)} or more are advisable: ")
            + "the maps may miss much of what X and Y share, which an interval does not count; the value is rather too low. Measure more samples.");
    }

    private static EstimateWarning? RawAndCalibratedApart(LatentMiEstimate estimate) =>
        estimate.Calibration is { SurrogateCount: > 0 } calibration && Math.Abs(calibration.CalibratedBits - calibration.RawBits) > MostMoved(calibration)
            ? new EstimateWarning("raw-and-calibrated-apart", Invariant(
                $"Calibration moved the value from {calibration.RawBits:F2} to {calibration.CalibratedBits:F2} bits, ")
                + "so that most of it rests on the density ratio that surrogates were drawn by; fewer latent dimensions or more rows need less of it.")
            : null;

    /// <summary>
    /// How far calibration may move a value: 0.5 bits, or twice the smaller of the two values. Many latent dimensions lower KSG by more than half, and
    /// calibration restores Gaussian data that far.
    /// </summary>
    private static double MostMoved(Calibration calibration) =>
        Math.Max(0.5, 2 * Math.Min(Math.Abs(calibration.RawBits), Math.Abs(calibration.CalibratedBits)));

    private static EstimateWarning? RatioAboveCalibrated(LatentMiEstimate estimate)
    {
        if (estimate.Calibration is not { SurrogateCount: > 0 } calibration)
        {
            return null;
        }

        double ratio = calibration.Ratio == "none" ? double.NegativeInfinity : calibration.RatioBits;
        double found = estimate.Representations.Select(score => score.HeldOutBits).Append(ratio).Max();
        return found > calibration.CalibratedBits + Margin(calibration)
            ? new EstimateWarning("ratio-above-calibrated", Invariant(
                $"A model that tells true pairs from re-paired ones finds {found:F2} bits in rows it was not fitted to, ")
                + Invariant($"the nearest neighbors only {calibration.CalibratedBits:F2}: ")
                + "the latents lose information and the value is rather too low; give more latent dimensions or another representation.")
            : null;
    }

    /// <summary>What two ways to the same value may differ by: 0.15 bits, or three tenths of it.</summary>
    private static double Margin(Calibration calibration) => Math.Max(0.15, 0.3 * Math.Abs(calibration.CalibratedBits));

    private static EstimateWarning? NearCeiling(LatentMiEstimate estimate)
    {
        double most = Math.Log2(estimate.EstimatedCount);
        return estimate.Bits > most - BitsBelowCeiling
            ? new EstimateWarning("near-ceiling", Invariant(
                $"{estimate.Bits:F2} bits are close to {most:F2}, the most that {estimate.EstimatedCount} rows can show: ")
                + "the true value may be far larger; only more rows tell.")
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
                + Invariant($"more than the spread between parts explains: with more rows it would probably go on {(change > 0 ? "rising" : "falling")}; ")
                + "measure more samples, and compare only data of as many rows.")
            : null;
    }

    private static EstimateWarning? SymmetricOnly(LatentMiEstimate estimate)
    {
        RepresentationScore? folded = estimate.Representations.FirstOrDefault(score => score is { Name: "folded", Chosen: true });
        RepresentationScore? linear = estimate.Representations.FirstOrDefault(score => score.Name == "linear");
        return folded?.HeldOutBits > NearlyNothing && linear?.HeldOutBits <= NearlyNothing
            ? new EstimateWarning(
                "symmetric-only",
                "X and Y depend on each other only through how far values are from their middle, not through their direction, "
                + "so that correlations show nothing; look at the latents, and check that no artifact such as a common noise level makes them.")
            : null;
    }

    private static EstimateWarning? NoDependenceFound(LatentMiEstimate estimate, PermutationTestResult? permutations)
    {
        if (permutations is { PValue: > Significant } test && CanBeSignificant(test))
        {
            return new EstimateWarning("no-dependence-found", Invariant(
                $"Rows paired at random give values as large with probability {test.PValue:G2}, so that X and Y may well be independent; ")
                + "more rows show weaker dependence.");
        }

        bool nothing = estimate.Representations.Count > 0 && estimate.Representations.All(score => score.HeldOutBits <= 0);
        return nothing || estimate.Calibration is { SurrogateCount: > 0, Ratio: "none" }
            ? new EstimateWarning(
                "no-dependence-found",
                "Nothing that was learned from some rows helps to tell true pairs from re-paired ones in others, "
                + "so that X and Y may well be independent; more rows or another representation may show weaker dependence.")
            : null;
    }

    private static EstimateWarning? FewPermutations(PermutationTestResult? permutations) =>
        permutations is { } test && !CanBeSignificant(test)
            ? new EstimateWarning("few-permutations", Invariant(
                $"With {test.NullBits.Count} permutations no p-value can be below {1.0 / (1 + test.NullBits.Count):G2}; ")
                + "take 19 at least, better 99.")
            : null;

    private static bool CanBeSignificant(PermutationTestResult test) => 1.0 / (1 + test.NullBits.Count) <= Significant;

    private static EstimateWarning? WideInterval(LatentMiEstimate estimate) =>
        estimate.Interval is { } interval && interval.Upper - interval.Lower > Math.Max(0.5, Math.Abs(estimate.Bits))
            ? new EstimateWarning("wide-interval", Invariant(
                $"The 95 % interval reaches from {interval.Lower:F2} to {interval.Upper:F2} bits, which is wide beside the value itself; only more rows narrow it."))
            : null;

    private static EstimateWarning? Overfitted(LatentMiEstimate estimate)
    {
        if (estimate.History is not { Epochs: [var first, .., var last] } history)
        {
            return null;
        }

        // Weights of the first epoch mean that the validation loss never fell, whatever the training loss did later.
        EpochLoss judged = history.KeptEpoch == first.Epoch ? last : history.Epochs[history.KeptEpoch - 1];
        double learned = first.Training - judged.Training;
        double carriedOver = first.Validation - judged.Validation;
        return learned > 0 && carriedOver < learned / 2
            ? new EstimateWarning("overfitted", Invariant(
                $"Training lowered the loss of the rows that trained by {learned:G3} and that of the others by {carriedOver:G3} only: ")
                + "the networks learned by heart, and the value is rather too low; measure more samples or give narrower networks.")
            : null;
    }

    private static EstimateWarning? NotConverged(LatentMiEstimate estimate) =>
        estimate.History is { StoppedEarly: false } history && history.BestEpoch > history.Epochs.Count - Math.Max(1, history.Epochs.Count / 10)
            ? new EstimateWarning("not-converged", Invariant(
                $"The validation loss was still falling when training ended, with its lowest value in epoch {history.BestEpoch} of {history.Epochs.Count}: ")
                + "the value is rather too low; allow more epochs or a higher learning rate.")
            : null;
}
