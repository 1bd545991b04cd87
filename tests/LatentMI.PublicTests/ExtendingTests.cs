using Extending;
using LatentMI;
using LatentMI.Attribution;
using LatentMI.Calibrating;
using LatentMI.Estimators.Latent;
using LatentMI.Pairing;
using LatentMI.Representation;

namespace PublicTests;

/// <summary>The samples, and what happens to encoders and ratios of one's own that are wrong.</summary>
public sealed class ExtendingTests
{
    private static readonly LatentMiOptions Own = LatentMiOptions.Default with { Representation = RepresentationChoice.Own };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void An_encoder_of_ones_own_finds_nearly_all_that_is_hidden()
    {
        SampleResult result = OwnEncoder.Run();
        Assert.Equal("least-squares", result.Winner);

        // What 833 training rows leave unknown of twenty weights costs about a tenth of a bit.
        Assert.InRange(result.Bits, result.TrueBits - 0.2, result.TrueBits + 0.05);
    }

    [Fact]
    public void An_encoder_that_a_loss_of_ones_own_trained_finds_what_is_shared()
    {
        SampleResult result = OwnLoss.Run();
        Assert.Equal("correlation-trained", result.Winner);
        Assert.InRange(result.Bits, result.TrueBits - 0.1, result.TrueBits + 0.1);
    }

    [Fact]
    public void A_ratio_of_ones_own_wins_where_it_is_the_true_one()
    {
        SampleResult result = OwnRatio.Run();
        Assert.Equal("doubled-angle", result.Winner);
        Assert.InRange(result.Bits, result.TrueBits - 0.12, result.TrueBits + 0.12);
    }

    [Fact]
    public void Latents_that_exist_are_calibrated()
    {
        SampleResult result = OwnLatents.Run();
        Assert.Equal("gaussian", result.Winner);
        Assert.InRange(result.Bits, result.TrueBits - 0.12, result.TrueBits + 0.12);
        Assert.InRange(result.TrueBits, result.Interval.Lower - 0.05, result.Interval.Upper + 0.05);
    }

    [Fact]
    public void Of_permuted_pairs_an_encoder_of_ones_own_finds_nothing()
    {
        LatentMiEstimate[] estimates = [.. Enumerable.Range(1, 24).Select(seed =>
        {
            (Samples x, Samples y) = Permuted(seed);
            return OwnEncoder.Estimate(x, y);
        })];

        // Of one estimate the standard deviation is some 0.03 bits; six of 24 intervals miss a true 0 with a probability of 0.002.
        Assert.InRange(estimates.Average(estimate => estimate.Bits), -0.03, 0.03);
        Assert.All(estimates, estimate => Assert.InRange(estimate.Bits, -0.15, 0.15));
        Assert.InRange(estimates.Count(estimate => estimate.Interval is { Lower: > 0 } or { Upper: < 0 }), 0, 5);

        // On the rows that it trains on it finds what chance put there.
        (Samples trainX, Samples trainY) = Permuted(1);
        EncoderPair fitted = new LeastSquares().Fit(trainX, trainY, 0, Stop);
        Assert.True(Correlation(fitted.X.Encode(trainX, Stop), fitted.Y.Encode(trainY, Stop)) > 0.4);

        static (Samples X, Samples Y) Permuted(int seed)
        {
            (Samples x, Samples y) = OwnEncoder.Data();
            int[] rows = [.. Enumerable.Range(0, x.Count)];
            new Random(seed).Shuffle(rows);
            return (x.SelectRows(rows.AsSpan(0, 200)), y.SelectRows(rows.AsSpan(200, 200)));
        }
    }

    [Fact]
    public void An_encoder_of_ones_own_competes_with_the_built_in_maps()
    {
        (Samples x, Samples y) = OwnEncoder.Data();
        (x, y) = (x.SelectRows([.. Enumerable.Range(0, 300)]), y.SelectRows([.. Enumerable.Range(0, 300)]));

        LatentMiEstimate estimate = new LatentMiEstimator(LatentMiOptions.Default with { OwnRepresentations = [new LeastSquares()], MaxEpochs = 2 })
            .Estimate(x, y, cancellationToken: Stop);

        string[] names = [.. estimate.Representations.Select(score => score.Name)];
        Assert.Superset(new HashSet<string> { "linear", "kernel", "folded", "network" }, names.ToHashSet());
        Assert.Equal("least-squares", names[^1]);
        Assert.Single(estimate.Representations, score => score.Chosen);
    }

