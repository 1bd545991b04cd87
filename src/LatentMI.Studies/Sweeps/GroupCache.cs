using System.Globalization;
using LatentMI.IO.Formats;

namespace LatentMI.Studies.Sweeps;

/// <summary>
/// The samples of groups, read once and shared by the trials that need them, within a limit of memory: a trial waits until its samples and its own
/// work fit beside those that run, and samples that no trial uses give way, those unused for longest first.
/// </summary>
/// <remarks>
/// What counts are the samples that are held and the estimated memory of the trials that run (<see cref="WorkingMemory"/>). Mapped files count
/// nothing: the system takes their memory back whenever it needs it.
/// </remarks>
public sealed class GroupCache : IDisposable
{
    // A cancellation is noticed after this at the latest.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private readonly long _limit;
    private readonly Func<SweepGroup, CancellationToken, SampleSource> _read;
    private readonly Dictionary<string, Entry> _entries = [];
    private long _used;
    private long _clock;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="limit">The limit in bytes.</param>
    /// <param name="read">Reads the samples of a group; called from several threads.</param>
    internal GroupCache(long limit, Func<SweepGroup, CancellationToken, SampleSource> read)
    {
        _limit = limit;
        _read = read;
    }

    /// <summary>What is known of the rows of groups.</summary>
    internal GroupMetadata Metadata { get; } = new();

    /// <summary>The bytes that are held and reserved at this moment.</summary>
    internal long Used
    {
        get
        {
            lock (_gate)
            {
                return _used;
            }
        }
    }

    /// <summary>Takes the samples of a group that were just read, and keeps them where they fit.</summary>
    /// <param name="group">The group.</param>
    /// <param name="source">Its samples, which belong to the cache from now on.</param>
    internal void Add(SweepGroup group, SampleSource source)
    {
        lock (_gate)
        {
            var entry = new Entry(BytesOf(source.Samples));
            _entries.Add(group.Name, entry);
            if (_used + entry.Bytes > _limit)
            {
                source.Samples.Dispose();
                return;
            }

            _used += entry.Bytes;
            entry.Data = new Lazy<SampleSource>(source);
            entry.LastUse = ++_clock;
        }
    }

    /// <summary>The memory that a trial takes: its samples and its work.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="work">The bytes of its work.</param>
    internal long Need(IReadOnlyList<SweepGroup> groups, long work)
    {
        lock (_gate)
        {
            return work + groups.Select(group => _entries[group.Name]).Distinct().Sum(entry => entry.Bytes);
        }
    }

    /// <summary>Borrows the samples of groups and room to work; waits until both are there.</summary>
    /// <param name="groups">The groups, of which some may be the same.</param>
    /// <param name="work">The bytes of the work.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InputException">It would not fit even alone, or a file cannot be read.</exception>
    internal GroupLoan Borrow(IReadOnlyList<SweepGroup> groups, long work, CancellationToken cancellationToken)
    {
        long whole = Need(groups, work);
        if (whole > _limit)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"The estimate needs about {Mebibytes(whole)} MiB of memory, and the limit leaves {Mebibytes(_limit)}; "
                + $"raise it with --memory, or use fewer rows or columns."));
        }

        (SweepGroup Group, Entry Entry)[] wanted;
        lock (_gate)
        {
            wanted = [.. groups.DistinctBy(group => group.Name).Select(group => (group, _entries[group.Name]))];
            while (!TryReserve(wanted, work, cancellationToken))
            {
                Monitor.Wait(_gate, Pause);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        try
        {
            // Reading is outside of the lock; another trial that needs the same samples waits for them here.
            Dictionary<string, SampleSource> sources = wanted.ToDictionary(part => part.Group.Name, part => part.Entry.Data!.Value);
            return new GroupLoan([.. groups.Select(group => sources[group.Name])], () => GiveBack(wanted, work));
        }
        catch
        {
            Fail(wanted, work);
            throw;
        }
    }

    /// <summary>Closes all files. No loan may be out.</summary>
    public void Dispose()
    {
        foreach (Entry entry in _entries.Values)
        {
            Drop(entry);
        }
    }

    private static long BytesOf(Samples samples) => samples.IsMapped
        ? 0
        : (long)samples.Count * samples.Dimensions * (samples.Type == SampleType.Float32 ? sizeof(float) : sizeof(double));

    private static long Mebibytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;

    private bool TryReserve((SweepGroup Group, Entry Entry)[] wanted, long work, CancellationToken cancellationToken)
    {
        long need = work + wanted.Where(part => part.Entry.Data is null).Sum(part => part.Entry.Bytes);
        foreach (Entry idle in _entries.Values
            .Where(entry => entry is { Data: not null, Uses: 0 } && !wanted.Any(part => part.Entry == entry))
            .OrderBy(entry => entry.LastUse)
            .ToArray())
        {
            if (_used + need <= _limit)
            {
                break;
            }

            Drop(idle);
        }

        if (_used + need > _limit)
        {
            return false;
        }

        _used += need;
        foreach ((SweepGroup group, Entry entry) in wanted)
        {
            entry.Data ??= new Lazy<SampleSource>(() => _read(group, cancellationToken));
            entry.Uses++;
            entry.LastUse = ++_clock;
        }

        return true;
    }

    private void GiveBack((SweepGroup Group, Entry Entry)[] parts, long work)
    {
        lock (_gate)
        {
            _used -= work;
            foreach ((_, Entry entry) in parts)
            {
                entry.Uses--;
            }

            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Gives back, and lets what could not be read be tried again by the next.</summary>
    private void Fail((SweepGroup Group, Entry Entry)[] parts, long work)
    {
        GiveBack(parts, work);
        lock (_gate)
        {
            foreach ((_, Entry entry) in parts)
            {
                if (entry is { Uses: 0, Data: { IsValueCreated: false } })
                {
                    entry.Data = null;
                    _used -= entry.Bytes;
                }
            }

            Monitor.PulseAll(_gate);
        }
    }

    private void Drop(Entry entry)
    {
        if (entry.Data is { IsValueCreated: true } data)
        {
            data.Value.Samples.Dispose();
            _used -= entry.Bytes;
            entry.Data = null;
        }
    }

    /// <summary>The samples of a group, there or not.</summary>
    private sealed class Entry(long bytes)
    {
        public long Bytes => bytes;

        public Lazy<SampleSource>? Data { get; set; }

        public int Uses { get; set; }

        public long LastUse { get; set; }
    }
}
