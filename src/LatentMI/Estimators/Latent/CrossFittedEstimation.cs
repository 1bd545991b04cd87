using System.Diagnostics;
using System.Globalization;
using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// The estimate of <see cref="LatentMiEstimator"/>: representations by maps that did not see the row, the choice among them on held-out rows, and
/// KSG on the latents, calibrated. docs/method.md defines every step.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="width">The vector width.</param>
/// <param name="remembered">How many rows a row of a time series is remembered for, where that is more than its blocks have.</param>
/// <param name="alike">How many rows tell as much as one, where rows of a group of the settings resemble each other on both sides; null where they do not.</param>
internal sealed class CrossFittedEstimation(LatentMiOptions options, SimdWidth width, int remembered = 1, int? alike = null)
{
    /// <summary>The fewest groups whose rows are alike that tell how far an estimate may be off, as many as other data must have rows.</summary>
    public const int LeastGroupsWithInterval = 2 * FewestRowsPerFold;

    // The nearest neighbors of a row are sought among the rows of its fold.
    private const int RowsPerFold = 30;

    // Of a time series a fold has so many blocks, rows of one block apart being neighbors of each other.
    private const int BlocksPerFold = 5;

    // Two folds of few rows are better than no estimate, down to this many.
    private const int FewestRowsPerFold = 10;

    // The numbers of latent dimensions that the curve shows beside the one that is used.
    private static readonly int[] CurveDimensions = [1, 2, 4, 8, CanonicalPairs.MostPairs];

