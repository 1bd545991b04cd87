using LatentMI.Attribution;
using LatentMI.Critics;
using LatentMI.Estimators;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Copula;
using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Published;
using LatentMI.Estimators.Sliced;
using LatentMI.Estimators.Variational;
using LatentMI.Inference;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Tests.Golden;

/// <summary>Every estimator, every kind of setting that changes digits, and what follows an estimate, on <see cref="GoldenSamples"/>.</summary>
internal static class GoldenEstimates
{
    private static readonly KsgOptions Ksg = new() { Threads = 1 };
    private static readonly CriticOptions Critic = new() { MaxSteps = 30, CheckEvery = 10, BatchSize = 64, Threads = 1 };
    private static readonly LatentMiOptions Default = LatentMiOptions.Default with { MaxEpochs = 4, Threads = 1 };
    private static readonly LatentMiOptions Linear = Default with { Representation = RepresentationChoice.Linear };

    // A few epochs of small networks, of which every step is in the digits.
    private static readonly PublishedLmiOptions Short =
        new() { HiddenWidth = 16, MaxEpochs = 3, BatchSize = 64, LatentDimensions = 2, MinimumColumns = 8, LearningRate = 1e-2, Threads = 1 };

    // Whose networks train so long that a last digit of the beginning is far from the last at the end, or decides which surrogates are drawn.
    private static readonly string[] Sensitive = ["lmi", "lmi network", "lmi, a column each", "lmi, square", "lmi, several ratios", "lmi, clusters", "lmi, numbers", "lmi, labels of X", "lmi, labels of Y"];

    // In float64 throughout.
    private static readonly string[] InDoubles = ["ksg", "entropy", "gaussian", "copula", "discrete", "mixed", "sliced", "conditional ksg"];

    // Of single rows, or what long training finds where it is not chosen; where it is, the ratio's bits tell.
    private static readonly string[] Unsteady = ["first", "last", "squares", "new pairs", "columns bits", "network bits"];

    /// <summary>The settings of the cross-fitted estimators among <see cref="All"/>, by the name of the estimate.</summary>
    public static IReadOnlyDictionary<string, LatentMiOptions> Latent { get; } = new Dictionary<string, LatentMiOptions>
    {
        ["lmi"] = Default,
        ["lmi linear"] = Linear,
        ["lmi kernel"] = Default with { Representation = RepresentationChoice.Kernel },
        ["lmi folded"] = Default with { Representation = RepresentationChoice.Folded },
        ["lmi network"] = Default with { Representation = RepresentationChoice.Network },
        ["lmi columns"] = Default with { Representation = RepresentationChoice.Columns },
        ["lmi standard scores"] = Linear with { ColumnScores = ColumnScores.Standard },
        ["lmi 3 folds"] = Linear with { Folds = 3 },
        ["lmi 4 surrogates"] = Linear with { Surrogates = 4 },
        ["lmi no surrogates"] = Linear with { Surrogates = 0 },
        ["lmi 5 calibration neighbors"] = Linear with { CalibrationNeighbors = 5 },
        ["lmi no recovery"] = Linear with { LinearRecovery = false },
        ["lmi 3 latent dimensions"] = Linear with { LatentDimensions = 3 },
        ["lmi 6 neighbors"] = Linear with { Neighbors = 6 },
        ["lmi no tie noise"] = Linear with { TieNoise = false },
        ["lmi seed 7"] = Linear with { Seed = 7 },
        ["lmi own"] = Default with { Representation = RepresentationChoice.Own, OwnRepresentations = [new FirstColumns()], OwnRatios = [new ProductRatio()] },
    };

