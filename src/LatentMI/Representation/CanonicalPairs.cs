using LatentMI.Numerics;
using LatentMI.Preparing;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Representation;

/// <summary>
/// Canonical variates (H. Hotelling, Biometrika 28, 1936) of two sets of whitened features: how many features to use and how many pairs of variates
/// to keep is decided by how well pairs of held-out rows are predicted; every row's variates come from directions that were found without it.
/// </summary>
internal sealed class CanonicalPairs
{
    /// <summary>The most pairs that are kept where their number is not given.</summary>
    public const int MostPairs = 12;

    // Numbers of features to try: few are stable, many miss nothing.
    private static readonly int[] TriedRanks = [1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181];

    // A held-out correlation this many standard errors above 0 is taken to be real.
    private const double SignificantErrors = 2.5;

    // The variance of a direction over the rows of a fold is 1 to so many standard deviations where the rows are Gaussian.
    private const double MostDeviations = 4;

    // What an iteration to the leading pairs needs beside them.
    private const int ExtraPairs = 8;

    // More bias than this many standard deviations of the sum over all correlations is that of a common scale: of a Gaussian, whose rows are large together for no other reason than its
    // correlations, it is at most 1.4.
    private const double ScaleDeviations = 3;

    // What all correlations of some features certainly tell more than those of others, in standard deviations of the difference.
    private const double CertainDeviations = 3;

    // From this leading correlation on, and up to so many features, directions of variance 1 over the rows that they are found in are tried too.
    private const double StrongCorrelation = 0.9;
    private const int FewFeatures = 64;

    // Of rows whose sample correlation is 1 to rounding.
    private const double LargestSquare = 1 - 2e-9;

    private readonly MatrixView _x;
    private readonly MatrixView _y;
    private readonly FoldMoments _moments;
    private readonly SingularValues[] _foldDirections;

    private readonly SingularValues[] _halfDirections;
    private readonly Func<DenseMatrix, SingularValues> _decompose;

    private CanonicalPairs(
        MatrixView x,
        MatrixView y,
        FoldMoments moments,
        FeatureRanks ranks,
        FeatureRanks largestRanks,
        double heldOutNats,
        SingularValues[] foldDirections,
        SingularValues[] halfDirections,
        Func<DenseMatrix, SingularValues> decompose)
    {
        _decompose = decompose;
        _x = x;
        _y = y;
        _moments = moments;
        Ranks = ranks;
        HeldOutNats = heldOutNats;
        LargestRanks = largestRanks;
        _foldDirections = foldDirections;
        _halfDirections = halfDirections;
        HeldOutCorrelations = MeasureHeldOut();
    }

    /// <summary>How many leading features are used.</summary>
    public FeatureRanks Ranks { get; }

    /// <summary>The mean log ratio of Gaussian densities of held-out rows, in nats, with those features and the pairs that these are chosen by; 0 or less where nothing is predicted.</summary>
    public double HeldOutNats { get; }

    /// <summary>How many leading features the rows suffice for.</summary>
    public FeatureRanks LargestRanks { get; }

    /// <summary>The correlation of each pair of variates on rows that did not help to find it.</summary>
    public double[] HeldOutCorrelations { get; }

    /// <summary>How many correlations there are, up to the first that is chance after one that is some standard errors above 0; at least 1.</summary>
    /// <param name="correlations">Held-out correlations.</param>
    /// <param name="rows">The rows that they were measured on.</param>
    public static int CountSignificant(double[] correlations, int rows) => Math.Clamp(CountCorrelated(correlations, rows), 1, Math.Min(MostPairs, correlations.Length));

    /// <summary>
    /// How many correlations there are up to the first that is chance after one that is not: a few outlying rows may lead with a pair that held-out rows do not show. One of
    /// the others must be twice as large to be no chance.
    /// </summary>
    /// <param name="correlations">Held-out correlations.</param>
    /// <param name="rows">The rows that they were measured on.</param>
    public static int CountCorrelated(double[] correlations, int rows)
    {
        double least = SignificantErrors / Math.Sqrt(rows);
        int first = correlations[0] >= least ? 0 : Array.FindIndex(correlations, 0, Math.Min(MostPairs, correlations.Length), correlation => correlation >= 2 * least);
        int end = first < 0 ? 0 : Array.FindIndex(correlations, first, correlation => correlation < least);
        return end < 0 ? correlations.Length : end;
    }

