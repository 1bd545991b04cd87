using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Trials;
using LatentMI.Tests;

namespace LatentMI.Experiments.Tests.Running;

public sealed class ExperimentRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_trial_is_measured_once_and_a_second_run_does_nothing()
    {
        var counting = new Counting();
        Trial[] trials = Trials(counting, 10);
        Run(trials, jobs: 3);
        Run(trials, jobs: 2);

        Assert.Equal(10, counting.Count);
        IReadOnlyList<ExperimentRecord> records = RecordStore.Read(_folder.File("store"));
        Assert.Equal(trials.Select(trial => trial.Key).Order(StringComparer.Ordinal), records.Select(record => record.Key));
        Assert.All(records, record => Assert.Equal((record.TrueBits, 1), (record.EstimateBits, record.Threads)));
        Assert.All(records, record => Assert.Equal(record.TrueBits, record.Details.Number("raw_bits")));
        Assert.Equal(10, records.Select(record => record.DataSeed).Distinct().Count());
        Assert.Empty(Directory.GetFiles(_folder.File("store/claims")));
    }

    [Fact]
    public void Two_runs_on_one_store_share_the_work()
    {
        // Three at once are of both, since each does two.
        using var together = new CountdownEvent(3);
        var counting = new Counting { Together = together };
        Trial[] trials = Trials(counting, 20);
        Parallel.Invoke(() => Run(trials, jobs: 2), () => Run(trials, jobs: 2));
        Assert.Equal(20, counting.Count);
        Assert.Equal(20, RecordStore.Read(_folder.File("store")).Count);
    }

    [Fact]
    public void A_trial_that_fails_is_recorded_and_the_rest_goes_on()
    {
        var counting = new Counting { FailAt = 0.4 };
        Trial[] trials = Trials(counting, 10);
        Run(trials, jobs: 1);
        ExperimentRecord failed = Assert.Single(RecordStore.Read(_folder.File("store")), record => record.Error is not null);
        Assert.Equal("no good", failed.Error);
        Assert.Null(failed.EstimateBits);

        Run(trials, jobs: 1);
        Assert.Equal(10, counting.Count);
        counting.FailAt = double.NaN;
        Run(trials, jobs: 1, retryFailed: true);
        Assert.Equal(11, counting.Count);
        Assert.DoesNotContain(RecordStore.Read(_folder.File("store")), record => record.Error is not null);
    }

    [Fact]
    public void A_cancelled_run_leaves_the_trial_to_the_next()
    {
        using var source = new CancellationTokenSource();
        var counting = new Counting { CancelAt = 0.3, Source = source };
        Trial[] trials = Trials(counting, 10);
        using (RecordStore store = Open())
        {
            Assert.Throws<OperationCanceledException>(
                () => new ExperimentRunner("test", store, 1, ThreadShare.Each(1)).Run(trials, retryFailed: false, progress: null, source.Token));
        }

        Assert.Equal(3, RecordStore.Read(_folder.File("store")).Count);
        counting.CancelAt = double.NaN;
        Run(trials, jobs: 1);
        Assert.Equal(10, RecordStore.Read(_folder.File("store")).Count);
        Assert.Equal(11, counting.Count);
    }

    [Fact]
    public void Progress_tells_what_is_done_and_what_runs()
    {
        var told = new List<ExperimentProgress>();
        using RecordStore store = Open();
        new ExperimentRunner("test", store, 1, ThreadShare.Each(1)).Run(
            Trials(new Counting { FailAt = 0 }, 3), retryFailed: false, new Told(told), TestContext.Current.CancellationToken);
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3], told.Select(progress => progress.Done));
        Assert.Equal((1, 3), (told[^1].Failed, told[^1].Total));
        Assert.Contains("counting on gaussian d=1 k=1 bits=0.1", told[3].Running[0], StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, told[^1].Remaining);
    }

    private static Trial[] Trials(Counting counting, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Trial(
            new GaussianRecipe { Dimensions = 1, IntrinsicDimensions = 1, Bits = i / 10.0, Count = 5 }, counting, Seed: 1)),
    ];

    private RecordStore Open() => RecordStore.Open(_folder.File("store"), new ExperimentDescription("test", "Test", "0.1.0"));

    private void Run(Trial[] trials, int jobs, bool retryFailed = false)
    {
        using RecordStore store = Open();
        new ExperimentRunner("test", store, jobs, ThreadShare.Each(1)).Run(trials, retryFailed, progress: null, TestContext.Current.CancellationToken);
    }

    private sealed class Told(List<ExperimentProgress> told) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => told.Add(value);
    }

    /// <summary>Knows the truth, and counts how often it was asked.</summary>
    private sealed class Counting : IMeasurement
    {
        private int _count;

        public int Count => _count;

        public CountdownEvent? Together { get; init; }

        public double FailAt { get; set; } = double.NaN;

        public double CancelAt { get; set; } = double.NaN;

        public CancellationTokenSource? Source { get; init; }

        public string Name => "counting";

        public ParameterSet Parameters => [];

        public Measured Measure(Dataset data, ulong seed, int threads, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _count) <= Together?.InitialCount)
            {
                Together.Signal();
                Together.Wait(cancellationToken);
            }

            if (data.TrueBits == CancelAt)
            {
                Source!.Cancel();
                cancellationToken.ThrowIfCancellationRequested();
            }

            return data.TrueBits == FailAt ? throw new InputException("no good") : new Measured(data.TrueBits, [])
            {
                Details = new() { { "raw_bits", data.TrueBits } },
            };
        }
    }
}