    /// <summary>The settings of the published estimators among <see cref="All"/>, by the name of the estimate.</summary>
    public static IReadOnlyDictionary<string, PublishedLmiOptions> Published { get; } = new Dictionary<string, PublishedLmiOptions>
    {
        ["lmi mended"] = With(PublishedLmiOptions.Mended),
        ["lmi paper"] = With(PublishedLmiOptions.Paper),
        ["lmi mended, mine"] = With(PublishedLmiOptions.Mended) with { Regularizer = Regularizer.Mine },
        ["lmi mended, infonce"] = With(PublishedLmiOptions.Mended) with { Regularizer = Regularizer.InfoNce },
        ["lmi mended, algorithm 2"] = With(PublishedLmiOptions.Mended) with { KsgAlgorithm = KsgAlgorithm.Two },
        ["lmi mended, other weights"] = With(PublishedLmiOptions.Mended) with { Alpha = 0.5, Lambda = 2, WeightDecay = 0.1, CrossDropout = 0.2, ValidationShare = 0.4 },
    };

    /// <summary>All estimates, as names and what makes their entries.</summary>
    public static IEnumerable<(string Name, Func<GoldenEntry> Make)> All() =>
    [
        Of("ksg", new KsgEstimator(Ksg), GoldenSamples.Gaussian),
        Of("ksg, a column each", new KsgEstimator(Ksg), GoldenSamples.Narrow),
        Of("ksg, many columns", new KsgEstimator(Ksg), GoldenSamples.Wide),
        Of("ksg, float32", new KsgEstimator(Ksg with { TieNoise = false }), GoldenSamples.Singles),
        Of("ksg 7 neighbors", new KsgEstimator(Ksg with { Neighbors = 7 }), GoldenSamples.Gaussian),
        Of("ksg algorithm 2", new KsgEstimator(Ksg with { Algorithm = KsgAlgorithm.Two }), GoldenSamples.Gaussian),
        Of("ksg own units", new KsgEstimator(Ksg with { Standardize = false }), GoldenSamples.Gaussian),
        Of("ksg, ties", new KsgEstimator(Ksg with { Seed = 3 }), GoldenSamples.ToLabel),
        ("ksg, new pairs", () => Scores(new KsgEstimator(Ksg).ScorePointwise(
            GoldenSamples.Gaussian.X, GoldenSamples.Gaussian.Y, Moved(GoldenSamples.Gaussian.X), Moved(GoldenSamples.Gaussian.Y)))),
        ("ksg, new pairs as the reference", () => Scores(new KsgEstimator(Ksg with { ReferenceScores = true }).ScorePointwise(
            GoldenSamples.Gaussian.X, GoldenSamples.Gaussian.Y, Moved(GoldenSamples.Gaussian.X), Moved(GoldenSamples.Gaussian.Y)))),
        ("entropy", () => new() { ["bits"] = GoldenFile.Digits(new KozachenkoLeonenkoEntropy(Ksg).Estimate(GoldenSamples.Gaussian.X).Bits) }),
        ("entropy, own units", () => new()
        {
            ["bits"] = GoldenFile.Digits(new KozachenkoLeonenkoEntropy(Ksg with { Standardize = false }).Estimate(GoldenSamples.Gaussian.X).Bits),
        }),
        Of("gaussian", new GaussianEstimator(new GaussianOptions { Threads = 1 }), GoldenSamples.Gaussian),
        Of("copula", new CopulaEstimator(new GaussianOptions { Threads = 1 }), GoldenSamples.Gaussian),
        Of("discrete", new DiscreteEstimator(), GoldenSamples.Labels),
        Of("mixed", new MixedEstimator(new MixedOptions { Threads = 1 }), GoldenSamples.ToLabel),
        Of("mixed 6 neighbors, own units", new MixedEstimator(new MixedOptions { Neighbors = 6, Standardize = false, Labels = LabelSides.Y, Threads = 1 }), GoldenSamples.ToLabel),
        Of("sliced", new SlicedEstimator(new SlicedOptions { Slices = 6, Ksg = Ksg }), GoldenSamples.Gaussian),
        Of("ksg in batches", new BatchedEstimator(new KsgEstimator(Ksg), 80, seed: 2), GoldenSamples.Gaussian),
        Of("mine", new MineEstimator(Critic), GoldenSamples.Gaussian),
        Of("infonce", new InfoNceEstimator(Critic), GoldenSamples.Gaussian),
        .. Latent.Select(pair => OfLatent(pair.Key, pair.Value, GoldenSamples.Gaussian)),
        .. Published.Select(pair => OfLatent(pair.Key, new PublishedLmiEstimator(pair.Value), GoldenSamples.Gaussian)),
        Of("calibratedksg", new CalibratedKsgEstimator(new() { Threads = 1 }), GoldenSamples.Gaussian),
        Of("calibratedksg, folds", new CalibratedKsgEstimator(new() { Folds = GoldenSamples.Folds, Threads = 1 }), GoldenSamples.Gaussian),
        OfLatent("lmi, float32", Linear, GoldenSamples.Singles),
        OfLatent("lmi, a column each", Default, GoldenSamples.Narrow),
        OfLatent("lmi, many columns", Linear, GoldenSamples.Wide),
        OfLatent("lmi, independent", Default with { Representation = RepresentationChoice.Columns }, GoldenSamples.Independent),
        OfLatent("lmi, square", Default with { Representation = RepresentationChoice.Columns }, GoldenSamples.Square),
        OfLatent("lmi, square among columns", Default with { Representation = RepresentationChoice.Folded }, GoldenSamples.WideSquare),
        OfLatent("lmi, several ratios", Default with { Representation = RepresentationChoice.Columns }, GoldenSamples.SquareAndLine),
        OfLatent("lmi, clusters", Default with { Representation = RepresentationChoice.Network, MaxEpochs = 20 }, GoldenSamples.Clusters),
        OfLatent("lmi, labels on both sides", Default with { Labels = LabelSides.Both, MaxEpochs = 1 }, GoldenSamples.Labels),
        OfLatent("lmi, labels of Y", Default with { Labels = LabelSides.Y, MaxEpochs = 1 }, GoldenSamples.ToLabel),
        OfLatent("lmi, stripes", Default with { Labels = LabelSides.Y, MaxEpochs = 1 }, GoldenSamples.ToStripes),
        OfLatent("lmi, labels of X", Default with { Labels = LabelSides.X, MaxEpochs = 1, LeftOut = "columns" }, (GoldenSamples.ToLabel.Y, GoldenSamples.ToLabel.X)),
        OfLatent("lmi, numbers", Default with { Labels = LabelSides.None, MaxEpochs = 1 }, GoldenSamples.ToLabel),
        OfLatent("lmi, a series", Linear with { TimeSeriesBlock = 8 }, GoldenSamples.Series),
        OfLatent("lmi, groups", Linear with { Groups = RowGroups.Of(GoldenSamples.Groups) }, GoldenSamples.Grouped),
        OfLatent(
            "lmi mended, groups",
            new PublishedLmiEstimator(With(PublishedLmiOptions.Mended) with { Groups = RowGroups.Of(GoldenSamples.Groups) }),
            GoldenSamples.Grouped),
        ("conditional ksg", () => Entry(new ConditionalKsgEstimator(Ksg).Estimate(GoldenSamples.Conditional.X, GoldenSamples.Conditional.Y, GoldenSamples.Conditional.Z))),
        ("conditional lmi", () => Conditional(new ConditionalLatentMiEstimator(Linear).Estimate(
            GoldenSamples.Conditional.X, GoldenSamples.Conditional.Y, GoldenSamples.Conditional.Z))),
        ("permutation test", () => Test(PermutationKind.Pipeline)),
        ("permutation test of latents", () => Test(PermutationKind.Latents)),
        ("sample-size curve", Curve),
        ("attribution", Attribution),
    ];