    /// <summary>Estimates I(X;Y) in bits.</summary>
    /// <param name="x">n rows of dx columns.</param>
    /// <param name="y">n rows of dy columns.</param>
    /// <param name="progress">Told when a stage or a representation begins.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <param name="joint">What Y is where it is several sides joined: the number of columns of each of them; null for one side.</param>
    public LatentMiEstimate Estimate(
        Samples x, Samples y, IProgress<EstimationProgress>? progress, CancellationToken cancellationToken, IReadOnlyList<int>? joint = null)
    {
        var watch = Stopwatch.StartNew();
        PairedSamples.Validate(x, y, MinimumRows(options), "the folds and the nearest neighbors of their rows");
        using var compute = new Compute(options.Threads, width, cancellationToken);
        FoldOrder order = Deal(options, x.Count, remembered, alike);
        progress?.Report(new EstimationProgress(EstimationStage.Preparing));
        float[]? weights = joint is null ? null : WeightedScoring.EqualSides(joint);
        (PreparedSide sideX, PreparedSide sideY) = PreparedSide.PrepareBoth(x, y, order, options.ColumnScores, options.Seed, compute, weights);
        TimeSpan prepareTime = watch.Elapsed;

        var search = new CandidateSearch(options, order, compute);
        IReadOnlyList<Candidate> candidates = search.Fit(sideX, sideY, x, y, progress);
        var recovery = new LinearRecovery(options, order, compute);
        int chosen = CandidateSearch.Choose(candidates, recovery);
        Candidate candidate = search.Improve(candidates, chosen);
        EffortGain? effortGain = options.Effort == Effort.Thorough ? search.Gain(candidates, candidate, recovery) : null;
        TimeSpan trainTime = watch.Elapsed - prepareTime;

        progress?.Report(new EstimationProgress(EstimationStage.Calibrating));
        ColumnsApart? apart = search.Apart(candidates, candidate, cancellationToken);
        SuggestedColumns? suggestedColumns = search.Suggested(cancellationToken);
        double hiddenByRanks = options.Surrogates == 0 ? 0 : search.HiddenByRanks(candidates[chosen], sideX, sideY, cancellationToken);
        Value value = ValueOf(candidate, candidates, chosen, recovery, apart, suggestedColumns, hiddenByRanks, x, y, compute, cancellationToken);
        CalibratedKsg calibrated = value.Calibrated;
        LatentDimensionsPoint[] curve = Curve(candidate, calibrated.RawBits, order.Folds(), compute, cancellationToken);

        int latentDimensions = candidate.Latents.Dimensions;
        var fitting = new ModelFitting(options, candidate, calibrated.Surrogates, order, value.Reach.Bits);
        (ILatentEncoder encoderX, ILatentEncoder encoderY) = fitting.Encoders[0];
        Samples latentX = InRowOrder(candidate.Latents.X, order, encoderX, x, compute);
        Samples latentY = InRowOrder(candidate.Latents.Y, order, encoderY, y, compute);
        double[] pointwise = PointwiseRows.Scatter(
            x.Count, order.Rows, Array.ConvertAll(calibrated.PointwiseBits, ofRow => ofRow + value.Reach.Bits - calibrated.Bits));

        TimeSpan elapsed = watch.Elapsed;
        return new LatentMiEstimate
        {
            Estimator = "lmi",
            Bits = value.Reach.Bits,
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            PointwiseBits = pointwise,
            Seed = options.Seed,
            Threads = options.Threads,
            Elapsed = elapsed,
            Warnings =
            [
                .. sideX.Warnings("X"), .. sideY.Warnings("Y"), .. RepeatedPairWarnings(x, y, cancellationToken), .. LargeGroupWarnings(order),
                .. FewerLatentWarnings(candidate), .. calibrated.Warnings, .. apart is null ? [] : new[] { apart.Warning },
                .. suggestedColumns?.Warning(value.SuggestedBits) is { } suggested ? new[] { suggested } : [],
            ],
            Options = options,
            LatentDimensions = latentDimensions,
            RawBits = calibrated.RawBits,
            TimeSeriesBlock = options.TimeSeriesBlock,
            Calibration = new Calibration(
                candidate.Ratio.Kind,
                candidate.Ratio.HeldOutBits,
                calibrated.RawBits,
                calibrated.Bits,
                value.Recovered.Bits,
                options.Surrogates)
            {
                MapLossBits = value.Loss.Bits,
                FurtherLossBits = value.Loss.FurtherBits,
                RatioName = candidate.Ratio.Name,
            },
            EffortGain = effortGain,
            Interval = value.Reach.Interval,
            LogRatioBits = PointwiseRows.Scatter(x.Count, order.Rows, LogRatios(candidate)),
            NeighborVariance = calibrated.NeighborVariance,
            UnseenVariance = calibrated.UnknownVariance + value.Recovered.Variance + (value.Loss.StandardError * value.Loss.StandardError),
            AtLeastBits = value.Reach.AtLeastBits,
            LatentDimensionsCurve = curve,
            Representations = search.Scores(candidates, chosen),
            VarianceShares = candidate.IsOfAllVariance ? null : (sideX.Linear.Map.VarianceShare, sideY.Linear.Map.VarianceShare),
            History = candidate.History,
            LatentX = latentX,
            LatentY = latentY,
            Order = order,
            LatentGroups = [.. candidate.Latents.Blocks.Select(block => Array.ConvertAll(block, position => order.Rows[position]))],
            PendingModel = fitting.OnDemand(x, y, width),
            TieNoise = options.TieNoise ? TieNoise.Amplitude : 0,
            Timings = new LatentMiTimings(prepareTime, trainTime, TimeSpan.Zero, elapsed - prepareTime - trainTime),
        };
    }

    /// <summary>The folds of an estimate.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="rows">n.</param>
    /// <param name="remembered">How many rows a row of a time series is remembered for, where that is more than its blocks have.</param>
    /// <param name="alike">How many rows tell as much as one, where rows of a group resemble each other on both sides; null where they do not.</param>
    /// <exception cref="InputException">A time series has fewer than two blocks, or groups do not give two parts.</exception>
    public static FoldOrder Deal(LatentMiOptions options, int rows, int remembered = 1, int? alike = null)
    {
        options.Groups?.RequireRows(rows);
        if (options.TimeSeriesBlock is > 1 and { } block)
        {
            return FoldOrder.TryDealSeries(rows, options.Folds, BlocksPerFold, block, Math.Max(block, remembered)) ?? throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{rows} rows of a time series are fewer than {LeastSeries(block)}, two parts of {BlocksPerFold} blocks of {block} rows with a gap between them; measure a longer series."));
        }

        int least = Math.Min(RowsPerFold, Math.Max(FewestRowsPerFold, rows / 2));
        return FoldOrder.TryDeal(rows, options.Folds, least, block: 1, options.Groups, alike, new RandomStream(options.Seed, RandomPurpose.Folds))
            ?? throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{OneLine.Count(options.Groups!.Count, "group")} of {rows} rows cannot be split into two parts of at least {least} rows; group by a column with more values."));
    }

