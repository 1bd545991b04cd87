using System.Diagnostics;
using System.Globalization;
using LatentMI.Critics;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Variational;

/// <summary>What the estimators with a critic have in common: everything but the bound.</summary>
internal sealed class CriticEstimation
{
    // As few as carry an estimate of LMI without a warning.
    private const int FewTestRows = 500;

    // Bounds of independent sides scatter around 0 by less.
    private const double LargestNegativeBits = 0.1;

    private readonly string _name;
    private readonly SimdWidth _width;
    private readonly Func<Compute, Critic, int, ICriticObjective> _createObjective;

    /// <summary>Prepares estimates.</summary>
    /// <param name="name">The estimator's short name.</param>
    /// <param name="options">The settings.</param>
    /// <param name="width">The vector width.</param>
    /// <param name="createObjective">Makes the bound of a critic for batches of a number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    public CriticEstimation(string name, CriticOptions options, SimdWidth width, Func<Compute, Critic, int, ICriticObjective> createObjective)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _name = name;
        Options = options with { Threads = Compute.ResolveThreads(options.Threads) };
        _width = width;
        _createObjective = createObjective;
    }

    /// <summary>The settings, with the number of threads resolved.</summary>
    public CriticOptions Options { get; }

    /// <summary>Estimates I(X;Y) in bits; see <see cref="IMutualInformationEstimator.Estimate"/>.</summary>
    public CriticEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        PairedSamples.Validate(x, y, MinimumRows(), "training a critic and testing it on other rows");
        using var compute = new Compute(Options.Threads, _width, cancellationToken);
        ColumnStandardizer standardizerX = ColumnStandardizer.Fit(x, compute.Team);
        ColumnStandardizer standardizerY = ColumnStandardizer.Fit(y, compute.Team);
        int[] order = new RandomStream(Options.Seed, RandomPurpose.Split).NextPermutation(x.Count);
        int trainingCount = TrainingRows(x.Count);
        int[] trainingRows = order[..trainingCount];
        int[] testRows = order[trainingCount..];

        // In row order, so that the estimate does not depend on the order of the split.
        Array.Sort(testRows);
        var critic = new Critic(x.Dimensions, y.Dimensions, Options.CriticWidth);
        critic.Initialize(Options.Seed);
        ICriticObjective objective = _createObjective(compute, critic, CriticTrainer.BatchRows(Options, trainingCount));
        var trainer = new CriticTrainer(
            compute,
            Options,
            objective,
            Prepare(x, trainingRows, standardizerX, compute),
            Prepare(y, trainingRows, standardizerY, compute));
        CriticTraining training = trainer.Train(
            critic, Prepare(x, testRows, standardizerX, compute), Prepare(y, testRows, standardizerY, compute));

        double[] pointwise = PointwiseRows.Scatter(x.Count, testRows, training.PointwiseBits);
        double bits = training.Tests.Max(test => test.Bits);
        return new CriticEstimate
        {
            Estimator = _name,
            Bits = bits,
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            PointwiseBits = pointwise,
            Seed = Options.Seed,
            Threads = Options.Threads,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Warnings =
            [
                .. standardizerX.Warnings("X"),
                .. standardizerY.Warnings("Y"),
                .. Warnings(training, bits, objective.Ceiling(testRows.Length)),
            ],
            Options = Options,
            Tests = training.Tests,
            BestStep = training.BestStep,
            StepsRun = training.StepsRun,
            StoppedEarly = training.StoppedEarly,
        };
    }

    private static MatrixView Prepare(Samples samples, int[] rows, ColumnStandardizer standardizer, Compute compute) =>
        new(LatentEncoder.Prepare(samples.SelectRows(rows), compute, standardizer, repeats: 1), rows.Length, samples.Dimensions);

    /// <summary>The rows that train, of n.</summary>
    private int TrainingRows(int count) => (int)(count * (1 - Options.TestShare));

    /// <summary>The fewest rows that leave two to train and two to test.</summary>
    private int MinimumRows()
    {
        int count = 4;
        while (TrainingRows(count) < 2 || count - TrainingRows(count) < 2)
        {
            count++;
        }

        return count;
    }

    private IEnumerable<EstimateWarning> Warnings(CriticTraining training, double bits, double ceiling)
    {
        int testCount = training.PointwiseBits.Length;
        if (testCount < FewTestRows)
        {
            yield return new EstimateWarning(
                "few-rows", $"Only {OneLine.Count(testCount, "row")} {(testCount == 1 ? "is" : "are")} used for the estimate; expect it to vary between seeds.");
        }

        if (training.Diverged)
        {
            yield return new EstimateWarning(
                "diverged",
                $"Training diverged: the bound was not a finite number after step {training.StepsRun}, and the best test before it was kept; "
                + "try a lower learning rate.");
        }
        else if (!training.StoppedEarly)
        {
            yield return new EstimateWarning(
                "step-limit", $"Training reached its limit of {OneLine.Count(Options.MaxSteps, "step")} before the bound stopped rising; allow more steps.");
        }

        if (Array.TrueForAll(training.PointwiseBits, value => value == training.PointwiseBits[0]))
        {
            yield return new EstimateWarning(
                "collapsed-critic",
                "The critic gives all pairs the same value, so the estimate says nothing; try another seed or a lower learning rate.");
        }

        if (bits < -LargestNegativeBits)
        {
            yield return new EstimateWarning(
                "negative-bound",
                "A critic that tells nothing has a bound of 0 bits; this one is worse on the test rows, since it has learned the noise of the training rows, and the value says "
                + "nothing about X and Y: use more rows or fewer columns, or the estimator lmi.");
        }

        if (bits > ceiling - 1)
        {
            yield return new EstimateWarning(
                "bound-ceiling",
                string.Create(CultureInfo.InvariantCulture, $"The estimate is near {ceiling:F2} bits, the largest possible value of the bound for ")
                + $"{testCount} test rows; the mutual information may be larger.");
        }
    }
}