    /// <summary>Whether the correlation of the leading pair is near 1.</summary>
    public bool IsStrong => _foldDirections.Average(directions => directions.Values[0]) >= StrongCorrelation;

    /// <summary>Finds the number of features and the variates.</summary>
    /// <param name="x">n x p whitened features of X, rows sorted by fold.</param>
    /// <param name="y">n x q whitened features of Y.</param>
    /// <param name="foldStarts">The first row of each fold, and n at the end.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="scored">How many leading pairs the number of features is chosen by: those that are used, where nothing is made of the others; null for all.</param>
    /// <param name="mayBeStrong">Whether directions of variance 1 over the rows that they are found in are tried too, where the leading pair is strong.</param>
    public static CanonicalPairs Find(MatrixView x, MatrixView y, int[] foldStarts, Compute compute, int? scored = null, bool mayBeStrong = false)
    {
        var moments = new FoldMoments(x, y, foldStarts, compute);
        FeatureRanks[] tried = [.. RanksToTry(x.Columns, y.Columns, moments)];
        CanonicalPairs pairs = Find(x, y, moments, tried, SingularValues.Of, scored, compute);
        return mayBeStrong && pairs.IsStrong && Math.Max(x.Columns, y.Columns) <= FewFeatures && pairs.OfStrong(tried, scored, compute) is { } strong ? strong : pairs;
    }

    /// <summary>Finds the variates of all features.</summary>
    /// <param name="x">n x p whitened features of X, rows sorted by fold.</param>
    /// <param name="y">n x q whitened features of Y.</param>
    /// <param name="foldStarts">The first row of each fold, and n at the end.</param>
    /// <param name="compute">What it runs on.</param>
    public static CanonicalPairs FindOfAll(MatrixView x, MatrixView y, int[] foldStarts, Compute compute)
    {
        return Find(x, y, new FoldMoments(x, y, foldStarts, compute), [new FeatureRanks(x.Columns, y.Columns)], Leading, scored: null, compute);

        // Pairs of many features that are no more than chance are of no use, and take long to find.
        SingularValues Leading(DenseMatrix cross)
        {
            using Compute alone = compute.SingleThread();
            return SingularValues.Leading(cross, MostPairs + ExtraPairs, alone);
        }
    }

    /// <summary>The directions that were found without a fold.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="pairs">How many pairs of directions.</param>
    public VariateDirections DirectionsWithout(int fold, int pairs) =>
        Aligned(fold, pairs, References(pairs)[FoldHalves.Of(fold)]);

    /// <summary>
    /// The first pairs of variates of every row, from directions found without the row's fold, turned towards those of a half of the folds: what is fitted
    /// to variates of some folds can be applied to those of another then. See <see cref="VariateDirections.TurnedTowards"/>.
    /// </summary>
    /// <param name="pairs">How many.</param>
    /// <param name="half">The half that the variates are meant for, 0 or 1; they are turned towards directions of the rows of the other.</param>
    /// <param name="compute">What it runs on.</param>
    public (MatrixView X, MatrixView Y) HeldOutVariates(int pairs, int half, Compute compute)
    {
        VariateDirections reference = References(pairs)[half];
        return Variates(pairs, fold => Aligned(fold, pairs, reference), compute);
    }

    /// <summary>The same from directions of the rows of one half alone, for each half those of the other: what maps find that are fitted to half of the rows.</summary>
    /// <param name="pairs">How many.</param>
    /// <param name="half">The half that the variates are meant for, 0 or 1; null to turn each for its own.</param>
    /// <param name="compute">What it runs on.</param>
    public (MatrixView X, MatrixView Y) VariatesOfHalves(int pairs, int? half, Compute compute)
    {
        VariateDirections[] references = References(pairs);
        return Variates(pairs, fold => half is { } own ? references[FoldHalves.Of(fold)].TurnedTowards(references[own]) : references[FoldHalves.Of(fold)], compute);
    }

