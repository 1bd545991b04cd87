using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// What linear maps lose by being fitted on finitely many rows: the information of all sample canonical correlations, its mean over re-pairings subtracted, less
/// that of the held-out ones; where that sum is too noisy, the information of the largest correlations without their excess over the truth
/// (<see cref="CanonicalEdge"/>). It counts as far as a Gaussian describes the latents. docs/method.md, step 6.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="order">The folds.</param>
/// <param name="compute">What it runs on.</param>
internal sealed class LinearRecovery(LatentMiOptions options, FoldOrder order, Compute compute)
{
    /// <summary>By how many standard deviations a sum over correlations must be above another for the difference to be no chance, if not certain.</summary>
    public const double SuggestiveDeviations = 2;

    // The sample correlations of the pairs must be above those of so many random re-pairings, and above their mean by so many of their standard deviations.
    private const int Pairings = 24;
    private const double CertainDeviations = 5;

    // Dependence that held-out rows do not show, as of many weak correlations, must be this improbable by chance, by more re-pairings: the spread of few of them is
    // known too badly for the tail.
    private const double LeastChance = 1e-6;
    private const int PairingsOfTail = 120;

    // What Gaussian rows of no dependence exceed their bias by, in standard deviations, before re-pairings are worth their time.
    private const double PromisingDeviations = 3;

    // How many times noisier the sum over all correlations must be than that of the largest to be left for it.
    private const double NoisyDeviations = 2;

    // What is this small beside all correlations, an excess of KSG or what a learned ratio finds, is no reason to doubt that they are the dependence.
    private const double SmallShare = 0.1;

    // Of linear maps instead of others: their correlations must be told once for the most part.
    private const double MostlyLinear = 0.5;

    // A part of what the sum overstates of columns that are not Gaussian by which its correction may be off: the bound has few terms.
    private const double UnknownShare = 0.2;

    // 0.00 of Gaussian columns, 0.30 of 300 columns that are curved functions of 8 latents, of whose 2 bits all correlations tell 3.5.
    private const double MostHarmonics = 0.1;

    // The re-pairings of a time series that keep its memory are too few, and those of groups of different sizes cut groups whose rows are alike.
    private bool IsPossible => options.LinearRecovery && order.Block == 1;

    /// <summary>Finds what the maps of a representation lost.</summary>
    /// <param name="candidate">The representation.</param>
    /// <param name="calibrated">Its estimate.</param>
    /// <param name="areIndependent">Whether rows are independent of each other, neither of groups nor of items that are in several pairs on both sides.</param>
    /// <returns>Nothing where it has no canonical variates, or the rows do not show for certain that there was more.</returns>
    public RecoveredInformation Recover(Candidate candidate, CalibratedKsg calibrated, bool areIndependent)
    {
        if (!IsPossible || candidate.Pairs is not { } pairs)
        {
            return RecoveredInformation.None;
        }

        double kept = GaussianInformation.Nats(pairs.HeldOutCorrelations.Take(candidate.Latents.Dimensions).Where(rho => rho > 0));
        if (kept > Math.Log(candidate.Latents.Count))
        {
            // The latter is more than the rows can show: correlations so close to 1 that the difference of two such sums is rounding and shrinkage.
            return RecoveredInformation.None;
        }

        bool isGaussian = candidate.Ratio.Kind == RatioKind.Gaussian;

        // Functions of columns are not free of each other, rows that depend on each other are worth fewer, and large rows of both sides together are, as the edge takes none of them to be.
        bool hasEdge = isGaussian && areIndependent && candidate.Kind == RepresentationKind.Linear && !pairs.ShareScale(pairs.Ranks);
        if (hasEdge && pairs.SpikedNats(candidate.Latents.Dimensions) is var (spiked, deviation) && spiked > kept && AreEnough(pairs, spiked, deviation))
        {
            return Recovered(spiked, deviation, Share(spiked));
        }

        if ((isGaussian ? BeyondGaussian(pairs) : Unseen(pairs, candidate.Ratio.HeldOutBits)) is not { } all)
        {
            return RecoveredInformation.None;
        }

        double ofSum = Math.Pow(all.Sum.StandardDeviation, 2);
        if (Overstated(pairs, all.Ranks) is not { } overstated)
        {
            return Recovered(all.Sum.Nats, Math.Sqrt(ofSum + SamplingVariance(all.Sum.Nats - kept, all.Ranks)), Share(all.Sum.Nats));
        }

        // A bound of all that is shared, whatever the columns are, and close where these are the features. Neighbors may have found more in the latents, and of strong
        // correlations it is known badly.
        double uncounted = candidate.Kind == RepresentationKind.Linear ? 0 : 1;
        double beyond = all.Sum.Nats - overstated.Nats - (calibrated.Bits * Math.Log(2));
        double error = Math.Sqrt(ofSum + Math.Pow(overstated.Error, 2) + Math.Pow(UnknownShare * overstated.Nats, 2) + SamplingVariance(beyond, all.Ranks));
        return beyond < error
            ? new RecoveredInformation(Bits: 0, Variance: 0, Share: 0, uncounted)
            : new RecoveredInformation(Bits(beyond), Math.Pow(Bits(error), 2), Share: 1, uncounted);

        double Share(double nats) => GaussianShare(calibrated, Bits(nats)) * LinearShare(pairs, candidate.Latents);

        RecoveredInformation Recovered(double nats, double standardDeviation, double share) =>
            new(share * Bits(nats - kept), Math.Pow(share * Bits(standardDeviation), 2), share, UncountedShare: 1 - share);
    }

