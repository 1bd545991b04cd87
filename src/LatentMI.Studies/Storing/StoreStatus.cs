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
    /// <param name="folder">The folder of the store.</param>
    /// <param name="work">The keys of all work, each once; null where the folder has a list of them.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <exception cref="InputException">It is not the folder of a store, or cannot be read.</exception>
    public static StoreStatus Read(string folder, IEnumerable<string>? work = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        RecordIndex index = RecordStore.Index(folder, cancellationToken);
        IReadOnlySet<string> held = RecordStore.Running(folder);
        (int planned, int found, int running) = (0, 0, 0);
        var failures = new Dictionary<string, int>();
        foreach (string key in work ?? StorePlan.Read(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            planned++;
            if (index.Find(WorkId.Of(key)) is not { } record)
            {
                running += held.Count > 0 && held.Contains(WorkClaims.NameOf(key)) ? 1 : 0;
                continue;
            }

            found++;
            if (record.Error is { } error)
            {
                failures[error] = failures.GetValueOrDefault(error) + 1;
            }
        }

        int failed = failures.Values.Sum();
        return new StoreStatus(
            planned,
            found - failed,
            failed,
            running,
            planned - found - running,
            index.Count - found,
            [.. failures.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))]);
    }
}