    /// <summary>The first pairs of variates of every row, each turned for its own half.</summary>
    /// <param name="pairs">How many.</param>
    /// <param name="compute">What it runs on.</param>
    public (MatrixView X, MatrixView Y) HeldOutVariates(int pairs, Compute compute)
    {
        VariateDirections[] references = References(pairs);
        return Variates(pairs, fold => Aligned(fold, pairs, references[FoldHalves.Of(fold)]), compute);
    }

    /// <summary>
    /// The information of a Gaussian with the sample's correlations, in nats, less its mean over rows of which no columns are correlated: re-paired ones, which share nothing, or those with
    /// random signs, which share their scale. That is the bias, whatever the marginals, under independence, and for Gaussian data under dependence too (see <see cref="GaussianInformation.Bias"/>).
    /// </summary>
    /// <param name="ranks">How many leading features.</param>
    /// <param name="repetitions">How many times rows are made.</param>
    /// <param name="uncorrelated">Makes rows of Y that are not correlated with those of X.</param>
    /// <param name="compute">What it runs on.</param>
    public UnbiasedInformation UnbiasedNats(FeatureRanks ranks, int repetitions, Func<int, MatrixView, MatrixView> uncorrelated, Compute compute)
    {
        MatrixView x = _x.LeadingColumns(ranks.X);
        MatrixView y = _y.LeadingColumns(ranks.Y);
        var biased = new double[repetitions];
        compute.Team.Run(repetitions, s =>
        {
            compute.ThrowIfCancelled();
            using Compute alone = compute.SingleThread();
            DenseMatrix cross = PrincipalComponents.Product(x.Transposed, uncorrelated(s, y), alone).ToDense();
            biased[s] = GaussianInformation.NatsOfCross((DenseMatrix)(cross / _moments.TotalRows));
        });
        return UnbiasedInformation.Of(GaussianInformation.NatsOfCross(_moments.CrossOf(ranks)), biased);
    }

    /// <summary>
    /// Whether rows of both sides are large together, so that correlations scatter by more than those of independent rows: with c = mean |x|^2 |y|^2 / (p q) - 1 the mean square of a sample
    /// correlation is larger by c / n, and the sum over all of them has c p q / (2 n) nats more bias.
    /// </summary>
    /// <param name="ranks">How many leading features: p, q.</param>
    public bool ShareScale(FeatureRanks ranks)
    {
        (MatrixView x, MatrixView y) = (_x.LeadingColumns(ranks.X), _y.LeadingColumns(ranks.Y));
        double together = 0, ofX = 0, ofY = 0;
        for (int i = 0; i < x.Rows; i++)
        {
            (double a, double b) = (WeightedRows.SumOfSquares(x.Row(i)), WeightedRows.SumOfSquares(y.Row(i)));
            together += a * b;
            ofX += a;
            ofY += b;
        }

        double covaried = (together / x.Rows) - (ofX / x.Rows * (ofY / x.Rows));
        return covaried / (2 * x.Rows) > ScaleDeviations * GaussianInformation.Deviation(x.Rows, ranks.X, ranks.Y);
    }

    /// <summary>
    /// The information of the leading pairs whose sample correlations are above those of independent features, by the correlations that they have in many rows, in nats.
    /// </summary>
    /// <param name="pairs">How many pairs.</param>
    /// <returns>The information, and its standard deviation over data sets.</returns>
    public (double Nats, double Deviation) SpikedNats(int pairs)
    {
        double nats = 0, variance = 0;
        foreach (double correlation in _decompose(_moments.CrossOf(Ranks)).Values.Take(pairs))
        {
            SpikedCorrelation spike = CanonicalEdge.Spike(correlation * correlation, _moments.TotalRows, Ranks.X, Ranks.Y);
            nats += GaussianInformation.Nats([Math.Sqrt(spike.Square)]);
            variance += Math.Pow(spike.NatsDeviation, 2);
        }

        return (nats, Math.Sqrt(variance));
    }