    /// <summary>What correlated pairs of variates beyond the latents share at most that is not recovered, in bits.</summary>
    /// <param name="candidate">The representation.</param>
    /// <param name="recovered">What is recovered of its pairs.</param>
    public double UnusedBits(Candidate candidate, RecoveredInformation recovered)
    {
        int used = candidate.Latents.Dimensions;
        int correlated = candidate.LatentsOf is null ? used : CanonicalPairs.CountCorrelated(candidate.HeldOutCorrelations, order.IndependentRows);
        if (recovered.UncountedShare == 0 || correlated <= used)
        {
            return 0;
        }

        (MatrixView x, MatrixView y) = candidate.LatentsOf!(correlated);
        var variates = new LatentPairs(x, y, candidate.Latents.Blocks, candidate.Latents.Folds);
        return recovered.UncountedShare * Math.Max(0, Bits(UnusedPairs.Nats(variates, used, compute)) - recovered.Bits);
    }

    /// <summary>
    /// What all correlations of linear maps may tell where held-out rows show nothing, in bits: these show neither many weak ones nor a few that are densely mixed into many columns. The
    /// upper end of their sum, where it is more than chance but not for certain.
    /// </summary>
    /// <param name="candidates">The representations.</param>
    /// <param name="chosen">The place of the one that was chosen.</param>
    public double SuggestedBits(IReadOnlyList<Candidate> candidates, int chosen)
    {
        // Where something is found, correlations may tell the same many times, as those of pixels or of clusters do.
        if (!IsPossible || candidates[chosen].Ratio.Kind != RatioKind.None)
        {
            return 0;
        }

        double most = 0;
        foreach (CanonicalPairs pairs in candidates.Where(candidate => candidate.Kind == RepresentationKind.Linear).Select(candidate => candidate.Pairs).OfType<CanonicalPairs>())
        {
            double nats = pairs.GaussianExcessNats(pairs.LargestRanks);
            double deviation = GaussianInformation.Deviation(order.Rows.Length, pairs.LargestRanks.X, pairs.LargestRanks.Y);
            if (nats >= SuggestiveDeviations * deviation && !pairs.ShareScale(pairs.LargestRanks))
            {
                most = Math.Max(most, Bits(nats + (ConfidenceInterval.StandardErrors * deviation)));
            }
        }

        return most;
    }

    /// <summary>
    /// Whether the correlations of all features, as of many weak ones, certainly tell more than another representation finds on held-out rows, and tell nothing twice.
    /// </summary>
    /// <param name="linear">The linear representation.</param>
    /// <param name="foundBits">What the other finds, in bits.</param>
    public bool FindsMore(Candidate linear, double foundBits) =>
        IsPossible && linear.Pairs is { } pairs
        && (linear.Ratio.Kind == RatioKind.Gaussian || MayBeUnseen(linear.Ratio.HeldOutBits))
        && CertainOfAll(pairs, pairs.LargestRanks, foundBits * Math.Log(2)) is { } all && Tell(linear.Ratio, all) && LinearShare(pairs, linear.Latents) > MostlyLinear
        && IsStillMore(all, Overstated(pairs, all.Ranks), foundBits * Math.Log(2));

    /// <summary>Whether all correlations of some linear maps certainly tell more than those of others, can be counted, and tell nothing twice.</summary>
    /// <param name="maps">The maps.</param>
    /// <param name="others">The others.</param>
    public bool TellMore(Candidate maps, Candidate others) =>
        IsPossible && maps.Pairs is { } pairs && others.Pairs is { } otherPairs && pairs.TellMoreThan(otherPairs)
        && (maps.Ratio.Kind == RatioKind.Gaussian || MayBeUnseen(maps.Ratio.HeldOutBits))
        && LinearShare(pairs, maps.Latents) > MostlyLinear && LinearShare(pairs, others.Latents) > MostlyLinear;

    private static double Bits(double nats) => nats / Math.Log(2);

