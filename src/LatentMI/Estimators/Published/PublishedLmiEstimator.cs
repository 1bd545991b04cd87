using System.Diagnostics;
using LatentMI.Calibrating;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Published;

/// <summary>
/// Latent mutual information as published (Gowri, Lun, Klein and Yin, NeurIPS 2024): one part of the rows trains networks that learn codes of X and of Y, a few
/// numbers each, that predict each other; the KSG estimator is applied to the codes of the other part.
/// </summary>
/// <remarks>
/// I(Zx;Zy) &lt;= I(X;Y) by the data-processing inequality, so that what the encoders lose makes the estimate too low. <see cref="LatentMiEstimator"/> uses
/// every row for both and is more accurate. The same seed gives the same numbers for any number of threads.
/// </remarks>
public sealed class PublishedLmiEstimator : ILatentEstimator
{
    /// <summary>More latent dimensions than this make nearest neighbors, and so the estimate, unreliable.</summary>
    public const int ReliableLatentDimensions = 20;

    // Half of the smallest sample size in the paper's experiments.
    private const int FewTrainingRows = 500;

    private readonly SimdWidth _width;

    /// <summary>Makes an estimator with the settings of <see cref="PublishedLmiOptions.Mended"/>.</summary>
    public PublishedLmiEstimator()
        : this(PublishedLmiOptions.Mended)
    {
    }

    /// <summary>Makes an estimator.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    public PublishedLmiEstimator(PublishedLmiOptions options)
        : this(options, SimdSupport.Current())
    {
    }

