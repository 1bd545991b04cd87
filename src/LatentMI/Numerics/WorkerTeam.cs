namespace LatentMI.Numerics;

/// <summary>Work in numbered parts that do not depend on each other.</summary>
internal interface IPartedWork
{
    /// <summary>Does one part. Parts run in any order, on any thread.</summary>
    /// <param name="part">The part's number, from 0.</param>
    /// <param name="worker">The number of the thread that runs it, from 0, for buffers of its own.</param>
    void Run(int part, int worker);
}

/// <summary>
/// A fixed team of threads that shares out the parts of one piece of work after another, without allocating.
/// </summary>
/// <remarks>
/// What a part computes must depend on its number alone; then results are the same, to the bit, for any number of threads. Only the thread
/// that made the team may hand it work.
/// </remarks>
internal sealed class WorkerTeam : IDisposable
{
    // Long enough for the next piece of a training step to arrive, short enough to leave an idle machine idle.
    private const int SpinsBeforeWaiting = 2000;

    private readonly Thread[] _helpers;
    private readonly SemaphoreSlim _start = new(0);
    private readonly ManualResetEventSlim _finished = new(false, SpinsBeforeWaiting);
    private IPartedWork? _work;
    private int _parts;
    private int _nextPart;
    private int _running;
    private volatile bool _stopping;
    private Exception? _failure;

    /// <summary>Starts the team.</summary>
    /// <param name="threads">How many threads work, the caller's among them.</param>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        _helpers = new Thread[threads - 1];
        for (int i = 0; i < _helpers.Length; i++)
        {
            int worker = i + 1;
            _helpers[i] = new Thread(() => Help(worker)) { IsBackground = true, Name = $"LatentMI worker {worker}" };
            _helpers[i].Start();
        }
    }

    /// <summary>The number of threads that work, the caller's among them.</summary>
    public int Threads => _helpers.Length + 1;

    /// <summary>Runs every part and returns when all are done.</summary>
    /// <param name="work">The work.</param>
    /// <param name="parts">How many parts it has.</param>
    /// <exception cref="Exception">What the first failing part threw; the parts that had not begun are left out.</exception>
    public void Run(IPartedWork work, int parts)
    {
        int helpers = Math.Min(_helpers.Length, parts - 1);
        if (helpers <= 0)
        {
            for (int part = 0; part < parts; part++)
            {
                work.Run(part, 0);
            }

            return;
        }

        _work = work;
        _parts = parts;
        _nextPart = 0;
        _failure = null;
        _running = helpers + 1;
        _finished.Reset();
        _start.Release(helpers);
        TakeParts(0);
        _finished.Wait();
        _work = null;
        if (_failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failure);
        }
    }

    /// <summary>Runs every part of a delegate; for work outside of inner loops, since the delegate is allocated.</summary>
    /// <param name="parts">How many parts.</param>
    /// <param name="run">Does one part.</param>
    public void Run(int parts, Action<int> run) => Run(new DelegateWork(run), parts);

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _stopping = true;
        if (_helpers.Length > 0)
        {
            _start.Release(_helpers.Length);
        }

        foreach (Thread helper in _helpers)
        {
            helper.Join();
        }

        _start.Dispose();
        _finished.Dispose();
    }

    private void Help(int worker)
    {
        while (true)
        {
            _start.Wait();
            if (_stopping)
            {
                return;
            }

            TakeParts(worker);
        }
    }

    private void TakeParts(int worker)
    {
        try
        {
            IPartedWork work = _work!;
            int part;
            while ((part = Interlocked.Increment(ref _nextPart) - 1) < _parts)
            {
                work.Run(part, worker);
            }
        }
        catch (Exception failure)
        {
            // Rethrown by Run on the caller's thread; the remaining parts are skipped.
            Interlocked.CompareExchange(ref _failure, failure, null);
            Interlocked.Exchange(ref _nextPart, _parts);
        }
        finally
        {
            if (Interlocked.Decrement(ref _running) == 0)
            {
                _finished.Set();
            }
        }
    }

    private sealed class DelegateWork(Action<int> run) : IPartedWork
    {
        public void Run(int part, int worker) => run(part);
    }
}