    /// <summary>The fewest rows of a time series that can be estimated.</summary>
    /// <param name="block">The rows that it remembers.</param>
    public static long LeastSeries(int block) => LeastSeries(block, BlocksPerFold);

    /// <summary>The fewest rows of a time series that tell how far its estimate may be off, as many blocks as other data must have rows.</summary>
    /// <param name="block">The rows that it remembers.</param>
    public static long LeastSeriesWithInterval(int block) => LeastSeries(block, FewestRowsPerFold);

    /// <summary>The longest block that so many rows of a time series can be estimated with; 0 where there is none.</summary>
    /// <param name="rows">n.</param>
    public static long LongestBlock(int rows) => (rows + 1L) / ((2L * BlocksPerFold) + 1);

    /// <summary>The fewest rows that fill the folds and have as many neighbors as are asked for.</summary>
    /// <param name="options">The settings.</param>
    public static int MinimumRows(LatentMiOptions options) =>
        Math.Max(2 * FewestRowsPerFold, Math.Max(options.Neighbors, options.CalibrationNeighbors) + 2);

    private static long LeastSeries(int block, int blocksPerFold) => (2L * blocksPerFold * block) + block - 1;

    // The value of the latents, with what the maps lost of it by the ratio that the candidate was chosen by, as maps of fewer rows have no other.
    private Value ValueOf(
        Candidate candidate,
        IReadOnlyList<Candidate> candidates,
        int chosen,
        LinearRecovery recovery,
        ColumnsApart? apart,
        SuggestedColumns? suggestedColumns,
        double hiddenByRanks,
        Samples x,
        Samples y,
        Compute compute,
        CancellationToken cancellationToken)
    {
        Candidate fitted = candidates[chosen];
        CalibratedKsg calibrated = Calibrate(candidate, compute, cancellationToken);
        bool areItems = Reach.AreRepeated(x) && Reach.AreRepeated(y);
        RecoveredInformation recovered = recovery.Recover(candidate, calibrated, areIndependent: options.Groups is null && !areItems);
        MapLoss loss = options.Surrogates == 0 ? default : MapLoss.Find(fitted, recovered.Share);
        double unused = recovery.UnusedBits(candidate, recovered);
        double suggested = options.Groups is not null || areItems || recovered.Bits > 0 ? 0 : recovery.SuggestedBits(candidates, chosen);
        double improved = MapLoss.ImprovedBits(fitted.Ratio, candidate.Ratio);
        loss = (areItems ? loss.OnlyFurther() : loss).Further(unused + suggested + improved + hiddenByRanks + (apart?.UpperBits ?? 0));
        double bits = calibrated.Bits + recovered.Bits + loss.Bits;
        double standardError = Math.Sqrt(calibrated.Variance + recovered.Variance + (loss.StandardError * loss.StandardError));
        double ofColumns = areItems || suggestedColumns is null
            ? 0
            : suggestedColumns.FurtherBits(bits + (ConfidenceInterval.StandardErrors * standardError) + loss.FurtherBits);
        loss = loss.Further(ofColumns);
        var reach = Reach.Of(
            candidate.Latents,
            candidate.Ratio,
            calibrated,
            candidate.Parts.Count > 0,
            bits,
            standardError,
            loss.FurtherBits,
            Reach.Unresolved(calibrated, x, y));
        return new Value(calibrated, recovered, loss, reach, ofColumns);
    }

    /// <summary>The held-out logarithm of the ratio of each row's own pair, in bits; of parts that are estimated one by one the sum.</summary>
    private static double[] LogRatios(Candidate candidate)
    {
        double[][] nats = candidate.Parts.Count == 0 ? [candidate.Ratio.HeldOutNats] : [.. candidate.Parts.Select(part => part.Ratio.HeldOutNats)];
        return [.. Enumerable.Range(0, nats[0].Length).Select(row => nats.Sum(part => part[row]) / Math.Log(2))];
    }

    // All columns together that can be counted have the value of their labels in the end (LabeledEstimation); here groups of some of them have.
    private CalibratedKsg Calibrate(Candidate candidate, Compute compute, CancellationToken cancellationToken) => candidate.Parts.Count == 0
        ? CalibratedKsg.Estimate(candidate.Latents, candidate.Ratio, options.Calibration, compute, cancellationToken)
        : CalibratedKsg.Sum([.. candidate.Parts.Select(part => GroupCalibration.Estimate(part.Latents, part.Ratio, options.Calibration, compute, cancellationToken))]);