    /// <summary>The same with the bias of Gaussian rows, which takes no re-pairings, in nats.</summary>
    /// <param name="ranks">How many leading features.</param>
    public double GaussianExcessNats(FeatureRanks ranks) =>
        GaussianInformation.NatsOfCross(_moments.CrossOf(ranks)) - GaussianInformation.Bias(_moments.TotalRows, ranks.X, ranks.Y);

    /// <summary>
    /// Whether all correlations tell more than those of other features: what many weak ones tell, held-out rows may not show. Columns that were screened for theirs tell no
    /// more than all do: what chance adds to those that pass is less than what those that do not pass take away.
    /// </summary>
    /// <param name="other">The correlations of the other features, of as many rows.</param>
    /// <param name="deviations">By how many standard deviations of the difference; that of the default is certain.</param>
    public bool TellMoreThan(CanonicalPairs other, double deviations = CertainDeviations) =>
        GaussianExcessNats(LargestRanks) - other.GaussianExcessNats(other.LargestRanks) >= deviations * Math.Sqrt(Variance(this) + Variance(other));

    /// <summary>The canonical variates of all rows by directions of all of them, and their correlations.</summary>
    /// <param name="ranks">How many leading features.</param>
    /// <param name="compute">What it runs on.</param>
    public (MatrixView X, MatrixView Y, double[] Correlations) AllVariates(FeatureRanks ranks, Compute compute)
    {
        SingularValues directions = _decompose(_moments.CrossOf(ranks));
        return (
            PrincipalComponents.Product(_x.LeadingColumns(ranks.X), directions.Left.ToView(), compute),
            PrincipalComponents.Product(_y.LeadingColumns(ranks.Y), directions.Right.ToView(), compute),
            Array.ConvertAll(directions.Values, rho => Math.Min(rho, GaussianInformation.LargestCorrelation)));
    }

    /// <summary>Which part of the products of latents the features of both sides explain, the smaller of both: <see cref="Harmonics"/>.</summary>
    /// <param name="latentX">The latents of X, of mean 0 and variance 1.</param>
    /// <param name="latentY">The latents of Y.</param>
    /// <param name="compute">What it runs on.</param>
    public double HarmonicShare(MatrixView latentX, MatrixView latentY, Compute compute) =>
        Math.Min(Harmonics.Share(_x, latentX, compute), Harmonics.Share(_y, latentY, compute));

    private static CanonicalPairs Find(
        MatrixView x, MatrixView y, FoldMoments moments, FeatureRanks[] tried, Func<DenseMatrix, SingularValues> decompose, int? scored, Compute compute)
    {
        var scores = new (double Proportional, double Separate)[tried.Length * moments.Folds];
        var directions = new SingularValues[scores.Length];
        compute.Team.Run(scores.Length, part =>
        {
            compute.ThrowIfCancelled();

            // The largest first, so that no thread is left with one at the end.
            int rank = tried.Length - 1 - (part / moments.Folds);
            int fold = part % moments.Folds;
            int place = (rank * moments.Folds) + fold;
            directions[place] = decompose(moments.CrossWithout(fold, tried[rank]));
            scores[place] = Score(moments, fold, tried[rank], directions[place], scored);
        });
        int best = 0;
        double bestNats = double.NegativeInfinity;
        for (int rank = 0; rank < tried.Length; rank++)
        {
            (double Proportional, double Separate)[] folds = scores[(rank * moments.Folds)..((rank + 1) * moments.Folds)];
            double nats = Math.Max(folds.Sum(fold => fold.Proportional), folds.Sum(fold => fold.Separate)) / moments.TotalRows;
            if (nats > bestNats)
            {
                (best, bestNats) = (rank, nats);
            }
        }

        SingularValues[] ofBest = directions[(best * moments.Folds)..((best + 1) * moments.Folds)];
        var ofHalves = new SingularValues[FoldHalves.Count];
        compute.Team.Run(FoldHalves.Count, half => ofHalves[half] = decompose(moments.CrossOf(fold => FoldHalves.Of(fold) != half, tried[best])));
        return new CanonicalPairs(x, y, moments, tried[best], tried[^1], bestNats, ofBest, ofHalves, decompose);
    }

