namespace LatentMI.Studies.Storing;

/// <summary>How far the work of a store is. Each piece of the plan is counted once.</summary>
/// <param name="Planned">All work of the last run.</param>
/// <param name="Done">What has a record without an error.</param>
/// <param name="Failed">What has a record with an error.</param>
/// <param name="Running">What has no record and is claimed by a process that lives, or did some minutes ago on another machine.</param>
/// <param name="Remaining">The rest.</param>
/// <param name="Others">Records of work that the last run did not plan.</param>
/// <param name="Failures">The errors and how often each came, the most frequent first.</param>
public sealed record StoreStatus(
    int Planned, int Done, int Failed, int Running, int Remaining, int Others, IReadOnlyList<(string Error, int Count)> Failures)
{
    /// <summary>Looks at a store, which other processes may work on, and changes nothing.</summary>
    /// <param name="folder">The folder of the store, which has a list of all work.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <exception cref="InputException">It is not the folder of a store, or cannot be read.</exception>
    public static StoreStatus Read(string folder, CancellationToken cancellationToken = default) =>
        Read(folder, StorePlan.Read, key => key, cancellationToken);

    /// <summary>Looks at a store whose work is known.</summary>
    /// <typeparam name="T">What tells a piece of work.</typeparam>
    /// <param name="folder">The folder of the store.</param>
    /// <param name="work">All work, each piece once.</param>
    /// <param name="keyOf">Its key, on any thread.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <exception cref="InputException">It is not the folder of a store, or cannot be read.</exception>
    public static StoreStatus Read<T>(string folder, IEnumerable<T> work, Func<T, string> keyOf, CancellationToken cancellationToken = default) =>
        Read(folder, _ => work, keyOf, cancellationToken);

    private static StoreStatus Read<T>(string folder, Func<string, IEnumerable<T>> work, Func<T, string> keyOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        RecordIndex index = RecordStore.Index(folder, cancellationToken);
        IReadOnlySet<string> held = RecordStore.Running(folder);
        Counts all = work(folder).AsParallel().WithCancellation(cancellationToken).Aggregate(
            () => new Counts(),
            (counts, piece) => counts.Add(index, held, keyOf(piece)),
            (counts, others) => counts.Add(others),
            counts => counts);
        int failed = all.Failures.Values.Sum();
        return new StoreStatus(
            all.Planned,
            all.Found - failed,
            failed,
            all.Running,
            all.Planned - all.Found - all.Running,
            index.Count - all.Found,
            [.. all.Failures.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))]);
    }

    /// <summary>What was counted of some of the work.</summary>
    private sealed class Counts
    {
        public int Planned { get; private set; }

        public int Found { get; private set; }

        public int Running { get; private set; }

        public Dictionary<string, int> Failures { get; } = [];

        public Counts Add(RecordIndex index, IReadOnlySet<string> held, string key)
        {
            Planned++;
            if (index.Find(WorkId.Of(key)) is not { } record)
            {
                Running += held.Count > 0 && held.Contains(WorkClaims.NameOf(key)) ? 1 : 0;
                return this;
            }

            Found++;
            if (record.Error is { } error)
            {
                Failures[error] = Failures.GetValueOrDefault(error) + 1;
            }

            return this;
        }

        public Counts Add(Counts others)
        {
            Planned += others.Planned;
            Found += others.Found;
            Running += others.Running;
            foreach ((string error, int count) in others.Failures)
            {
                Failures[error] = Failures.GetValueOrDefault(error) + count;
            }

            return this;
        }
    }
}