    /// <summary>Whether it is more than was found without what a Gaussian overstates of columns that are none.</summary>
    private static bool IsStillMore(AllCorrelations all, GaussianOverstatement? overstated, double found) => overstated is not { } certain
        || all.Sum.Nats - certain.Nats - found >= CertainDeviations * Math.Sqrt(Math.Pow(all.Sum.StandardDeviation, 2) + Math.Pow(certain.Error, 2));

    private static bool IsCertain(UnbiasedInformation sum) => sum.IsLargest && sum.Nats >= CertainDeviations * sum.StandardDeviation;

    /// <summary>
    /// All correlations of the features that predict held-out rows; those of all features where the others have more for certain.
    /// </summary>
    private AllCorrelations? BeyondGaussian(CanonicalPairs pairs)
    {
        AllCorrelations? predicting = IsPromising(pairs, pairs.Ranks, found: 0) && Sum(pairs, pairs.Ranks, Pairings) is { } sum && IsCertain(sum)
            ? new AllCorrelations(pairs.Ranks, sum)
            : null;
        double found = predicting?.Sum.Nats ?? 0;
        return pairs.LargestRanks != pairs.Ranks && CertainOfAll(pairs, pairs.LargestRanks, found) is { } all ? all : predicting;
    }

    /// <summary>
    /// All correlations of all features, as held-out rows that show nothing do not tell which features matter; else those of the features that predict best.
    /// </summary>
    private AllCorrelations? Unseen(CanonicalPairs pairs, double heldOutBits)
    {
        if (!MayBeUnseen(heldOutBits))
        {
            return null;
        }

        AllCorrelations? all = CertainOfAll(pairs, pairs.LargestRanks, found: 0)
            ?? (pairs.LargestRanks != pairs.Ranks ? CertainOfAll(pairs, pairs.Ranks, found: 0) : null);

        return all is { } certain && IsUnseen(certain, heldOutBits) ? all : null;
    }

    /// <summary>Whether correlations, not the ratio, tell what the latents share: they are those of a Gaussian, or the ratio finds next to nothing.</summary>
    private bool Tell(FittedRatio ratio, AllCorrelations all) => ratio.Kind == RatioKind.Gaussian || IsUnseen(all, ratio.HeldOutBits);

    // Otherwise a learned ratio knows more of the latents than their correlations, which may tell more than any rows can show where features repeat each other, as pixels do.
    private bool IsUnseen(AllCorrelations all, double heldOutBits) => MayBeUnseen(heldOutBits) && heldOutBits <= SmallShare * Bits(all.Sum.Nats);

    // Whatever all correlations tell, which takes time to find out.
    private bool MayBeUnseen(double heldOutBits) => heldOutBits <= SmallShare * Bits(Math.Log(order.Rows.Length));

    /// <summary>The sum over features, where it is certain that it is more than was found.</summary>
    private AllCorrelations? CertainOfAll(CanonicalPairs pairs, FeatureRanks ranks, double found)
    {
        if (!IsPromising(pairs, ranks, found))
        {
            return null;
        }

        UnbiasedInformation? sum = null;
        foreach (int pairings in (ReadOnlySpan<int>)[Pairings, PairingsOfTail])
        {
            sum = Sum(pairs, ranks, pairings);
            if (sum is not { } tested || !IsCertain(tested) || tested.Nats - found < CertainDeviations * tested.StandardDeviation || tested.Chance > LeastChance)
            {
                return null;
            }
        }

        return sum is { } certain ? new AllCorrelations(ranks, certain) : null;
    }

    /// <summary>
    /// How much the sum certainly overstates what columns share that are not Gaussian; null of Gaussian columns. It is 0.35 bits of the 6.29 of 50 pairs of columns of two
    /// values with a correlation of 0.4.
    /// </summary>
    private GaussianOverstatement? Overstated(CanonicalPairs pairs, FeatureRanks ranks)
    {
        (MatrixView x, MatrixView y, double[] correlations) = pairs.AllVariates(ranks, compute);
        return GaussianOverstatement.Find(x, y, correlations, compute);
    }

    /// <summary>
    /// The variance over data sets of the information of correlations that no latents show, in nats^2: the sum of rho^2 / n, which is largest where all pairs have
    /// the same.
    /// </summary>
    private double SamplingVariance(double nats, FeatureRanks ranks)
    {
        int pairs = Math.Min(ranks.X, ranks.Y);
        return Math.Max(0, pairs * (1 - Math.Exp(-2 * nats / pairs)) / order.Rows.Length);
    }

    /// <summary>Whether the largest correlations tell all that is certain of the sum over all of them, and tell it far better.</summary>
    private bool AreEnough(CanonicalPairs pairs, double spiked, double deviation) =>
        !IsPromising(pairs, pairs.LargestRanks, spiked) && !IsPromising(pairs, pairs.Ranks, spiked)
        && GaussianInformation.Deviation(order.Rows.Length, pairs.Ranks.X, pairs.Ranks.Y) > NoisyDeviations * deviation;

