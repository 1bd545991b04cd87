using System.Diagnostics;
using System.Globalization;
using LatentMI.Calibrating;
using LatentMI.Critics;
using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI;

/// <summary>
/// The estimate of <see cref="LatentMiMethod.CrossFitted"/>: representations by maps that did not see the row, the choice among them on held-out rows, and
/// KSG on the latents, calibrated. docs/method.md defines every step.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="width">The vector width.</param>
internal sealed class CrossFittedEstimation(LatentMiOptions options, SimdWidth width)
{
    /// <summary>KSG on more rows than this is done in parts: its time grows with their square, and calibration removes the bias of fewer.</summary>
    public const int MostRowsTogether = 10_000;

    // Every fold holds some rows, and enough are left to find directions.
    private const int RowsPerFold = 5;

    // The numbers of latent dimensions that the curve shows beside the one that is used.
    private static readonly int[] CurveDimensions = [1, 2, 4, 8, CanonicalPairs.MostPairs];

    // 97.5 % quantile of the normal distribution.
    private const double ConfidenceQuantile = 1.959964;

    // The log likelihood that held-out rows must gain, in nats, before sample correlations are trusted.
    private const double LeastEvidence = 3;

    // How much better the held-out loss of a more complex representation must be, in standard errors of the paired difference.
    private const double WorthwhileErrors = 2;

    // The networks that stood out on seed 100 of digits, circle, cross and Gaussian data.
    private static readonly SeparableCriticOptions Networks = new()
    {
        HiddenWidths = [128, 64],
        EmbeddingWidth = 16,
        Dropout = 0.2,
        LearningRate = 2e-3,
        WeightDecay = 0.05,
        MaxEpochs = 60,
        Patience = 8,
    };