    /// <summary>What each number of latent dimensions is worth: the Gaussian information of the held-out correlations, and KSG.</summary>
    private LatentDimensionsPoint[] Curve(
        Candidate candidate, double usedRawBits, int[] folds, Compute compute, CancellationToken cancellationToken)
    {
        if (candidate.LatentsOf is not { } latentsOf)
        {
            return [];
        }

        int used = candidate.Latents.Dimensions;
        int most = Math.Min(CanonicalPairs.MostPairs, candidate.HeldOutCorrelations.Length);
        var points = new List<LatentDimensionsPoint>();
        foreach (int pairs in CurveDimensions.Append(used).Where(pairs => pairs <= Math.Max(used, most)).Distinct().Order())
        {
            double rawBits = pairs == used ? usedRawBits : RawBits(pairs);
            double heldOut = candidate.HeldOutCorrelations[..pairs]
                .Sum(rho => Math.Sign(rho) * GaussianInformation.Nats([rho])) / Math.Log(2);
            points.Add(new LatentDimensionsPoint(pairs, heldOut, rawBits, pairs == used));
        }

        return [.. points];

        double RawBits(int pairs)
        {
            (MatrixView x, MatrixView y) = latentsOf(pairs);
            var latents = new LatentPairs(x, y, candidate.Latents.Blocks, folds);
            return CalibratedKsg.RawKsg(latents, options.Calibration, compute, cancellationToken);
        }
    }

    /// <summary>The held-out latents of all rows; those of rows that are in no fold are encoded as new ones.</summary>
    private static Samples InRowOrder(MatrixView latents, FoldOrder order, ILatentEncoder encoder, Samples samples, Compute compute)
    {
        int dimensions = latents.Columns;
        var values = new float[samples.Count * dimensions];
        for (int position = 0; position < order.Rows.Length; position++)
        {
            latents.Row(position).CopyTo(values.AsSpan(order.Rows[position] * dimensions));
        }

        int[] others = [.. Enumerable.Range(0, samples.Count).Except(order.Rows)];
        if (others.Length > 0)
        {
            Samples encoded = encoder.Encode(samples.ViewRows(others), compute);
            for (int i = 0; i < others.Length; i++)
            {
                encoded.CopyRow(i, values.AsSpan(others[i] * dimensions, dimensions));
            }
        }

        return Samples.Create(values, samples.Count, dimensions);
    }

    private IEnumerable<EstimateWarning> RepeatedPairWarnings(Samples x, Samples y, CancellationToken cancellationToken)
    {
        if (RepeatedPairs.Warning(x, y, options.Groups, cancellationToken) is { } repeated)
        {
            yield return repeated;
        }
    }

    private IEnumerable<EstimateWarning> FewerLatentWarnings(Candidate candidate)
    {
        int used = candidate.Latents.Dimensions;
        if (candidate.Kind != RepresentationKind.Own && options.LatentDimensions > used)
        {
            yield return new EstimateWarning("fewer-latent-dimensions", string.Create(
                CultureInfo.InvariantCulture,
                $"{OneLine.Count(options.LatentDimensions!.Value, "latent dimension")} {(options.LatentDimensions == 1 ? "was" : "were")} requested, but the representation has only {used}: held-out rows are predicted best with that many features per side."));
        }
    }

    private IEnumerable<EstimateWarning> LargeGroupWarnings(FoldOrder order)
    {
        int largest = options.Groups?.Members.Max(members => members.Length) ?? 0;
        if (largest > order.Rows.Length / 2)
        {
            yield return new EstimateWarning("large-group", string.Create(
                CultureInfo.InvariantCulture,
                $"One group has {largest} of the {order.Rows.Length} rows, and their encoders were fitted to the other {order.Rows.Length - largest} only: ")
                + "the value is probably too low; group by a column that divides the rows more evenly.");
        }
    }

    /// <summary>What the value of the latents is made of.</summary>
    private sealed record Value(CalibratedKsg Calibrated, RecoveredInformation Recovered, MapLoss Loss, Reach Reach, double SuggestedBits);
}
