using System.Diagnostics;
using System.Globalization;
using LatentMI.Calibrating;
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
    // Every fold holds some rows, and enough are left to find directions.
    private const int RowsPerFold = 5;

    // The numbers of latent dimensions that the curve shows beside the one that is used.
    private static readonly int[] CurveDimensions = [1, 2, 4, 8, CanonicalPairs.MostPairs];

    // The log likelihood that held-out rows must gain, in nats, before sample correlations are trusted. Without any dependence the gain of p and q
    // features is about the square of a standard normal number, and the largest over all numbers of features is kept: this is four deviations.
    private const double LeastEvidence = 16;

    /// <summary>Estimates I(X;Y) in bits.</summary>
    /// <param name="x">n rows of dx columns.</param>
    /// <param name="y">n rows of dy columns.</param>
    /// <param name="progress">Told when a stage or a representation begins.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <param name="joint">What Y is where it is two sides joined: the columns of the first of them; null for one side.</param>
    public LatentMiEstimate Estimate(
        Samples x, Samples y, IProgress<EstimationProgress>? progress, CancellationToken cancellationToken, int? joint = null)
    {
        var watch = Stopwatch.StartNew();
        PairedSamples.Validate(x, y, MinimumRows(options), "the folds and the nearest neighbors of their rows");
        using var compute = new Compute(options.Threads, width, cancellationToken);
        FoldOrder order = Deal(options, x.Count);
        progress?.Report(new EstimationProgress(EstimationStage.Preparing));
        var sideX = PreparedSide.Prepare(x, order, options.ColumnScores, options.Seed, RandomPurpose.ComponentsX, compute);
        float[]? weights = joint is { } first ? WeightedScoring.EqualSides(first, y.Dimensions) : null;
        var sideY = PreparedSide.Prepare(y, order, options.ColumnScores, options.Seed, RandomPurpose.ComponentsY, compute, weights);
        TimeSpan prepareTime = watch.Elapsed;

        Candidate[] candidates = [.. new CandidateSearch(options, order, compute).Fit(sideX, sideY, progress)];
        int chosen = CandidateSearch.Choose(candidates);
        Candidate candidate = candidates[chosen];
        TimeSpan trainTime = watch.Elapsed - prepareTime;

        progress?.Report(new EstimationProgress(EstimationStage.Calibrating));
        CalibratedKsg calibrated = CalibratedKsg.Estimate(candidate.Latents, candidate.Ratio, options, compute, cancellationToken);
        double recovered = Recovered(candidate, calibrated, out double recoveryVariance);
        double bits = calibrated.Bits + recovered;
        double standardError = Math.Sqrt(calibrated.Variance + recoveryVariance);
        LatentDimensionsPoint[] curve = Curve(candidate, calibrated.RawBits, order.Folds(), compute, cancellationToken);

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

        EstimateWarning[] warnings =
        [
            .. sideX.Warnings("X"), .. sideY.Warnings("Y"), .. RepeatedPairWarnings(x, y, cancellationToken), .. LargeGroupWarnings(order), .. FewerLatentWarnings(latentDimensions), .. calibrated.Warnings,
        ];
        TimeSpan elapsed = watch.Elapsed;
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
            Elapsed = elapsed,
            Warnings = warnings,
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
            Interval = ConfidenceInterval.Around(bits, standardError),
            LatentDimensionsCurve = curve,
            Representations = [.. candidates.Select((c, i) => new RepresentationScore(c.Name, c.Ratio.MeanLoss, c.Ratio.HeldOutBits, i == chosen))],
            History = candidate.History,
            LatentX = latentX,
            LatentY = latentY,
            LatentGroups = [.. candidate.Latents.Blocks.Select(block => Array.ConvertAll(block, position => order.Rows[position]))],
            Model = new LatentModel(encoderX, encoderY, latentX.SelectRows(referenceRows), latentY.SelectRows(referenceRows), ksgOptions),
            TieNoise = options.TieNoise ? TieNoise.Amplitude : 0,
            Timings = new LatentMiTimings(prepareTime, trainTime, TimeSpan.Zero, elapsed - prepareTime - trainTime),
        };
    }

    /// <summary>The folds of an estimate.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="rows">n.</param>
    /// <exception cref="InputException">A time series has fewer than two blocks, or groups do not give two parts.</exception>
    public static FoldOrder Deal(LatentMiOptions options, int rows)
    {
        options.Groups?.RequireRows(rows);
        int block = options.TimeSeriesBlock ?? 1;
        return FoldOrder.TryDeal(rows, options.Folds, RowsPerFold, block, options.Groups, new RandomStream(options.Seed, RandomPurpose.Folds))
            ?? throw new InputException(options.Groups is { } groups
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{groups.Count} groups of {rows} rows cannot be split into two parts of at least {RowsPerFold} rows; group by something that has more values.")
                : string.Create(
                    CultureInfo.InvariantCulture, $"{rows} rows are not two blocks of {block} rows of a time series; give more rows or shorter blocks."));
    }

    /// <summary>The fewest rows that fill the folds and have as many neighbors as are asked for.</summary>
    /// <param name="options">The settings.</param>
    public static int MinimumRows(LatentMiOptions options) =>
        Math.Max(4 * RowsPerFold, Math.Max(options.Neighbors, options.CalibrationNeighbors) + 2);

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
        if (kept > Math.Log(count))
        {
            // More than the rows can show: correlations so close to 1 that the difference of two such sums is rounding and shrinkage.
            return 0;
        }

        variance = weight * weight * pairs.Ranks.X * pairs.Ranks.Y / (2 * count * count) / Math.Log(2) / Math.Log(2);
        return weight * (pairs.GaussianNats - kept) / Math.Log(2);
    }

    /// <summary>What each number of latent dimensions is worth: the Gaussian information of the held-out correlations, and KSG.</summary>
    private LatentDimensionsPoint[] Curve(
        Candidate candidate, double usedRawBits, int[] folds, Compute compute, CancellationToken cancellationToken)
    {
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
            (MatrixView x, MatrixView y) = candidate.LatentsOf(pairs);
            var latents = new LatentPairs(x, y, candidate.Latents.Blocks, folds);
            return CalibratedKsg.RawKsg(latents, options, compute, cancellationToken);
        }
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

    private IEnumerable<EstimateWarning> FewerLatentWarnings(int used)
    {
        if (options.LatentDimensions > used)
        {
            yield return new EstimateWarning("fewer-latent-dimensions", string.Create(
                CultureInfo.InvariantCulture,
                $"{options.LatentDimensions} latent dimensions were asked for, but only {used} pairs of latents can be made of these columns and rows; those were used."));
        }
    }

    private static IEnumerable<EstimateWarning> LargeGroupWarnings(FoldOrder order)
    {
        if (order.Groups is not null && order.LargestFold > order.Rows.Length / 2)
        {
            yield return new EstimateWarning("large-group", string.Create(
                CultureInfo.InvariantCulture,
                $"One group has {order.LargestFold} of the {order.Rows.Length} rows, and what they are encoded by was fitted to the other {order.Rows.Length - order.LargestFold} only: ")
                + "the value is rather too low; group by something that divides the rows more evenly.");
        }
    }

    private static IEnumerable<EstimateWarning> RepeatedPairWarnings(Samples x, Samples y, CancellationToken cancellationToken)
    {
        int repeated = RepeatedPairs.Count(x, y, cancellationToken);
        if (repeated > 0)
        {
            yield return new EstimateWarning("repeated-pairs", string.Create(
                CultureInfo.InvariantCulture,
                $"{repeated} of {x.Count} pairs of rows are exact copies of earlier ones, which makes the estimate too high; remove copies that were not measured independently."));
        }
    }
}
