using LatentMI.Calibrating;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Tests.Estimation;

/// <summary>That no row's pairing reaches its own value: sides that are independent, as those of permuted pairs are, share nothing, whatever the maps.</summary>
/// <remarks>
/// Each case is the mean over six data sets, and may be 0.015 bits. Where nothing is shared the standard deviation of one value was 0.002 to 0.015 bits, 0.009 in the middle, hence
/// that of the mean 0.006 at most and 0.004 in the middle; the seeds are fixed, so that a case that passes goes on to do so. Of 0.03 bits that are shared, 16 values had a mean of
/// 0.024 to 0.032 and a standard deviation of 0.013 to 0.018, hence a mean of six one of 0.005 to 0.007: a leak of as much breaks a case 94 to 99 times in 100, and one of the cases
/// that it reaches nearly always. Forty neighbors are what makes values so certain: of the ten of <see cref="LatentMiOptions.Default"/> they scatter two to three times as much.
/// </remarks>
public sealed class HeldOutTests
{
    private const double Bound = 0.015;
    private const int Repetitions = 6;

    public static TheoryData<RepresentationChoice, int, int?, int, int, string> Cases { get; } = new()
    {
        // Representation, folds, latent dimensions, columns, rows, data.
        { RepresentationChoice.Linear, 2, 1, 3, 1000, "normal" },
        { RepresentationChoice.Linear, 5, 12, 40, 1000, "few" },
        { RepresentationChoice.Linear, 20, 4, 100, 1000, "normal" },
        { RepresentationChoice.Folded, 2, 12, 20, 1000, "normal" },
        { RepresentationChoice.Folded, 20, 6, 30, 1000, "few" },
        { RepresentationChoice.Folded, 10, 3, 1000, 600, "normal" },
        { RepresentationChoice.Kernel, 2, 12, 20, 1000, "labels" },
        { RepresentationChoice.Kernel, 5, 8, 40, 800, "normal" },
        { RepresentationChoice.Kernel, 20, 2, 20, 600, "few" },
        { RepresentationChoice.Network, 3, 8, 30, 1000, "normal" },
        { RepresentationChoice.Network, 20, 2, 10, 1000, "normal" },
        { RepresentationChoice.Columns, 2, null, 3, 1000, "normal" },
        { RepresentationChoice.Columns, 20, null, 3, 1000, "normal" },
        { RepresentationChoice.Auto, 2, null, 3, 1000, "normal" },
        { RepresentationChoice.Auto, 5, null, 12, 1000, "labels" },
        { RepresentationChoice.Auto, 20, null, 6, 800, "normal" },
    };

