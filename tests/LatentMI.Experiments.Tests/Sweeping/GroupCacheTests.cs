using LatentMI.IO.Formats;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Experiments.Tests.Sweeping;

public sealed class GroupCacheTests
{
    // Every group is 100 rows of 10 columns in float32.
    private const long GroupBytes = 4000;
    private const long Work = 1000;

    private readonly SweepGroup[] _groups =
    [
        .. Enumerable.Range(0, 4).Select(i => new SweepGroup
        {
            Name = $"g{i}", Address = "none", Rows = new RowChoice(null, null, null), Count = 100, Dimensions = 10,
        }),
    ];

    private readonly List<string> _read = [];

    [Fact]
    public void Groups_that_fit_are_read_never_again_and_others_give_way()
    {
        using GroupCache cache = Filled(limit: (2 * GroupBytes) + Work);

        // The first two fitted when the plan was read.
        Use(cache, 0, 1);
        Assert.Empty(_read);

        Use(cache, 2, 3);
        Use(cache, 2, 3);
        Assert.Equal(["g2", "g3"], _read);

        // 0 comes back, and of 2 and 3 the one that was unused for longer gives way.
        Use(cache, 3, 0);
        Assert.Equal(["g2", "g3", "g0"], _read);
        Assert.Equal(2 * GroupBytes, cache.Used);
    }

    [Fact]
    public void What_would_not_fit_even_alone_is_refused()
    {
        using GroupCache cache = Filled(limit: (2 * GroupBytes) + Work);
        string message = Assert.Throws<InputException>(
            () => cache.Borrow([_groups[0], _groups[1]], 2 * Work, TestContext.Current.CancellationToken)).Message;
        Assert.Contains("raise it with --memory", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_stay_within_the_limit_and_all_end()
    {
        long limit = (3 * GroupBytes) + (2 * Work);
        using GroupCache cache = Filled(limit);
        long most = 0;
        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, (i, token) =>
        {
            using GroupLoan loan = cache.Borrow([_groups[i % 4], _groups[(i + 1 + (i / 7 % 3)) % 4]], Work, token);
            Assert.Equal((100, 100), (loan.Sources[0].Samples.Count, loan.Sources[1].Samples.Count));
            InterlockedMax(ref most, cache.Used);
            return ValueTask.CompletedTask;
        });
        Assert.InRange(most, (2 * GroupBytes) + Work, limit);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_tried_again()
    {
        bool broken = true;
        using var cache = new GroupCache((2 * GroupBytes) + Work, (group, _) => broken ? throw new InputException("gone") : NewSamples());
        foreach (SweepGroup group in _groups)
        {
            cache.Add(group, NewSamples());
        }

        Assert.Throws<InputException>(() => Use(cache, 2, 3));
        Assert.InRange(cache.Used, 0, 2 * GroupBytes);
        broken = false;
        Use(cache, 2, 3);
    }

    [Fact]
    public void Who_waits_can_be_cancelled()
    {
        using GroupCache cache = Filled(limit: (2 * GroupBytes) + Work);
        using GroupLoan held = cache.Borrow([_groups[0], _groups[1]], Work, TestContext.Current.CancellationToken);
        using var source = new CancellationTokenSource();
        Exception? ended = null;
        var waiting = new Thread(() => ended = Record.Exception(() => cache.Borrow([_groups[0], _groups[1]], Work, source.Token)));
        waiting.Start();
        SpinWait.SpinUntil(() => waiting.ThreadState.HasFlag(ThreadState.WaitSleepJoin));

        source.Cancel();

        waiting.Join();
        Assert.IsType<OperationCanceledException>(ended);
    }

    private static SampleSource NewSamples() => new(Samples.Create(new float[1000], 100, 10), "none", "npy");

    private static void InterlockedMax(ref long place, long value)
    {
        for (long seen = Interlocked.Read(ref place); value > seen; seen = Interlocked.Read(ref place))
        {
            Interlocked.CompareExchange(ref place, value, seen);
        }
    }

    private GroupCache Filled(long limit)
    {
        var cache = new GroupCache(limit, (group, _) =>
        {
            lock (_read)
            {
                _read.Add(group.Name);
            }

            return NewSamples();
        });
        foreach (SweepGroup group in _groups)
        {
            cache.Add(group, NewSamples());
        }

        return cache;
    }

    private void Use(GroupCache cache, int x, int y) => cache.Borrow([_groups[x], _groups[y]], Work, TestContext.Current.CancellationToken).Dispose();
}