    /// <summary>How much a value may differ where the last digits of sums and functions are others: in parts of the larger of 1 and the value.</summary>
    /// <param name="entry">The name of the estimate.</param>
    /// <param name="value">The name of the value.</param>
    /// <remarks>
    /// In float64 a function's last digit is 1e-16 of it, and 1e-9 leaves room for the sums. In float32 the four vector widths differ by up to 2e-6, and a
    /// neighbor that comes to lie inside instead of outside changes the mean of 240 rows by some 5e-4, a single row by much more. Where networks train
    /// long, the widths differ by up to 0.04 bits.
    /// </remarks>
    public static double Tolerance(string entry, string value) =>
        InDoubles.Contains(entry.Split(' ', ',')[0]) || entry.StartsWith("conditional ksg", StringComparison.Ordinal) ? 1e-9
        : Unsteady.Contains(value) ? double.PositiveInfinity
        : Sensitive.Contains(entry) ? 0.1
        : 1e-3;

    private static PublishedLmiOptions With(PublishedLmiOptions preset) => preset with
    {
        HiddenWidth = Short.HiddenWidth,
        MaxEpochs = Short.MaxEpochs,
        BatchSize = Short.BatchSize,
        LatentDimensions = Short.LatentDimensions,
        MinimumColumns = Short.MinimumColumns,
        LearningRate = Short.LearningRate,
        Threads = Short.Threads,
    };