    private bool IsPromising(CanonicalPairs pairs, FeatureRanks ranks, double found) =>
        pairs.GaussianExcessNats(ranks) - found >= PromisingDeviations * GaussianInformation.Deviation(order.Rows.Length, ranks.X, ranks.Y);

    private UnbiasedInformation? Sum(CanonicalPairs pairs, FeatureRanks ranks, int repetitions)
    {
        if (Repaired(repetitions) is not { Length: > 0 } orders)
        {
            return null;
        }

        UnbiasedInformation repaired = pairs.UnbiasedNats(ranks, repetitions, (repetition, y) => y.SelectRows(orders[repetition]), compute);
        if (!IsCertain(repaired) || !pairs.ShareScale(ranks))
        {
            return repaired;
        }

        // More than re-paired rows show must be more than rows of the same sizes show, too; not only that, as a row that is large by chance on both sides keeps its size.
        UnbiasedInformation signed = pairs.UnbiasedNats(ranks, repetitions, WithSigns, compute);
        return IsCertain(signed) && repaired.Nats < signed.Nats ? repaired : signed;
    }

    /// <summary>The same rows with random signs, one for the rows of a group: as large as before, and correlated with nothing.</summary>
    private MatrixView WithSigns(int repetition, MatrixView rows)
    {
        var random = new RandomStream(options.Seed, RandomPurpose.RowSigns, (ulong)repetition);
        int[] groups = order.Groups ?? [.. Enumerable.Range(0, rows.Rows)];
        int[] signs = [.. Enumerable.Range(0, groups.Max() + 1).Select(_ => (2 * random.NextInt(2)) - 1)];
        MatrixView signed = rows.LeadingColumns(rows.Columns);
        for (int i = 0; i < signed.Rows; i++)
        {
            foreach (ref float value in signed.Row(i))
            {
                value *= signs[groups[i]];
            }
        }

        return signed;
    }

    /// <summary>
    /// How far a Gaussian describes the latents: wholly where KSG of the data is within two standard errors of that of the surrogates, not at all beyond four;
    /// within four and eight where they are apart by a small part of the information.
    /// </summary>
    private double GaussianShare(CalibratedKsg calibrated, double bits)
    {
        if (options.Surrogates == 0 || calibrated.Excess == 0)
        {
            return 1;
        }

        double most = Math.Abs(calibrated.Excess) <= SmallShare * bits ? 4 : 2;
        return Math.Clamp(2 - (Math.Abs(calibrated.Excess) / calibrated.ExcessError / most), 0, 1);
    }

    /// <summary>How far features are no functions of each other, whose correlations would tell the same again: nothing is recovered beyond a tenth of their variance.</summary>
    private double LinearShare(CanonicalPairs pairs, LatentPairs latents) =>
        Math.Max(0, 1 - (pairs.HarmonicShare(latents.X, latents.Y, compute) / MostHarmonics));

    /// <summary>
    /// Re-pairings of the positions of the folds that keep what rows of a group have in common; none where there are too few.
    /// </summary>
    private int[][] Repaired(int pairings)
    {
        int count = order.Rows.Length;
        var positions = new int[count];
        for (int position = 0; position < count; position++)
        {
            positions[order.Rows[position]] = position;
        }

        var test = new PermutationTestOptions
        {
            Permutations = pairings,
            Seed = options.Seed,
            Groups = options.Groups,
        };
        if (test.PossibleOrders(count) < pairings)
        {
            return [];
        }

        return
        [
            .. new RowPermutations(count, test).Draw().Select(rows => Array.ConvertAll(order.Rows, row => positions[rows[row]])),
        ];
    }
}

/// <summary>What is added to an estimate for what its maps lost.</summary>
/// <param name="Bits">The information.</param>
/// <param name="Variance">Its variance over data sets, in bits^2.</param>
/// <param name="Share">How far the correlations tell what was lost: 0 not at all, 1 wholly.</param>
/// <param name="UncountedShare">Which part of what pairs of variates beyond the latents share is not counted.</param>
internal readonly record struct RecoveredInformation(double Bits, double Variance, double Share, double UncountedShare)
{
    /// <summary>Nothing was recovered, and nothing of pairs beyond the latents is counted.</summary>
    public static RecoveredInformation None { get; } = new(Bits: 0, Variance: 0, Share: 0, UncountedShare: 1);
}

/// <summary>The information of all sample correlations of some features.</summary>
/// <param name="Ranks">How many features of each side.</param>
/// <param name="Sum">The sum over their correlations.</param>
internal readonly record struct AllCorrelations(FeatureRanks Ranks, UnbiasedInformation Sum);
