using LatentMI.Critics;
using LatentMI.Estimators;
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
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>What every estimator does alike.</summary>
public sealed class EstimatorContractTests
{
    private static readonly PublishedLmiOptions Small = new() { HiddenWidth = 16, MaxEpochs = 2, BatchSize = 64, LatentDimensions = 2 };

    private static readonly CriticOptions SmallCritic = new() { MaxSteps = 20, CheckEvery = 8, BatchSize = 32 };

    // The row count is large enough for the dimensions of every estimator, few enough to take milliseconds.
    private const int Count = 120;

    public static TheoryData<string> All => ["lmi", "cross-fitted", "ksg", "gaussian", "gcmi", "discrete", "mixed", "sliced", "batched", "mine", "infonce"];

    public static TheoryData<string> Symmetric => ["ksg", "gaussian", "gcmi", "discrete", "mixed"];

    public static TheoryData<string> OfLabels => ["cross-fitted", "discrete", "mixed"];

    /// <summary>Every estimator with every family of independent sides but for those that it refuses, or that would be the same again.</summary>
    public static TheoryData<string, string> OfIndependent
    {
        get
        {
            string[] families = ["normal", "student", "counts", "binary", "labels", "batches"];
            var cases = new TheoryData<string, string>();
            foreach (string name in All.Select(row => row.Data))
            {
                foreach (string family in families.Where(family => name != "mixed" || family is not ("binary" or "labels")))
                {
                    cases.Add(name, family);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_estimate_describes_itself(string name)
    {
        (Samples x, Samples y) = Data(name);
        MutualInformationEstimate estimate = Estimate(name, x, y);

        Assert.Equal(name switch { "batched" => "ksg", "cross-fitted" => "lmi", _ => name }, estimate.Estimator);
        Assert.Equal((Count, 3, name == "mixed" ? 1 : 2), (estimate.SampleCount, estimate.DimensionsX, estimate.DimensionsY));
        Assert.Equal(Count, estimate.PointwiseBits.Count);
        Assert.All(estimate.PointwiseBits, bits => Assert.True(double.IsFinite(bits) || double.IsNaN(bits)));
        Assert.Equal(name is "lmi" or "mine" or "infonce" ? Count / 2 : Count, estimate.EstimatedCount);
        Assert.Equal(estimate.PointwiseBits.Where(double.IsFinite).Average(), estimate.Bits, 1e-12);
        Assert.True(estimate.Elapsed > TimeSpan.Zero);
        Assert.All(estimate.Warnings, warning => Assert.Matches("^[a-z-]+$", warning.Id));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_same_seed_gives_the_same_digits_for_any_number_of_threads(string name)
    {
        (Samples x, Samples y) = Data(name);
        MutualInformationEstimate one = Estimate(name, x, y);
        MutualInformationEstimate again = Estimate(name, x, y);
        MutualInformationEstimate many = Estimate(name, x, y, threads: 3);
        Assert.Equal(one.PointwiseBits, again.PointwiseBits);
        Assert.Equal(one.PointwiseBits, many.PointwiseBits);
        Assert.Equal(one.Bits, many.Bits);
        Assert.Equal(name == "discrete" ? 1 : 3, many.Threads);
    }

    [Theory]
    [MemberData(nameof(Symmetric))]
    public void Swapping_the_sides_changes_nothing_but_the_last_digits(string name)
    {
        (Samples x, Samples y) = Data(name);
        Assert.Equal(
            Estimate(name, x, y).PointwiseBits, Estimate(name, y, x).PointwiseBits, (a, b) => Math.Abs(a - b) < 1e-10);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Labels_share_no_more_than_their_entropy(string name)
    {
        // The entropy of three labels, and of six beside columns that tell them; 400 rows, seeds 31 and 32.
        (Samples x, Samples y) = LabelPairs.Repeated(400, 3, 0.9, seed: 31);
        Samples columns = Samples.Create(
            [.. Enumerable.Range(0, 1200).Select(i => (i % 3 == 0 ? 10 * x[i / 3, 0] : 0) + Math.Sin(i * i))], 400, 3);
        AssertBelowEntropy(name == "mixed" ? columns : LabelPairs.OneHot(x, 3).SelectColumns([0, 1]), y);
        AssertBelowEntropy(columns, x);

        void AssertBelowEntropy(Samples left, Samples right)
        {
            MutualInformationEstimate estimate = Estimate(name, left, right);
            double[] bits = [.. estimate.PointwiseBits.Where(double.IsFinite)];
            double error = Math.Sqrt(bits.Average(value => (value - estimate.Bits) * (value - estimate.Bits)) / bits.Length);

            // Neighbors without noise against ties are the exception that names itself, and a Gaussian, which labels are not, the one that the checks name.
            IEnumerable<EstimateWarning> warnings = estimate.Warnings.Concat(EstimateChecks.Find(estimate, left, right));
            Assert.True(estimate.Bits <= Math.Log2(3) + (3 * error) || warnings.Any(warning => warning.Id is "ties" or "above-entropy"));
        }
    }

    [Theory]
    [MemberData(nameof(OfLabels))]
    public void Other_names_of_labels_change_no_more_than_noise(string name)
    {
        // 0, 1, 2 become 1, 2, 0: of an estimator that takes labels. Counts do not change at all, seed 33.
        (Samples x, Samples y) = LabelPairs.Repeated(400, 3, 0.5, seed: 33);
        Samples columns = Samples.Create([.. Enumerable.Range(0, 800).Select(i => (i % 2 == 0 ? x[i / 2, 0] : 0) + Math.Sin(i * i))], 400, 2);
        foreach (Samples side in name == "mixed" ? [columns] : name == "discrete" ? new[] { x } : [x, columns])
        {
            MutualInformationEstimate named = Estimate(name, side, y);
            MutualInformationEstimate renamed = Estimate(name, side, KsgWays.Map(y, label => (label + 1) % 3));
            Assert.Equal(named.Bits, renamed.Bits, side == columns && name != "mixed" ? 0.08 : 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Samples_that_cannot_be_used_are_refused_in_one_line(string name)
    {
        (Samples x, Samples y) = Data(name);
        AssertRefused(name, x, y.SelectRows([.. Enumerable.Range(0, Count - 1)]), "X has 120 rows and Y has 119");
        AssertRefused(name, x.SelectRows([0]), y.SelectRows([0]), "row");
        AssertRefused(name, x, KsgWays.Map(y, value => value > 1 ? double.NaN : value), "Y has");
        AssertRefused(name, KsgWays.Map(x, value => value > 1 ? double.NegativeInfinity : value), y, "X has");
        AssertRefused(name, x, KsgWays.Map(y, _ => 7), "All columns of Y are constant");
        AssertRefused(name, Samples.Create(Array.Empty<double>(), Count, 0), y, "X has no columns");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Null_is_refused(string name)
    {
        (Samples x, _) = Data(name);
        IMutualInformationEstimator estimator = Create(name, threads: 1);
        Assert.Throws<ArgumentNullException>(() => estimator.Estimate(null!, x, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentNullException>(() => estimator.Estimate(x, null!, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_cancelled_estimate_ends(string name)
    {
        (Samples x, Samples y) = Data(name);
        Assert.Throws<OperationCanceledException>(() => Create(name, threads: 1).Estimate(x, y, new CancellationToken(canceled: true)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Units_and_offsets_of_columns_change_nothing_but_the_last_digits(string name)
    {
        (Samples x, Samples y) = Data(name);
        x = KsgWays.Map(x, Short);
        y = KsgWays.Map(y, Short);
        double expected = Estimate(name, x, y).Bits;

        // Networks see values rounded to float32, whose last digits training carries on.
        double tolerance = name is "lmi" or "mine" or "infonce" ? 0.005 : 1e-9;
        Assert.Equal(expected, Estimate(name, Convert(x, factor: 1), Convert(y, factor: 1024)).Bits, tolerance);
        Assert.Equal(expected, Estimate(name, Convert(x, factor: 4096), y).Bits, tolerance);

        // So few digits that an offset of 2^30 loses none of them.
        static double Short(double value) => Math.Round(value * 1048576) / 1048576;

        static Samples Convert(Samples samples, double factor)
        {
            var values = new double[samples.Count * samples.Dimensions];
            for (int i = 0; i < values.Length; i++)
            {
                (int row, int column) = Math.DivRem(i, samples.Dimensions);
                values[i] = (samples[row, column] * factor * (column + 1) * (column + 1)) + (1073741824.0 * (column + 1));
            }

            return Samples.Create(values, samples.Count, samples.Dimensions);
        }
    }

    [Theory]
    [MemberData(nameof(OfIndependent))]
    public void Independent_sides_share_nothing(string name, string family)
    {
        // Seeds from 1. An estimate of cross-fitted maps takes as long as a hundred of others.
        ulong repetitions = name == "cross-fitted" ? 10UL : 40;
        var estimates = new List<MutualInformationEstimate>();
        for (ulong seed = 1; seed <= repetitions; seed++)
        {
            (Samples x, Samples y) = Independent(name, family, seed);
            MutualInformationEstimate estimate = Create(name, threads: 1, tieNoise: true).Estimate(x, y, TestContext.Current.CancellationToken);
            estimates.Add(EstimateChecks.AddTo(estimate, x, y));
        }

        // Three standard errors of the mean by the standard deviations that were measured.
        (double lower, double upper) = (name, family) switch
        {
            // MINE and InfoNCE are bounds from below, far below with few rows, and these train for few steps; both and the published estimator warn of it.
            ("mine" or "infonce", _) => (-0.3, 0.02),
            ("lmi", _) => (-0.06, 0.06),

            // Equal rows are few or none, of which the estimator warns.
            ("discrete", "counts") => (-0.1, 0.1),
            ("discrete", "normal" or "student" or "batches") => (0, 0),
            ("discrete", _) => (-0.02, 0.02),

            // Columns without a variance: one row that is far out on both sides is a correlation, of up to 1.4 bits here, of which nothing warns. Ranks are for such columns.
            ("gaussian", "student") => (-0.12, 0.12),
            ("gaussian" or "gcmi", _) => (-0.01, 0.01),

            // Neighbors among ties that noise breaks find 0.02 to 0.03 bits of two labels, and next to none of more.
            _ => (-0.04, 0.04),
        };
        string? warning = (name, family) switch
        {
            ("mine" or "infonce" or "lmi", _) => "few-rows",
            ("discrete", "counts") => "sparse-counts",
            ("discrete", "normal" or "student" or "batches") => "unique-labels",
            _ => null,
        };
        Assert.InRange(estimates.Average(estimate => estimate.Bits), lower, upper);
        Assert.All(estimates, estimate => Assert.True(warning is null || estimate.Warnings.Any(given => given.Id == warning)));

        // Of independent sides one interval of 95 % in forty lies above 0, 0.25 of 10 in the mean.
        Assert.InRange(estimates.OfType<LatentMiEstimate>().Count(estimate => estimate.Interval is { Lower: > 0 }), 0, 2);
    }

    private static (Samples X, Samples Y) Independent(string name, string family, ulong seed)
    {
        const int Rows = 200;
        var random = new RandomStream(seed, RandomPurpose.Data);

        // From 2 to 10.
        int labels = 2 + (int)(seed % 9);
        Func<double> value = family switch
        {
            // Of 1.2 degrees of freedom (R. W. Bailey, Mathematics of Computation 62, 779, 1994).
            "student" => () => Math.Sqrt(1.2 * (Math.Pow(1 - random.NextUniform(), -2 / 1.2) - 1)) * Math.Cos(2 * Math.PI * random.NextUniform()),
            "counts" => () => random.NextUniform() < 0.6 ? 0 : Math.Floor(Math.Exp(1 + random.NextNormal())),
            "binary" => () => random.NextInt(2),
            "labels" => () => random.NextInt(labels),
            "batches" => () => Math.Exp(random.NextNormal()),
            _ => random.NextNormal,
        };
        bool isLabels = family == "labels";
        Samples x = family == "batches" ? Batches() : Side(isLabels ? 1 : 3, value);
        return (x, name == "mixed" ? Side(1, () => random.NextInt(labels)) : Side(isLabels ? 1 : 2, value));

        // Three log-normal columns, each of which has an offset of its own in each of four batches.
        Samples Batches()
        {
            double[] offsets = [.. Enumerable.Range(0, 12).Select(_ => 2 * random.NextNormal())];
            int place = 0, batch = 0;
            return Side(3, () =>
            {
                int column = place++ % 3;
                batch = column == 0 ? random.NextInt(4) : batch;
                return Math.Exp(offsets[(batch * 3) + column] + random.NextNormal());
            });
        }

        static Samples Side(int columns, Func<double> value) => Samples.Create([.. Enumerable.Range(0, Rows * columns).Select(_ => value())], Rows, columns);
    }

    private static (Samples X, Samples Y) Data(string name)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(Count, 3, 0.8);
        return (x, name == "mixed" ? KsgWays.Map(y.SelectColumns([0]), value => Math.Clamp(Math.Round(value), -1, 2)) : y.SelectColumns([0, 1]));
    }

    private static MutualInformationEstimate Estimate(string name, Samples x, Samples y, int threads = 1) =>
        Create(name, threads).Estimate(x, y, TestContext.Current.CancellationToken);

    private static IMutualInformationEstimator Create(string name, int threads, bool tieNoise = false)
    {
        // Tie noise is drawn for X and for Y, and would hide that KSG is symmetric.
        var ksg = new KsgOptions { Threads = threads, TieNoise = tieNoise };
        return name switch
        {
            "lmi" => new PublishedLmiEstimator(Small with { Threads = threads }),
            "cross-fitted" => new LatentMiEstimator(LatentMiOptions.Default with { Threads = threads }),
            "ksg" => new KsgEstimator(ksg),
            "gaussian" => new GaussianEstimator(new GaussianOptions { Threads = threads }),
            "gcmi" => new CopulaEstimator(new GaussianOptions { Threads = threads }),
            "discrete" => new DiscreteEstimator(),
            "mixed" => new MixedEstimator(new MixedOptions { Threads = threads, TieNoise = tieNoise }),
            "sliced" => new SlicedEstimator(new SlicedOptions { Slices = 4, Ksg = ksg }),
            "mine" => new MineEstimator(SmallCritic with { Threads = threads }),
            "infonce" => new InfoNceEstimator(SmallCritic with { Threads = threads }),
            _ => new BatchedEstimator(new KsgEstimator(ksg), 50, seed: 3),
        };
    }

    private static void AssertRefused(string name, Samples x, Samples y, string words)
    {
        string message = Assert.Throws<InputException>(() => Estimate(name, x, y)).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
