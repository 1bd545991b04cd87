using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.IO.Tables;
using LatentMI.Numerics;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;
using LatentMI.Studies.Transfer;

namespace LatentMI.Tests.Transfer;

public sealed class TransferStudyTests
{
    private const double Phi = 0.8;

    [Theory]
    [InlineData("gaussian", 4000, 0.03)]
    [InlineData("ksg", 4000, 0.04)]
    [InlineData("lmi", 1000, 0.12)]
    public void The_follower_is_told_half_a_bit(string estimator, int rows, double tolerance)
    {
        (Samples x, Samples y) = Following(rows, delay: 1, seed: 1);

        ParameterSet given = estimator == "lmi" ? new() { { CommonSettings.Effort.RecordName, "quick" } } : [];
        TransferResult result = Run(estimator, x, y, new TransferHistories(), given: given);

        // Y has as much noise as it has of X: 1/2 log2(1 + 1) bits.
        Assert.Equal(0.5, result.XToY.Bits, tolerance);
        Assert.All([result.YToX, result.StorageX, result.StorageY], none => Assert.Equal(0, none.Bits, tolerance));
        Assert.Equal((rows - 1, null), (result.Rows, result.Memory));
        Assert.Equal(estimator == "lmi", result.YToX.Interval is { Lower: <= 0, Upper: >= 0 });
    }

    [Fact]
    public void Storage_is_that_of_the_autocorrelation_and_independent_series_tell_nothing()
    {
        (Samples x, Samples y) = AutoregressiveSeries.Create(2000, columns: 1, Phi, seed: 2);
        ParameterSet given = new() { { CommonSettings.Effort.RecordName, "quick" } };

        TransferResult result = Run("lmi", x, y, new TransferHistories(), given: given);

        double truth = -Math.Log2(1 - (Phi * Phi)) / 2;
        Assert.All([result.StorageX, result.StorageY], storage => Assert.Equal(truth, storage.Bits, 0.12));
        Assert.All([result.XToY, result.YToX], none =>
        {
            Assert.Equal(0, none.Bits, 0.05);
            Assert.True(none.Interval is { Lower: <= 0, Upper: >= 0 });
        });
        Assert.InRange(result.Block!.Value, 5, 20);
        Assert.InRange(result.Memory!.IndependentRows, 250, 700);
        Assert.Contains("autocorrelated-rows", result.Warnings.Select(warning => warning.Id));
    }

    [Fact]
    public void Transfer_is_found_at_its_delay_alone()
    {
        (Samples x, Samples y) = Following(3000, delay: 3, seed: 3);

        double[] bits = [.. Enumerable.Range(1, 4).Select(delay => Run("gaussian", x, y, new TransferHistories { Delay = delay }).XToY.Bits)];

        Assert.Equal([0, 0, 0.5, 0], bits.Select(value => Math.Round(2 * value, 1) / 2));

        // A source's past that is long enough holds the delay, too.
        Assert.Equal(0.5, Run("gaussian", x, y, new TransferHistories { Source = 3 }).XToY.Bits, 0.03);
    }

    [Fact]
    public void A_sum_of_two_rows_of_labels_takes_both_of_them()
    {
        const int Rows = 1500;
        var random = new RandomStream(seed: 4, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, Rows).Select(_ => random.NextUniform() < 0.5 ? 0.0 : 1.0)];
        double[] y = [.. x.Select((_, t) => t < 2 ? 0 : x[t - 1] == x[t - 2] ? 0.0 : 1.0)];
        var (sideX, sideY) = (Samples.Create(x, Rows, 1), Samples.Create(y, Rows, 1));
        ParameterSet given = new() { { CommonSettings.Effort.RecordName, "quick" } };