    [Fact]
    public void What_follows_an_estimate_works_with_encoders_of_ones_own()
    {
        (Samples x, Samples y) = OwnEncoder.Data();
        int[] half = [.. Enumerable.Range(0, 500)];
        int[] other = [.. Enumerable.Range(500, 500)];
        LatentMiEstimate estimate = OwnEncoder.Estimate(x.SelectRows(half), y.SelectRows(half));

        double scored = estimate.Model.ScorePointwise(x.SelectRows(other), y.SelectRows(other), Stop).Average();
        AttributionResult attributed = ColumnAttribution.Run(
            estimate, x.SelectRows(half), y.SelectRows(half), new AttributionOptions { Permutations = 19 }, cancellationToken: Stop);

        Assert.InRange(scored, estimate.Bits - 0.2, estimate.Bits + 0.2);
        Assert.True(attributed.X.Ranked[0].MeanGain > 0.02);
        Assert.Contains("your own code", Assert.Throws<InputException>(() => estimate.Model.ToContents()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_stay_together_in_the_training_of_an_encoder()
    {
        (Samples x, Samples y) = OwnEncoder.Data();
        int[] rows = [.. Enumerable.Range(0, 240).Select(i => i / 2)];
        var groups = RowGroups.Of([.. rows.Select(row => $"{row}")]);
        var seen = new Seen();

        new LatentMiEstimator(Own with { OwnRepresentations = [seen], Groups = groups }).Estimate(x.SelectRows(rows), y.SelectRows(rows), cancellationToken: Stop);

        // Rows come in equal pairs: both train or neither does. Their 120 groups are alike, and a fold has 30.
        Assert.Equal(4, seen.Training.Count);
        Assert.All(seen.Training, values => Assert.All(values.CountBy(value => value), pair => Assert.Equal(2, pair.Value)));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "short", "gave 1 rows of 1 latents for" },
        { "infinite", "not finite" },
        { "unsteady", "latents in one fold, and" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Latents_that_cannot_be_used_are_refused_by_the_name_of_the_class(string kind, string words)
    {
        (Samples x, Samples y) = Pairs.Create(100, 2, seed: 1);
        var estimator = new LatentMiEstimator(Own with { OwnRepresentations = [new Faulty(kind)] });

        string message = Assert.Throws<InputException>(() => estimator.Estimate(x, y, cancellationToken: Stop)).Message;

        Assert.Contains(typeof(Faulty).FullName!, message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ratio_that_is_no_number_is_refused_by_the_name_of_the_class()
    {
        (Samples x, Samples y) = Pairs.Create(100, 1, seed: 1);
        var estimator = new CalibratedKsgEstimator(new CalibratedKsgOptions { OwnRatios = [new NotANumber()] });

        string message = Assert.Throws<InputException>(() => estimator.Estimate(x, y, Stop)).Message;

        Assert.Equal($"{typeof(NotANumber).FullName} gave a logarithm of NaN; it must be finite.", message);
    }

    [Fact]
    public void Folds_that_do_not_fit_the_rows_and_choices_without_representations_are_refused()
    {
        (Samples x, Samples y) = Pairs.Create(100, 1, seed: 1);
        Assert.Contains("but there are 100", Message([.. Enumerable.Repeat(0, 99)]), StringComparison.Ordinal);
        Assert.Contains("Fold 1 has 5 rows", Message([.. Enumerable.Range(0, 100).Select(i => i < 5 ? 1 : 0)]), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CalibratedKsgEstimator(new CalibratedKsgOptions { Folds = [-1] }));
        Assert.Throws<ArgumentException>(() => new LatentMiEstimator(Own));
        Assert.Throws<ArgumentException>(() => new LatentMiEstimator(
            LatentMiOptions.Default with { Representation = RepresentationChoice.Linear, OwnRepresentations = [new LeastSquares()] }));

        string Message(int[] folds) => Assert.Throws<InputException>(
            () => new CalibratedKsgEstimator(new CalibratedKsgOptions { Folds = folds }).Estimate(x, y, Stop)).Message;
    }

    [Fact]
    public void Threads_do_not_change_the_numbers()
    {
        (Samples x, Samples y) = OwnRatio.Data();
        (x, y) = (x.SelectRows([.. Enumerable.Range(0, 300)]), y.SelectRows([.. Enumerable.Range(0, 300)]));
        Assert.Equal(Bits(1), Bits(2));

        double Bits(int threads) =>
            new CalibratedKsgEstimator(new CalibratedKsgOptions { OwnRatios = [new DoubledAngle()], Threads = threads }).Estimate(x, y, Stop).Bits;
    }

    private static double Correlation(Samples x, Samples y)
    {
        double[] a = [.. Enumerable.Range(0, x.Count).Select(i => x[i, 0])];
        double[] b = [.. Enumerable.Range(0, y.Count).Select(i => y[i, 0])];
        double Covariance(double[] f, double[] g) => f.Zip(g, (one, two) => (one - f.Average()) * (two - g.Average())).Average();
        return Covariance(a, b) / Math.Sqrt(Covariance(a, a) * Covariance(b, b));
    }

    /// <summary>The first column, and what it trained on.</summary>
    private sealed class Seen : IRepresentation, IEncoder
    {
        public List<double[]> Training { get; } = [];

        public string Name => "seen";

        public EncoderPair Fit(Samples x, Samples y, ulong seed, CancellationToken cancellationToken)
        {
            Training.Add([.. Enumerable.Range(0, x.Count).Select(i => x[i, 0])]);
            return new EncoderPair(this, this);
        }

        public Samples Encode(Samples rows, CancellationToken cancellationToken) => rows.SelectColumns([0]);
    }

    private sealed class Faulty(string kind) : IRepresentation, IEncoder
    {
        private int _fits;

        public string Name => kind;

        public EncoderPair Fit(Samples x, Samples y, ulong seed, CancellationToken cancellationToken)
        {
            _fits++;
            return new EncoderPair(this, this);
        }

        public Samples Encode(Samples rows, CancellationToken cancellationToken) => kind switch
        {
            "short" => Samples.Create(new float[1], 1, 1),
            "infinite" => Samples.Create([.. Enumerable.Repeat(float.NaN, rows.Count)], rows.Count, 1),
            _ => Samples.Create(new float[rows.Count * _fits], rows.Count, _fits),
        };
    }

    private sealed class NotANumber : IDensityRatio, IFittedDensityRatio
    {
        public string Name => "none";

        public IFittedDensityRatio Fit(Samples latentX, Samples latentY, ulong seed, CancellationToken cancellationToken) => this;

        public double LogRatio(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => double.NaN;
    }
}