    internal PublishedLmiEstimator(PublishedLmiOptions options, SimdWidth width)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options with { Threads = Compute.ResolveThreads(options.Threads) };
        _width = width;
    }

    /// <summary>The settings, with the number of threads resolved.</summary>
    public PublishedLmiOptions Options { get; }

    /// <summary>The width of the first hidden layer of a side's network, which the number of columns decides where no width is set.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="columns">The number of the side's columns.</param>
    public static int HiddenWidth(PublishedLmiOptions options, int columns)
    {
        ArgumentNullException.ThrowIfNull(options);
        return LatentNetwork.HiddenWidths(columns, options)[0];
    }

    /// <inheritdoc/>
    MutualInformationEstimate IMutualInformationEstimator.Estimate(Samples x, Samples y, CancellationToken cancellationToken) =>
        Estimate(x, y, progress: null, cancellationToken);

    /// <inheritdoc/>
    LatentEstimate ILatentEstimator.Estimate(Samples x, Samples y, IProgress<EstimationProgress>? progress, CancellationToken cancellationToken) =>
        Estimate(x, y, progress, cancellationToken);

    /// <summary>Estimates I(X;Y) in bits.</summary>
    /// <param name="x">n rows of dx columns.</param>
    /// <param name="y">n rows of dy columns; row i belongs to row i of <paramref name="x"/>.</param>
    /// <param name="progress">Told when a stage begins and after every training batch, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work within a batch, with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The estimate; rows that trained have no pointwise value.</returns>
    /// <exception cref="InputException">
    /// The samples cannot be used: different numbers of rows, too few rows, NaN or infinite values, nothing but constant columns; or training
    /// diverged.
    /// </exception>
    public PublishedLmiEstimate Estimate(
        Samples x, Samples y, IProgress<EstimationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var watch = Stopwatch.StartNew();
        PairedSamples.Validate(x, y, MinimumRows(), "training and the nearest neighbors of the other rows");
        using var compute = new Compute(Options.Threads, _width, cancellationToken);
        progress?.Report(new EstimationProgress(EstimationStage.Preparing));
        var training = new LatentTraining(compute, Options, x, y);
        TimeSpan prepareTime = watch.Elapsed;

        TrainingHistory history = training.Train(progress is null ? null : new TrainingReports(progress));
        TimeSpan trainTime = watch.Elapsed - prepareTime;

        progress?.Report(new EstimationProgress(EstimationStage.Calibrating));
        LatentEncoder encoderX = training.EncoderX;
        LatentEncoder encoderY = training.EncoderY;
        Samples latentX = encoderX.Encode(x, compute);
        Samples latentY = encoderY.Encode(y, compute);
        TimeSpan encodeTime = watch.Elapsed - prepareTime - trainTime;

        // In row order, so that the estimate does not depend on the order of the split.
        int[] validationRows = [.. training.ValidationRows.Order()];
        KsgOptions ksgOptions = Options.LatentKsg;
        Samples referenceX = latentX.SelectRows(validationRows);
        Samples referenceY = latentY.SelectRows(validationRows);
        KsgEstimate ksg = new KsgEstimator(ksgOptions, _width, method: null).EstimateValidated(referenceX, referenceY, cancellationToken);
        LatentModel model = Model(new LatentModelMember(encoderX, encoderY, referenceX, referenceY), ksgOptions, ksg.Bits, cancellationToken);
        double[] pointwise = PointwiseRows.Scatter(x.Count, validationRows, ksg.PointwiseBits);
        TimeSpan elapsed = watch.Elapsed;
        return new PublishedLmiEstimate
        {
            Estimator = "lmi",
            Bits = ksg.Bits,
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            PointwiseBits = pointwise,
            Seed = Options.Seed,
            Threads = Options.Threads,
            Elapsed = elapsed,
            Warnings =
            [
                .. Warnings(encoderX, encoderY, referenceX, referenceY, training.TrainingRows.Count, history),
                .. Options.Groups is { } groups
                    ? AlikeGroups.Find(x, y, groups, Options.Seed, Options.Threads) is { } memory ? [GroupedRows.NotApart(memory, groups)] : []
                    : AutocorrelatedRows.Warnings(x, y, given: null, Options.Seed, threads: Options.Threads),
                .. ksg.Warnings,
            ],
            Options = Options,
            LatentDimensions = Options.LatentDimensions,
            RawBits = ksg.Bits,
            LatentX = latentX,
            LatentY = latentY,
            LatentGroups = [validationRows],
            History = history,
            Model = model,
            TieNoise = ksg.TieNoise,
            Timings = new LatentMiTimings(prepareTime, trainTime, encodeTime, elapsed - prepareTime - trainTime - encodeTime),
        };
    }

    /// <summary>The model of one member; its scores have the estimate as their mean, unless they are to be those of the reference.</summary>
    private LatentModel Model(LatentModelMember member, KsgOptions estimated, double bits, CancellationToken cancellationToken)
    {
        // New pairs are scored by algorithm 1, the one that is defined for them.
        KsgOptions scored = estimated with
        {
            Algorithm = KsgAlgorithm.One,
            Neighbors = Math.Min(Options.ResolvedScoreNeighbors, member.Count - 1),
            ReferenceScores = Options.ReferenceScores,
        };
        if (Options.ReferenceScores)
        {
            return new LatentModel([member], scored, ScoreCalibration.None);
        }

        KsgEstimate own = new KsgEstimator(scored, _width, method: null).EstimateValidated(member.ReferenceX, member.ReferenceY, cancellationToken);
        return new LatentModel([member], scored, ScoreCalibration.None.WithMean(own.PointwiseBits, bits));
    }

    /// <summary>The fewest rows that leave one row to train and k + 1 to estimate.</summary>
    private int MinimumRows()
    {
        int count = Options.Neighbors + 2;
        while (LatentTraining.TrainingCount(count, Options) < 1 || count - LatentTraining.TrainingCount(count, Options) < Options.Neighbors + 1)
        {
            count++;
        }

        return count;
    }

    private IEnumerable<EstimateWarning> Warnings(
        LatentEncoder x, LatentEncoder y, Samples latentX, Samples latentY, int trainingCount, TrainingHistory history)
    {
        if (Options.LatentDimensions > ReliableLatentDimensions)
        {
            yield return new EstimateWarning(
                "many-latent-dimensions",
                $"{Options.LatentDimensions} latent dimensions are more than nearest neighbors can resolve; the estimate is probably far too low. "
                + $"Try {ReliableLatentDimensions} or fewer.");
        }

        foreach ((string side, LatentEncoder encoder, Samples latents) in new[] { ("X", x, latentX), ("Y", y, latentY) })
        {
            foreach (EstimateWarning warning in encoder.Standardizer.Warnings(side))
            {
                yield return warning;
            }

            if (encoder.Repeats > 1)
            {
                yield return new EstimateWarning(
                    "repeated-columns",
                    $"{side} has fewer than {Options.MinimumColumns} columns, which were repeated side by side as in the published method; "
                    + "with so few columns, compare with the estimator ksg.");
            }

            if (PairedSamples.IsConstant(latents))
            {
                yield return new EstimateWarning(
                    "collapsed-latents",
                    $"The encoder of {side} gives every row the same latents, so the estimate says nothing; try another seed or a lower learning rate.");
            }
        }

        if (trainingCount < FewTrainingRows)
        {
            yield return new EstimateWarning(
                "few-rows", $"Only {OneLine.Count(trainingCount, "row")} trained the encoders; expect an estimate that is too low and varies between seeds.");
        }

        if (!history.StoppedEarly)
        {
            yield return new EstimateWarning(
                "epoch-limit",
                $"Training reached its limit of {OneLine.Count(Options.MaxEpochs, "epoch")} before {OneLine.Count(Options.Patience, "consecutive epoch")} failed to reduce the validation loss; allow more epochs.");
        }
    }

    /// <summary>Hands on where training stands.</summary>
    private sealed class TrainingReports(IProgress<EstimationProgress> progress) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) =>
            progress.Report(new EstimationProgress(EstimationStage.Representing, RepresentationKind.Network, value));
    }
}