    private static (string Name, Func<GoldenEntry> Make) Of(string name, IMutualInformationEstimator estimator, (Samples X, Samples Y) data) =>
        (name, () => Entry(estimator.Estimate(data.X, data.Y, TestContext.Current.CancellationToken)));

    private static (string Name, Func<GoldenEntry> Make) OfLatent(string name, LatentMiOptions options, (Samples X, Samples Y) data) =>
        OfLatent(name, new LatentMiEstimator(options), data);

    private static (string Name, Func<GoldenEntry> Make) OfLatent(string name, ILatentEstimator estimator, (Samples X, Samples Y) data) => (name, () =>
    {
        LatentEstimate estimate = estimator.Estimate(data.X, data.Y, progress: null, TestContext.Current.CancellationToken);
        GoldenEntry entry = Entry(estimate);
        entry["latent dimensions"] = GoldenFile.Digits(estimate.LatentDimensions);
        entry["raw bits"] = GoldenFile.Digits(estimate.RawBits);
        if (estimate is LatentMiEstimate crossFitted)
        {
            AddCrossFitting(entry, crossFitted);
        }

        entry["new pairs"] = Scores(estimate.Model.ScorePointwise(Moved(data.X), Moved(data.Y)))["mean"];
        return entry;
    }
    );

    private static void AddCrossFitting(GoldenEntry entry, LatentMiEstimate estimate)
    {
        if (estimate.Calibration is { } calibration)
        {
            entry["ratio"] = calibration.RatioName;
            entry["ratio bits"] = GoldenFile.Digits(calibration.RatioBits);
            entry["calibrated bits"] = GoldenFile.Digits(calibration.CalibratedBits);
            entry["recovered bits"] = GoldenFile.Digits(calibration.RecoveredBits);
        }

        if (estimate.Interval is { } interval)
        {
            entry["lower"] = GoldenFile.Digits(interval.Lower);
            entry["error"] = GoldenFile.Digits(interval.StandardError);
        }

        if (estimate.OfLabels is { } ofLabels)
        {
            entry["of labels"] = GoldenFile.Digits(ofLabels.Bits);
        }

        foreach (RepresentationScore score in estimate.Representations)
        {
            entry[$"{score.Name} bits"] = GoldenFile.Digits(score.HeldOutBits);
            if (score.Chosen)
            {
                entry["representation"] = score.Name;
            }
        }

        foreach (LatentDimensionsPoint point in estimate.LatentDimensionsCurve.Take(2))
        {
            entry[$"raw bits of {point.LatentDimensions}"] = GoldenFile.Digits(point.RawBits);
        }
    }