        Assert.Equal(0, Run("lmi", sideX, sideY, new TransferHistories(), given: given).XToY.Bits, 0.01);
        TransferResult both = Run("lmi", sideX, sideY, new TransferHistories { Source = 2 }, given: given);
        Assert.Equal(1, both.XToY.Bits, 0.01);
        Assert.Equal(0, both.YToX.Bits, 0.01);
    }

    [Theory]
    [InlineData("gaussian")]
    [InlineData("ksg")]
    public void Swapped_series_swap_the_directions(string estimator)
    {
        (Samples x, Samples y) = Following(400, delay: 1, seed: 5);
        var histories = new TransferHistories { Target = 2, Source = 1 };

        TransferResult one = Run(estimator, x, y, histories);
        TransferResult other = Run(estimator, y, x, histories);

        Assert.Equal((one.XToY.Bits, one.YToX.Bits, one.StorageX.Bits, one.StorageY.Bits), (other.YToX.Bits, other.XToY.Bits, other.StorageY.Bits, other.StorageX.Bits));
    }

    [Fact]
    public void Histories_do_not_cross_trials()
    {
        // The last row of a trial is seen again in the first one of the next, and nothing else is shared.
        const int Trials = 200;
        const int Length = 6;
        var random = new RandomStream(seed: 6, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, Trials * Length).Select(_ => random.NextNormal())];
        double[] y = [.. Enumerable.Range(0, x.Length).Select(row => row > 0 && row % Length == 0 ? x[row - 1] + (0.1 * random.NextNormal()) : random.NextNormal())];
        var (sideX, sideY) = (Samples.Create(x, x.Length, 1), Samples.Create(y, y.Length, 1));
        MetadataColumn trials = new("trial", [.. Enumerable.Range(0, x.Length).Select(row => $"{row / Length}")]);
        var study = new TransferStudy(EstimatorCatalog.Find("ksg")!, [], new EstimatorRun { Threads = 1 }) { Histories = new TransferHistories { Target = 2 }, Permutations = 39 };

        TransferResult crossing = study.Run(sideX, sideY, new LaggedRows(x.Length, numbers: null, []), cancellationToken: Token);
        TransferResult within = study.Run(sideX, sideY, new LaggedRows(x.Length, numbers: null, [(trials, "t.csv")]), cancellationToken: Token);

        Assert.True(crossing.XToY is { Bits: > 0.05, PValue: <= 0.05 }, $"{crossing.XToY.Bits}");
        Assert.Equal((Trials, Trials * (Length - 2)), (within.Trials, within.Rows));
        Assert.True(within.XToY is { Bits: < 0.05, PValue: > 0.05 }, $"{within.XToY.Bits}");
    }

    [Fact]
    public void Independent_series_are_significant_in_a_twentieth_of_cases()
    {
        const int Series = 100;
        int significant = 0;
        for (int i = 0; i < Series; i++)
        {
            (Samples x, Samples y) = AutoregressiveSeries.Create(300, columns: 1, phi: 0.9, seed: (ulong)i);
            significant += Run("gaussian", x, y, new TransferHistories(), permutations: 39).XToY.PValue <= 0.05 ? 1 : 0;
        }

        // Binomial, of 0.05: between 1 and 10 with a probability of 0.98.
        Assert.InRange(significant, 1, 10);
    }

    [Fact]
    public void The_follower_is_significant_and_what_it_follows_is_not()
    {
        (Samples x, Samples y) = Following(500, delay: 1, seed: 7);

        TransferResult result = Run("ksg", x, y, new TransferHistories(), permutations: 39);

        Assert.Equal((0.025, 39), (result.XToY.PValue, result.XToY.Test!.NullMaxima.Count));
        Assert.True(result.XToY.Bits > result.XToY.Test.ThresholdBits);
        Assert.True(result.YToX.PValue > 0.05);
    }

    [Fact]
    public void More_columns_than_neighbors_or_rows_can_tell_are_named()
    {
        (Samples x, Samples y) = AutoregressiveSeries.Create(400, columns: 3, phi: 0, seed: 8);
        Assert.Equal(["many-history-columns"], Warned("ksg", x, y));
        Assert.Empty(Warned("gaussian", x, y));

        (x, y) = AutoregressiveSeries.Create(400, columns: 8, phi: 0, seed: 8);
        Assert.Equal(["many-history-columns"], Warned("gaussian", x, y));

        IEnumerable<string> Warned(string estimator, Samples x, Samples y) => Run(estimator, x, y, new TransferHistories()).Warnings.Select(warning => warning.Id);
    }

    [Fact]
    public void Storage_beyond_what_the_rows_can_show_is_named()
    {
        // Ten columns that hardly change from row to row, which is more than 200 rows can tell.
        const int Rows = 200;
        const int Columns = 10;
        var random = new RandomStream(seed: 13, RandomPurpose.Data);
        double[] level = [.. Enumerable.Range(0, Rows).Select(_ => random.NextNormal())];
        double[] x = [.. Enumerable.Range(0, Rows * Columns).Select(i => (i / Columns % 2 == 0 || i < Columns ? level[i / Columns] : level[(i / Columns) - 1]) + (1e-4 * random.NextNormal()))];
        (_, Samples y) = AutoregressiveSeries.Create(Rows, 1, phi: 0, seed: 13);
        ParameterSet given = new() { { CommonSettings.Effort.RecordName, "quick" } };

        TransferResult result = Run("lmi", Samples.Create(x, Rows, Columns), y, new TransferHistories(), given: given);

        Assert.Equal(result.StorageX.AtLeastBits is not null, result.Warnings.Any(warning => warning.Id == "unresolved-storage"));
        Assert.NotNull(result.StorageX.AtLeastBits);
    }

    [Theory]
    [InlineData("lmi")]
    [InlineData("gaussian")]
    public void A_recording_that_is_short_for_its_memory_has_no_interval_and_a_warning(string estimator)
    {
        (Samples x, Samples y) = AutoregressiveSeries.Create(300, columns: 1, phi: 0.98, seed: 9);
        ParameterSet given = estimator == "lmi" ? new() { { CommonSettings.Effort.RecordName, "quick" } } : [];

        TransferResult result = Run(estimator, x, y, new TransferHistories(), given: given);

        Assert.All([result.XToY, result.YToX, result.StorageX, result.StorageY], estimate => Assert.Null(estimate.Interval));
        Assert.Contains(result.Warnings, warning => warning.Id == "autocorrelated-rows" && warning.Message.Contains("is too much for a recording of this length", StringComparison.Ordinal));
    }

    [Fact]
    public void Threads_change_no_digit()
    {
        (Samples x, Samples y) = Following(300, delay: 1, seed: 10);
        ParameterSet given = new() { { CommonSettings.Effort.RecordName, "quick" } };

        TransferResult[] results = [.. new[] { 1, 3 }.Select(threads => Run("lmi", x, y, new TransferHistories(), permutations: 1, given, threads))];

        Assert.Equal(Digits(results[0]), Digits(results[1]));

        static double[] Digits(TransferResult result) =>
            [result.XToY.Bits, result.YToX.Bits, result.StorageX.Bits, result.StorageY.Bits, result.XToY.Test!.NullMaxima[0], result.XToY.Interval!.Value.Lower];
    }

    [Fact]
    public void Progress_counts_every_estimate_and_cancellation_ends_it()
    {
        (Samples x, Samples y) = Following(300, delay: 1, seed: 11);
        using var stop = new CancellationTokenSource();
        var reported = new List<(int Done, int Total)>();
        var progress = new CallingProgress(done =>
        {
            reported.Add((done.Done, done.Total));
            if (done.Done == 6)
            {
                stop.Cancel();
            }
        });
        var study = new TransferStudy(EstimatorCatalog.Find("gaussian")!, [], new EstimatorRun { Threads = 1 }) { Permutations = 19 };

        Assert.Throws<OperationCanceledException>(() => study.Run(x, y, new LaggedRows(300, numbers: null, []), progress, stop.Token));

        Assert.Equal([(1, 42), (2, 42), (3, 42), (4, 42), (5, 42), (6, 42)], reported);
    }

    [Fact]
    public void Drawn_rows_keep_their_histories()
    {
        (Samples x, Samples y) = Following(3000, delay: 1, seed: 12);
        var study = new TransferStudy(EstimatorCatalog.Find("gaussian")!, [], new EstimatorRun { Threads = 1 }) { MostRows = 1000 };

        TransferResult result = study.Run(x, y, new LaggedRows(3000, numbers: null, []), cancellationToken: Token);

        Assert.Equal((1000, 2999), (result.Rows, result.CommonRows));
        Assert.Equal(0.5, result.XToY.Bits, 0.08);
    }

    [Theory]
    [InlineData("preset", "paper", "Transfer entropy is estimated with --preset default only, whose terms are calibrated; leave --preset out.")]
    [InlineData("preset", "default", null)]
    public void Another_preset_is_refused(string name, string value, string? message)
    {
        var study = new TransferStudy(EstimatorCatalog.Latent, new ParameterSet { { name, value } }, new EstimatorRun());

        Exception? refused = Record.Exception(() => study.RequireApplicable(hasTrials: false));

        Assert.Equal(message, refused?.Message);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TransferResult Run(
        string estimator, Samples x, Samples y, TransferHistories histories, int permutations = 0, ParameterSet? given = null, int threads = 1) =>
        new TransferStudy(EstimatorCatalog.Find(estimator)!, given ?? [], new EstimatorRun { Threads = threads }) { Histories = histories, Permutations = permutations }
            .Run(x, y, new LaggedRows(x.Count, numbers: null, []), cancellationToken: Token);

    /// <summary>White noise, and Y, which is X some rows before and as much noise.</summary>
    private static (Samples X, Samples Y) Following(int rows, int delay, ulong seed)
    {
        (Samples signal, Samples noise) = AutoregressiveSeries.Create(rows + delay, 1, phi: 0, seed);
        double[] x = [.. Enumerable.Range(0, rows).Select(row => signal[row + delay, 0])];
        double[] y = [.. Enumerable.Range(0, rows).Select(row => signal[row, 0] + noise[row, 0])];
        return (Samples.Create(x, rows, 1), Samples.Create(y, rows, 1));
    }

    private sealed class CallingProgress(Action<Inference.InferenceProgress> report) : IProgress<Inference.InferenceProgress>
    {
        public void Report(Inference.InferenceProgress value) => report(value);
    }
}