    public static TheoryData<string, int, string> Candidates { get; } = new()
    {
        { "norms", 2, "normal" },
        { "norms", 5, "labels" },
        { "norms", 20, "normal" },
        { "interacting-columns", 2, "labels" },
        { "interacting-columns", 20, "labels" },
        { "unranked-columns", 2, "normal" },
        { "unranked-columns", 20, "few" },
        { "unranked-linear", 2, "normal" },
        { "unranked-linear", 5, "few" },
        { "power-columns", 2, "positive" },
        { "power-columns", 20, "positive" },
        { "power-linear", 2, "positive" },
        { "power-linear", 5, "positive" },
        { "screened-kernel", 2, "normal" },
        { "screened-kernel", 5, "few" },
        { "unit-norm", 2, "depths" },
        { "unit-norm", 20, "depths" },
        { "screened-unit-norm", 2, "depths" },
        { "screened-unit-norm", 20, "depths" },
        { "modulated", 2, "normal" },
        { "modulated", 5, "labels" },
        { "modulated", 20, "few" },
        { "all-columns", 2, "labels" },
        { "all-columns", 5, "normal" },
        { "all-columns", 20, "few" },
        { "own", 2, "normal" },
        { "own", 20, "normal" },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Permuted_pairs_share_nothing(RepresentationChoice choice, int folds, int? latentDimensions, int columns, int rows, string data)
    {
        LatentMiOptions options = Options(folds, rows) with { Representation = choice, LatentDimensions = latentDimensions };
        double mean = Mean(seed =>
        {
            (Samples x, Samples y) = Create(data, rows, columns, seed);
            return CrossFitted.Estimate(x, y, options with { Seed = seed }).Bits;
        });
        Assert.InRange(mean, -Bound, Bound);
    }

    [Theory]
    [MemberData(nameof(Candidates))]
    public void Permuted_pairs_share_nothing_by_maps_that_are_fitted_without_evidence(string name, int folds, string data)
    {
        // An estimate fits these, but for the last, only where rows of all folds together show dependence, which those of permuted pairs hardly ever do.
        const int Rows = 1000, Columns = 40;
        LatentMiOptions options = Options(folds, Rows) with { LatentDimensions = 4 };
        double heldOut = 0;
        double mean = Mean(seed =>
        {
            (Samples x, Samples y) = Create(data, Rows, Columns, seed);
            using var compute = new Compute(options.Threads, SimdSupport.Current(), Cancellation);
            var fit = new CandidateFit(options with { Seed = seed }, CrossFittedEstimation.Deal(options with { Seed = seed }, Rows), compute);
            Candidate candidate = Fit(name, fit, x, y);
            heldOut += candidate.Ratio.HeldOutBits / Repetitions;
            return CalibratedKsg.Estimate(candidate.Latents, candidate.Ratio, fit.Options.Calibration, compute, Cancellation).Bits;
        });
        Assert.InRange(heldOut, -Bound, Bound);
        Assert.InRange(mean, -Bound, Bound);
    }

    [Fact]
    public void Latents_of_permuted_pairs_are_not_correlated()
    {
        // The rotation onto directions of all rows gave eight pairs correlations of 0.15 in the mean; as many are made as the components allow.
        double mean = Mean(seed =>
        {
            (Samples x, Samples y) = Create("normal", 600, 800, seed);
            LatentMiEstimate estimate = CrossFitted.Estimate(
                x, y, LatentMiOptions.Default with { Representation = RepresentationChoice.Linear, LatentDimensions = 8, Seed = seed, Surrogates = 0 });
            return Enumerable.Range(0, estimate.LatentDimensions).Average(l => MathNet.Numerics.Statistics.Correlation.Pearson(
                Column(estimate.LatentX, l), Column(estimate.LatentY, l)));
        });

        // The standard error of the mean is 0.007.
        Assert.InRange(mean, -0.05, 0.05);
    }

    /// <summary>Settings by which an estimate of nothing scatters little in little time: as many neighbors as a fold has rows for.</summary>
    private static LatentMiOptions Options(int folds, int rows) => LatentMiOptions.Default with
    {
        Folds = folds,
        CalibrationNeighbors = Math.Min(40, rows * 2 / 5 / folds),
        Surrogates = 8,
        Threads = 1,
    };

    /// <summary>A candidate without the evidence that <see cref="CandidateSearch"/> asks for.</summary>
    private static Candidate Fit(string name, CandidateFit fit, Samples x, Samples y)
    {
        (PreparedSide sideX, PreparedSide sideY) = PreparedSide.PrepareBoth(x, y, fit.Order, ColumnScores.Normal, fit.Options.Seed, fit.Compute, weightsY: null);
        switch (name)
        {
            case "norms":
                (Features normX, Features normY) = PreparedSide.NormOfBoth(sideX, x, sideY, y, fit.Order, fit.Compute);
                (LatentPairs norms, FittedRatio ofNorms) = ColumnsCandidate.FitRatio(fit, normX.Values, normY.Values, withCritic: true);
                return new Candidate(RepresentationKind.Norms, norms, ofNorms, _ => (FeatureEncoder.OfFeatures(normX.Map), FeatureEncoder.OfFeatures(normY.Map)));
            case "interacting-columns":
                var screened = new ScreenedColumns(AllScores(sideX, x, fit), AllScores(sideY, y, fit), fit.Order.Folds(), ([0], [0]), ([], []), ([0, 1, 2], [0, 5]));
                return ColumnsCandidate.Fit(fit, screened, screened.All)!;
            case "unranked-columns":
                ScreenedColumns unranked = new ScreenedColumns(AllScores(sideX, x, fit), AllScores(sideY, y, fit), fit.Order.Folds(), ([0], [0]), ([], []), ([0], [0])).Unranked();
                return ColumnsCandidate.Fit(fit, unranked, unranked.All)!;
            case "unranked-linear":
                (Features unrankedX, Features unrankedY) = PreparedSide.UnrankedBoth(sideX, x, sideY, y, fit.Order, fit.Compute);
                return CanonicalCandidate.Fit(fit, RepresentationKind.Linear, unrankedX, unrankedY);
            case "power-columns":
                ScreenedColumns powers = new ScreenedColumns(AllScores(sideX, x, fit), AllScores(sideY, y, fit), fit.Order.Folds(), ([0], [0]), ([], []), ([0], [0])).Powers(([0], [0]))!;
                return ColumnsCandidate.Fit(fit, powers, powers.All)!;
            case "power-linear":
                (Features powersX, Features powersY) = PreparedSide.PowersOfBoth(sideX, x, sideY, y, fit.Order, fit.Compute)!.Value;
                return CanonicalCandidate.Fit(fit, RepresentationKind.Linear, powersX, powersY);
            case "screened-kernel":
                (Features? kernelX, Features? kernelY) = PreparedSide.KernelBoth(sideX, x, sideY, y, fit.Order, fit.Compute, KernelSize.Default, ([0, 1, 2], [0, 5]));
                return CanonicalCandidate.Fit(fit, RepresentationKind.Kernel, kernelX!, kernelY!);
            case "unit-norm":
                (Features unitX, Features unitY) = PreparedSide.UnitNormOfBoth(sideX, x, sideY, y, fit.Order, fit.Compute)!.Value;
                return CanonicalCandidate.Fit(fit, RepresentationKind.Linear, unitX, unitY);
            case "screened-unit-norm":
                (int[] X, int[] Y) columns = ([0, 1, 2], [0, 5]);
                (Features X, Features Y) others = (AllScores(sideX, x, fit).Linear(columns.X), AllScores(sideY, y, fit).Linear(columns.Y));
                (Features directionsX, Features directionsY) = PreparedSide.UnitNormOfBoth(sideX, x, sideY, y, fit.Order, fit.Compute, others, columns)!.Value;
                return CanonicalCandidate.Fit(fit, RepresentationKind.Linear, directionsX, directionsY);
            case "modulated":
                (Features modulatedX, Features modulatedY) = PreparedSide.ModulatedBoth(sideX, x, sideY, y, fit.Order, fit.Compute, columns: null);
                return CanonicalCandidate.Fit(fit, RepresentationKind.Modulated, modulatedX, modulatedY);
            case "all-columns":
                (Features? allX, Features? allY) = PreparedSide.AllColumnsOfBoth(x, y, fit.Order, fit.Compute);
                var pairs = CanonicalPairs.FindOfAll(allX!.Values, allY!.Values, fit.Order.Starts, fit.Compute);
                return CanonicalCandidate.Fit(fit, RepresentationKind.Linear, allX, allY, pairs);
            default:
                return OwnCandidate.Fit(fit, new Covariances(), x, y);
        }
    }

    private static SideScores AllScores(PreparedSide side, Samples samples, CandidateFit fit) =>
        new(side, samples, fit.Order.Rows, [.. Enumerable.Range(0, fit.Order.Rows.Length)], fit.Compute);

    private static IEnumerable<double> Column(Samples samples, int column) => Enumerable.Range(0, samples.Count).Select(i => samples[i, column]);

    private static double Mean(Func<ulong, double> value) => Enumerable.Range(0, Repetitions).Average(i => value((ulong)i));

    /// <summary>Sides that are independent of each other, as those of permuted pairs are.</summary>
    private static (Samples X, Samples Y) Create(string data, int rows, int columns, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        if (data == "normal")
        {
            return (Side((_, _) => random.NextNormal()), Side((_, _) => random.NextNormal()));
        }

        if (data == "positive")
        {
            return (Side((_, _) => Math.Exp(random.NextNormal())), Side((_, _) => Math.Exp(random.NextNormal())));
        }

        if (data == "depths")
        {
            double[] depths = [.. Enumerable.Range(0, 2 * rows).Select(_ => Math.Exp(random.NextNormal()))];
            return (Side((row, _) => depths[row] * random.NextNormal()), Side((row, _) => depths[rows + row] * random.NextNormal()));
        }

        if (data == "few")
        {
            return (Side((_, _) => random.NextInt(3)), Side((_, _) => random.NextInt(3)));
        }

        // Five different rows on both sides: a map of a fold puts each of them at a place of its own, from which the fold can be read.
        double[] place = [.. Enumerable.Range(0, 5 * columns).Select(_ => random.NextNormal())];
        int label = 0;
        return (Side(PlaceOf), Side(PlaceOf));

        double PlaceOf(int row, int column)
        {
            label = column == 0 ? random.NextInt(5) : label;
            return place[(column * 5) + label];
        }

        Samples Side(Func<int, int, double> value) =>
            Samples.Create([.. Enumerable.Range(0, rows * columns).Select(i => value(i / columns, i % columns))], rows, columns);
    }

    /// <summary>The sum of the columns of X by their covariances with the first column of Y, beside that column: the simplest map that learns of pairs.</summary>
    private sealed class Covariances : IRepresentation
    {
        public string Name => "covariances";

        public EncoderPair Fit(Samples x, Samples y, ulong seed, CancellationToken cancellationToken)
        {
            double[] weights = [.. Enumerable.Range(0, x.Dimensions).Select(c => MathNet.Numerics.Statistics.Statistics.Covariance(Column(x, c), Column(y, 0)))];
            return new EncoderPair(new Sum(weights), new Sum([1]));
        }

        private sealed class Sum(double[] weights) : IEncoder
        {
            public Samples Encode(Samples rows, CancellationToken cancellationToken) => Samples.Create(
                [.. Enumerable.Range(0, rows.Count).Select(i => weights.Select((weight, c) => weight * rows[i, c]).Sum())], rows.Count, 1);
        }
    }
}