    private static GoldenEntry Entry(InformationEstimate estimate)
    {
        double[] pointwise = [.. estimate.PointwiseBits];
        var entry = new GoldenEntry
        {
            ["bits"] = GoldenFile.Digits(estimate.Bits),
            ["first"] = GoldenFile.Digits(pointwise.First(double.IsFinite)),
            ["last"] = GoldenFile.Digits(pointwise.Last(double.IsFinite)),
            ["squares"] = GoldenFile.Digits(pointwise.Where(double.IsFinite).Average(bits => bits * bits)),
        };
        switch (estimate)
        {
            case GaussianEstimate gaussian:
                entry["bias"] = GoldenFile.Digits(gaussian.BiasBits);
                break;
            case DiscreteEstimate discrete:
                entry["plug-in"] = GoldenFile.Digits(discrete.PlugInBits);
                entry["chance"] = GoldenFile.Digits(discrete.ChanceBits);
                entry["error"] = GoldenFile.Digits(discrete.Interval.StandardError);
                break;
            case MixedEstimate mixed:
                entry["entropy"] = GoldenFile.Digits(mixed.LabelEntropyBits);
                entry["error"] = GoldenFile.Digits(mixed.Interval.StandardError);
                break;
            case SlicedEstimate sliced:
                entry["error"] = GoldenFile.Digits(sliced.SliceStandardErrorBits);
                break;
            case CriticEstimate critic:
                entry["best step"] = GoldenFile.Digits(critic.BestStep);
                break;
        }

        return entry;
    }

    private static GoldenEntry Conditional(ConditionalLatentMiEstimate estimate)
    {
        GoldenEntry entry = Entry(estimate);
        entry["from X"] = GoldenFile.Digits(estimate.BitsFromX);
        entry["from Y"] = GoldenFile.Digits(estimate.BitsFromY);
        entry["neighbors"] = GoldenFile.Digits(estimate.NeighborBits);
        entry["error"] = GoldenFile.Digits(estimate.Interval!.Value.StandardError);
        entry["null"] = GoldenFile.Digits(LocalPermutationTest.Run(estimate, 4).NullBits.Average());
        return entry;
    }

    private static GoldenEntry Test(PermutationKind kind)
    {
        (Samples x, Samples y) = GoldenSamples.Gaussian;
        PermutationTestResult test = PermutationTest.Run(
            new LatentMiEstimator(Linear).Estimate(x, y), x, y, new PermutationTestOptions { Permutations = 3, Kind = kind });
        return new() { ["bits"] = GoldenFile.Digits(test.Bits), ["null"] = Joined(test.NullBits), ["p"] = GoldenFile.Digits(test.PValue) };
    }

    private static GoldenEntry Curve()
    {
        (Samples x, Samples y) = GoldenSamples.Gaussian;
        SampleSizeCurve curve = SampleSizeCurve.Run(new LatentMiEstimator(Linear).Estimate(x, y), x, y);
        return new() { ["rows"] = Joined(curve.Points.Select(point => (double)point.Rows)), ["bits"] = Joined(curve.Points.Select(point => point.MeanBits)) };
    }

    private static GoldenEntry Attribution()
    {
        (Samples x, Samples y) = GoldenSamples.Gaussian;
        AttributionResult result = ColumnAttribution.Run(new LatentMiEstimator(Linear).Estimate(x, y), x, y, new AttributionOptions { Permutations = 19 });
        return new()
        {
            ["x"] = Joined(result.X.Columns.Select(column => column.MeanGain)),
            ["y"] = Joined(result.Y.Columns.Select(column => column.MeanGain)),
            ["spread of x"] = Joined(result.X.Columns.Select(column => column.SpreadGain)),
            ["null of x"] = Joined(result.X.LargestNullGains),
        };
    }

    private static GoldenEntry Scores(IReadOnlyList<double> scores) => new()
    {
        ["mean"] = GoldenFile.Digits(scores.Where(double.IsFinite).Average()),
        ["first"] = GoldenFile.Digits(scores[0]),
        ["squares"] = GoldenFile.Digits(scores.Where(double.IsFinite).Average(bits => bits * bits)),
    };

    private static string Joined(IEnumerable<double> values) => string.Join(' ', values.Select(GoldenFile.Digits));

    // Every fourth row, each column a little off, so that whole numbers stay what they are.
    private static Samples Moved(Samples samples)
    {
        double[] values = [.. Enumerable.Range(0, samples.Count / 4).SelectMany(i => Enumerable.Range(0, samples.Dimensions).Select(c =>
            samples[4 * i, c] == Math.Round(samples[4 * i, c]) ? samples[4 * i, c] : samples[4 * i, c] + (0.01 * ((i % 7) - 3))))];
        return Samples.Create(values, samples.Count / 4, samples.Dimensions);
    }
}