    private static double Variance(CanonicalPairs pairs) =>
        Math.Pow(GaussianInformation.Deviation(pairs._moments.TotalRows, pairs.LargestRanks.X, pairs.LargestRanks.Y), 2);

    private static IEnumerable<FeatureRanks> RanksToTry(int featuresX, int featuresY, FoldMoments moments)
    {
        // Enough rows are left for the exact bias, and for correlations to mean something.
        int most = Math.Max(1, (moments.TotalRows / 4) - 1);
        (featuresX, featuresY) = (Math.Min(featuresX, most), Math.Min(featuresY, most));
        int largest = Math.Max(featuresX, featuresY);
        foreach (int rank in TriedRanks.Where(rank => rank < largest).Append(largest))
        {
            yield return new FeatureRanks(Math.Min(rank, featuresX), Math.Min(rank, featuresY));
        }
    }

    private static (double Proportional, double Separate) Score(FoldMoments moments, int fold, FeatureRanks ranks, SingularValues directions, int? scored)
    {
        PairMoments[] held = moments.Project(fold, directions.Left, directions.Right);
        int rows = moments.TotalRows - moments.Rows(fold);

        // Features have variance 1 over all rows. Over those without the fold it may be more by chance, and a strong correlation above 1. A direction of a few large rows is left
        // with such a correlation, which no held-out rows confirm.
        double chance = MostDeviations * Math.Sqrt(2.0 / moments.Rows(fold));
        double[] correlations = [.. held.Select((pair, l) => directions.Values[l] / (IsByChance(pair.SquareX) && IsByChance(pair.SquareY)
            ? Math.Sqrt(Math.Max(1, WithoutFold(pair.SquareX) * WithoutFold(pair.SquareY)))
            : 1))];
        return (
            Sum(moments, fold, held, CorrelationShrinkage.Proportional(correlations, ranks.X, ranks.Y, rows), scored),
            Sum(moments, fold, held, CorrelationShrinkage.Separate(correlations, ranks.X, ranks.Y, rows), scored));

        bool IsByChance(double square) => Math.Abs(square - 1) <= chance;

        double WithoutFold(double square) => (moments.TotalRows - (moments.Rows(fold) * square)) / rows;
    }

    private static double ScoreStrong(FoldMoments moments, int fold, FeatureRanks ranks, SingularValues directions, int? scored)
    {
        int rows = moments.TotalRows - moments.Rows(fold);
        double[] correlations = Array.ConvertAll(directions.Values, rho => Math.Sqrt(CanonicalEdge.Spike(Math.Min(rho * rho, LargestSquare), rows, ranks.X, ranks.Y).Square));
        return Sum(moments, fold, moments.Project(fold, directions.Left, directions.Right), correlations, scored);
    }

    private static double Sum(FoldMoments moments, int fold, PairMoments[] held, double[] correlations, int? scored)
    {
        double sum = 0;
        for (int l = 0; l < Math.Min(scored ?? held.Length, held.Length); l++)
        {
            // Leading pairs of many features may be those of a few rows, and others be near 0 in both, which is likelier with a correlation, too.
            PairMoments pair = scored is null ? held[l] : held[l].Standardized;
            sum += pair.MeanLogRatio(correlations[l]);
        }

        return sum * moments.Rows(fold);
    }