    /// <summary>Estimates I(X;Y) in bits.</summary>
    /// <param name="x">n rows of dx columns.</param>
    /// <param name="y">n rows of dy columns.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public LatentMiEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        PairedSamples.Validate(x, y, MinimumRows(), "the folds and the nearest neighbors of their rows");
        using var compute = new Compute(options.Threads, width, cancellationToken);
        int block = options.TimeSeriesBlock ?? 1;
        int folds = Math.Min(options.Folds, Math.Min(x.Count / RowsPerFold, x.Count / block));
        if (folds < 2)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{x.Count} rows are not two blocks of {block} rows of a time series; give more rows or shorter blocks."));
        }

        FoldOrder order = FoldOrder.Deal(x.Count, folds, block, new RandomStream(options.Seed, RandomPurpose.Folds));
        Side sideX = Prepare(x, order, RandomPurpose.ComponentsX, compute);
        Side sideY = Prepare(y, order, RandomPurpose.ComponentsY, compute);
        TimeSpan prepareTime = watch.Elapsed;

        Candidate[] candidates = [.. Represent(sideX, sideY, order, compute)];
        int chosen = Choose(candidates);
        Candidate candidate = candidates[chosen];
        TimeSpan trainTime = watch.Elapsed - prepareTime;

        CalibratedKsg calibrated = CalibratedKsg.Estimate(candidate.Latents, candidate.Ratio, options, compute, cancellationToken);
        double recovered = Recovered(candidate, calibrated, out double recoveryVariance);
        double bits = calibrated.Bits + recovered;
        double standardError = Math.Sqrt(calibrated.Variance + recoveryVariance);
        TimeSpan estimateTime = watch.Elapsed - prepareTime - trainTime;

        int latentDimensions = candidate.Latents.Dimensions;
        Samples latentX = InRowOrder(candidate.Latents.X, latentDimensions, order);
        Samples latentY = InRowOrder(candidate.Latents.Y, latentDimensions, order);
        (ILatentEncoder encoderX, ILatentEncoder encoderY) = candidate.Encoders();
        int[] referenceRows = [.. candidate.ReferencePositions.Select(position => order.Rows[position]).Order()];
        var ksgOptions = new KsgOptions
        {
            Neighbors = Math.Min(options.Neighbors, referenceRows.Length - 1),
            TieNoise = options.TieNoise,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        var pointwise = new double[x.Count];
        for (int i = 0; i < pointwise.Length; i++)
        {
            pointwise[order.Rows[i]] = calibrated.PointwiseBits[i] + recovered;
        }

        return new LatentMiEstimate
        {
            Estimator = "lmi",
            Bits = bits,
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            PointwiseBits = pointwise,
            PointwiseMask = Enumerable.Repeat(true, x.Count).ToArray(),
            Seed = options.Seed,
            Threads = options.Threads,
            Elapsed = watch.Elapsed,
            Warnings = [.. Warnings(x, y, sideX, sideY), .. calibrated.Warnings],
            Options = options,
            LatentDimensions = latentDimensions,
            RawBits = calibrated.RawBits,
            Calibration = new Calibration(
                candidate.Ratio.Name,
                candidate.Ratio.MeanLoss,
                candidate.Ratio.HeldOutBits,
                calibrated.RawBits,
                calibrated.Bits,
                recovered,
                options.Surrogates),
            Interval = new ConfidenceInterval(bits - (ConfidenceQuantile * standardError), bits + (ConfidenceQuantile * standardError), standardError),
            LatentDimensionsCurve = Curve(candidate, order.Folds(), compute, cancellationToken),
            Representations = [.. candidates.Select((c, i) => new RepresentationScore(c.Name, c.Ratio.MeanLoss, c.Ratio.HeldOutBits, i == chosen))],
            History = candidate.History,
            LatentX = latentX,
            LatentY = latentY,
            Model = new LatentModel(encoderX, encoderY, latentX.SelectRows(referenceRows), latentY.SelectRows(referenceRows), ksgOptions),
            TieNoise = options.TieNoise ? TieNoise.Amplitude : 0,
            Timings = new LatentMiTimings(prepareTime, trainTime, TimeSpan.Zero, estimateTime),
        };
    }

    private int MinimumRows() => Math.Max(4 * RowsPerFold, Math.Max(options.Neighbors, options.CalibrationNeighbors) + 2);

    private Side Prepare(Samples samples, FoldOrder order, RandomPurpose purpose, Compute compute)
    {
        var scores = new MatrixView(new AlignedBuffer(checked(samples.Count * samples.Dimensions)), samples.Count, samples.Dimensions);
        ISampleScoring scoring;
        if (options.ColumnScores == ColumnScores.Normal)
        {
            scoring = RankScoring.Fit(new SampleColumns(samples, order.Rows), folded: false, scores, compute);
        }
        else
        {
            var standardizer = ColumnStandardizer.Fit(samples, compute.Team);
            scoring = standardizer;
            compute.Team.Run(order.Rows.Length, row => standardizer.TransformRow(samples, order.Rows[row], scores.Row(row)));
        }

        (FeatureMap map, MatrixView features) = FeatureMap.Linear(scoring, scores, new RandomStream(options.Seed, purpose), compute);
        return new Side(scoring, scores, map, features, purpose);
    }

    private IEnumerable<Candidate> Represent(Side x, Side y, FoldOrder order, Compute compute)
    {
        RepresentationChoice wanted = options.Representation;
        if (wanted is RepresentationChoice.Auto or RepresentationChoice.Linear)
        {
            yield return Canonical("linear", (x.Map, x.Features), (y.Map, y.Features), order, compute);
        }

        if (wanted == RepresentationChoice.Linear)
        {
            yield break;
        }

        (FeatureMap Map, MatrixView Features) foldedX = Fold(x, compute);
        (FeatureMap Map, MatrixView Features) foldedY = Fold(y, compute);
        if (wanted is RepresentationChoice.Auto or RepresentationChoice.Folded)
        {
            yield return Canonical("folded", foldedX, foldedY, order, compute);
        }

        if (wanted is RepresentationChoice.Auto or RepresentationChoice.Network)
        {
            yield return Network(foldedX.Map.Unequal(foldedX.Features), foldedY.Map.Unequal(foldedY.Features), order, compute);
        }
    }

    private (FeatureMap Map, MatrixView Features) Fold(Side side, Compute compute) =>
        FeatureMap.Folded(side.Scores, side.Map, side.Features, new RandomStream(options.Seed, side.Purpose, index: 1), compute);

    private Candidate Canonical(
        string name, (FeatureMap Map, MatrixView Features) x, (FeatureMap Map, MatrixView Features) y, FoldOrder order, Compute compute)
    {
        CanonicalPairs pairs = CanonicalPairs.Find(x.Features, y.Features, order.Starts, compute);
        int most = Math.Min(pairs.Ranks.X, pairs.Ranks.Y);
        int latentDimensions = Math.Min(options.LatentDimensions ?? pairs.SignificantPairs, most);
        (MatrixView variatesX, MatrixView variatesY) = pairs.HeldOutVariates(latentDimensions, compute);
        var latents = new LatentPairs(variatesX, variatesY, Parts(order.Rows.Length), order.Folds());
        var representation = new CanonicalRepresentation(name, x.Map, y.Map, pairs);
        FittedRatio ratio = ChooseRatio(latents, () => CriticRatios.Fit(latents, options.Seed, compute), compute);
        return new Candidate(name, latents, ratio, () => representation.Encoders(latentDimensions), latents.Blocks[0])
        {
            Pairs = pairs,
            HeldOutCorrelations = pairs.HeldOutCorrelations,
            LatentsOf = count => pairs.HeldOutVariates(count, compute),
        };
    }

    private Candidate Network(
        (FeatureMap Map, MatrixView Features) x, (FeatureMap Map, MatrixView Features) y, FoldOrder order, Compute compute)
    {
        NetworkRepresentation network = NetworkRepresentation.Train(
            x.Features, x.Map, y.Features, y.Map, order, options.LatentDimensions, Networks, options.Seed, compute);
        (MatrixView latentX, MatrixView latentY) = network.HeldOutLatents(network.LatentDimensions);
        int[][] groups = network.Blocks;
        int[][] blocks = [.. groups.SelectMany(group => Parts(group.Length).Select(part => Array.ConvertAll(part, i => group[i])))];
        var latents = new LatentPairs(latentX, latentY, blocks, order.Folds());
        (float[] embeddedX, float[] embeddedY, int embeddingWidth) = network.HeldOutEmbeddings();
        FittedRatio ratio = ChooseRatio(
            latents, () => new EmbeddingRatio("network", [(embeddedX, embeddedY)], embeddingWidth, new int[latents.Count]), compute);
        return new Candidate("network", latents, ratio, network.Encoders, groups[0])
        {
            History = History(network.FirstTraining),
            HeldOutCorrelations = network.HeldOutCorrelations,
            LatentsOf = network.HeldOutLatents,
        };
    }

    private static TrainingHistory History(SeparableCriticTraining training)
    {
        EpochLoss[] epochs =
        [
            .. training.TrainingLosses.Select((loss, i) => new EpochLoss(i + 1, loss, training.ValidationLosses[i + 1])),
        ];

        // Where no epoch was better than none, the untrained network was kept; the history begins with the first epoch.
        int best = Math.Max(1, training.BestEpoch);
        return new TrainingHistory(epochs, best, StoppedEarly: epochs.Length < Networks.MaxEpochs, KeptEpoch: best);
    }

    /// <summary>None, Gaussian or learned: a more complex ratio only where it is better on held-out rows by two standard errors.</summary>
    private static FittedRatio ChooseRatio(LatentPairs latents, Func<IDensityRatio> learn, Compute compute)
    {
        FittedRatio best = FittedRatio.Score(new NoRatio(), latents, compute);
        foreach (Func<IDensityRatio> fit in new[] { () => new GaussianRatio(latents, compute), learn })
        {
            var fitted = FittedRatio.Score(fit(), latents, compute);
            best = FittedRatio.IsWorthwhile(best, fitted, WorthwhileErrors) ? fitted : best;
        }

        return best;
    }

    private static int Choose(Candidate[] candidates)
    {
        int best = 0;
        for (int i = 1; i < candidates.Length; i++)
        {
            best = FittedRatio.IsWorthwhile(candidates[best].Ratio, candidates[i].Ratio, WorthwhileErrors) ? i : best;
        }

        return best;
    }

    /// <summary>Evenly spread parts of so many rows that are not too large for KSG.</summary>
    private static int[][] Parts(int count)
    {
        int parts = (count + MostRowsTogether - 1) / MostRowsTogether;
        return [.. Enumerable.Range(0, parts).Select(part => Enumerable.Range(0, count).Where(row => row % parts == part).ToArray())];
    }

    /// <summary>
    /// What the maps lost by being fitted on finitely many rows: the information of all sample canonical correlations, free of bias, less that of the
    /// held-out ones. It counts as far as a Gaussian describes the latents.
    /// </summary>
    private double Recovered(Candidate candidate, CalibratedKsg calibrated, out double variance)
    {
        variance = 0;
        if (!options.LinearRecovery || candidate.Pairs is not { HeldOutNats: > 0 } pairs || candidate.Ratio.Name == "critic"
            || pairs.HeldOutNats * candidate.Latents.Count < LeastEvidence)
        {
            return 0;
        }

        double weight = 1;
        if (options.Surrogates > 0 && calibrated.Excess != 0)
        {
            double deviation = Math.Abs(calibrated.Excess) / calibrated.ExcessError;
            weight = Math.Clamp((4 - deviation) / 2, 0, 1);
        }

        double kept = GaussianInformation.Nats(pairs.HeldOutCorrelations.Take(candidate.Latents.Dimensions).Where(rho => rho > 0));
        double count = candidate.Latents.Count;
        variance = weight * weight * pairs.Ranks.X * pairs.Ranks.Y / (2 * count * count) / Math.Log(2) / Math.Log(2);
        return weight * (pairs.GaussianNats - kept) / Math.Log(2);
    }

    /// <summary>What each number of latent dimensions is worth: the Gaussian information of the held-out correlations, and KSG.</summary>
    private LatentDimensionsPoint[] Curve(Candidate candidate, int[] folds, Compute compute, CancellationToken cancellationToken)
    {
        int used = candidate.Latents.Dimensions;
        int most = Math.Min(CanonicalPairs.MostPairs, candidate.HeldOutCorrelations.Length);
        var points = new List<LatentDimensionsPoint>();
        foreach (int pairs in CurveDimensions.Append(used).Where(pairs => pairs <= Math.Max(used, most)).Distinct().Order())
        {
            (MatrixView x, MatrixView y) = candidate.LatentsOf(pairs);
            var latents = new LatentPairs(x, y, candidate.Latents.Blocks, folds);
            double[] raw = CalibratedKsg.Ksg(latents, latents.Blocks, options.Neighbors, options, compute, [], cancellationToken);
            double heldOut = candidate.HeldOutCorrelations[..pairs]
                .Sum(rho => Math.Sign(rho) * GaussianInformation.Nats([rho])) / Math.Log(2);
            points.Add(new LatentDimensionsPoint(pairs, heldOut, raw.Average(), pairs == used));
        }

        return [.. points];
    }

    private static Samples InRowOrder(MatrixView latents, int dimensions, FoldOrder order)
    {
        var values = new float[order.Rows.Length * dimensions];
        for (int position = 0; position < order.Rows.Length; position++)
        {
            latents.Row(position).CopyTo(values.AsSpan(order.Rows[position] * dimensions));
        }

        return Samples.Create(values, order.Rows.Length, dimensions);
    }

    private static IEnumerable<EstimateWarning> Warnings(Samples x, Samples y, Side sideX, Side sideY)
    {
        foreach ((string name, Samples samples, Side side) in new[] { ("X", x, sideX), ("Y", y, sideY) })
        {
            if (side.Scoring.ConstantColumns > 0)
            {
                yield return new EstimateWarning("constant-columns", string.Create(
                    CultureInfo.InvariantCulture,
                    $"{side.Scoring.ConstantColumns} of {samples.Dimensions} columns of {name} are constant and tell nothing; they were set to 0."));
            }

            int cut = side.Scoring is ColumnStandardizer ? CutColumns(side.Scores) : 0;
            if (cut > 0)
            {
                yield return new EstimateWarning("heavy-tailed-columns", string.Create(
                    CultureInfo.InvariantCulture,
                    $"{cut} of {samples.Dimensions} columns of {name} have values more than {ColumnStandardizer.Limit} standard deviations from their mean, which were cut off there; score the columns by rank (--column-scores normal)."));
            }
        }

        int repeated = RepeatedPairs.Count(x, y);
        if (repeated > 0)
        {
            yield return new EstimateWarning("repeated-pairs", string.Create(
                CultureInfo.InvariantCulture,
                $"{repeated} of {x.Count} pairs of rows are exact copies of earlier ones, which makes the estimate too high; remove copies that were not measured independently."));
        }
    }

    /// <summary>The number of columns with a value at the limit of standardized ones.</summary>
    private static int CutColumns(MatrixView scores)
    {
        var cut = new bool[scores.Columns];
        for (int i = 0; i < scores.Rows; i++)
        {
            ReadOnlySpan<float> row = scores.Row(i);
            for (int c = 0; c < row.Length; c++)
            {
                cut[c] |= Math.Abs(row[c]) >= ColumnStandardizer.Limit;
            }
        }

        return cut.Count(column => column);
    }

    /// <summary>One side on its way to features, rows sorted by fold.</summary>
    private sealed record Side(ISampleScoring Scoring, MatrixView Scores, FeatureMap Map, MatrixView Features, RandomPurpose Purpose);

    /// <summary>A representation with its latents and the ratio that describes them best.</summary>
    private sealed record Candidate(
        string Name, LatentPairs Latents, FittedRatio Ratio, Func<(ILatentEncoder X, ILatentEncoder Y)> Encoders, int[] ReferencePositions)
    {
        /// <summary>The variates, where the representation is linear in its features.</summary>
        public CanonicalPairs? Pairs { get; init; }

        /// <summary>The training of the networks, where there are any.</summary>
        public TrainingHistory? History { get; init; }

        /// <summary>The correlation of each pair of latents that could be used.</summary>
        public required double[] HeldOutCorrelations { get; init; }

        /// <summary>The first pairs of latents.</summary>
        public required Func<int, (MatrixView X, MatrixView Y)> LatentsOf { get; init; }
    }
}