    /// <summary>The same pairs by directions of variance 1 over the rows that they are found in; null where these are no better on held-out rows.</summary>
    private CanonicalPairs? OfStrong(FeatureRanks[] tried, int? scored, Compute compute)
    {
        CanonicalPairs? best = null;
        foreach (FeatureRanks ranks in tried)
        {
            var ofFolds = new SingularValues?[_moments.Folds];
            var nats = new double[_moments.Folds];
            compute.Team.Run(_moments.Folds, fold =>
            {
                ofFolds[fold] = _moments.CorrelatedPairs(other => other != fold, ranks);
                nats[fold] = ofFolds[fold] is { } directions ? ScoreStrong(_moments, fold, ranks, directions, scored) : double.NegativeInfinity;
            });
            double mean = nats.Sum() / _moments.TotalRows;
            SingularValues?[] ofHalves = mean > (best ?? this).HeldOutNats
                ? [.. Enumerable.Range(0, FoldHalves.Count).Select(half => _moments.CorrelatedPairs(fold => FoldHalves.Of(fold) != half, ranks))]
                : [];
            if (ofHalves.Length > 0 && !ofHalves.Contains(null))
            {
                best = new CanonicalPairs(_x, _y, _moments, ranks, LargestRanks, mean, ofFolds!, ofHalves!, _decompose);
            }
        }

        return best;
    }

    private double[] MeasureHeldOut()
    {
        int pairs = _foldDirections.Min(directions => directions.Values.Length);
        var sums = new PairMoments[pairs];
        for (int fold = 0; fold < _moments.Folds; fold++)
        {
            PairMoments[] held = _moments.Project(fold, _foldDirections[fold].Left, _foldDirections[fold].Right);
            double weight = (double)_moments.Rows(fold) / _moments.TotalRows;
            for (int l = 0; l < pairs; l++)
            {
                sums[l] = new PairMoments(
                    sums[l].SquareX + (weight * held[l].SquareX),
                    sums[l].SquareY + (weight * held[l].SquareY),
                    sums[l].Cross + (weight * held[l].Cross));
            }
        }

        // A cross-covariance of exactly 0 has no directions.
        return Array.ConvertAll(sums, sum => sum.Cross == 0 ? 0 : sum.Cross / Math.Sqrt(sum.SquareX * sum.SquareY));
    }

    /// <summary>
    /// For each half of the folds the leading directions of the rows of the other half, in the same order and with the same signs as far as they match.
    /// </summary>
    /// <remarks>To change the order of pairs, or the signs of both directions of a pair, changes nothing that pairs of variates share.</remarks>
    private VariateDirections[] References(int pairs)
    {
        VariateDirections[] halves =
        [
            .. Enumerable.Range(0, FoldHalves.Count).Select(half => VariateDirections.Leading(
                _halfDirections[half], pairs)),
        ];
        for (int half = 1; half < halves.Length; half++)
        {
            halves[half] = halves[half].InOrderOf(halves[0]);
        }

        return halves;
    }

    private (MatrixView X, MatrixView Y) Variates(int pairs, Func<int, VariateDirections> directionsOfFold, Compute compute)
    {
        int n = _moments.TotalRows;
        var variatesX = new MatrixView(new AlignedBuffer(n * pairs), n, pairs);
        var variatesY = new MatrixView(new AlignedBuffer(n * pairs), n, pairs);
        for (int fold = 0; fold < _moments.Folds; fold++)
        {
            int start = _moments.FoldStarts[fold];
            int rows = _moments.Rows(fold);
            VariateDirections directions = directionsOfFold(fold);
            compute.Multiply(_x.Block(start, 0, rows, Ranks.X), directions.X.ToView(), variatesX.Block(start, 0, rows, pairs), Epilogue.None);
            compute.Multiply(_y.Block(start, 0, rows, Ranks.Y), directions.Y.ToView(), variatesY.Block(start, 0, rows, pairs), Epilogue.None);
        }

        return (variatesX, variatesY);
    }

    /// <summary>The leading directions without a fold, turned towards a reference that was not fitted to the fold's own rows.</summary>
    private VariateDirections Aligned(int fold, int pairs, VariateDirections reference) =>
        VariateDirections.Leading(_foldDirections[fold], pairs).TurnedTowards(reference);
}
