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
    /// <exception cref="InputException">It is not the folder of a store, or cannot be read.</exception>
    public static StoreStatus Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Dictionary<string, ExperimentRecord> records = RecordStore.Read(folder).ToDictionary(record => record.Key);
        IReadOnlyList<string> plan = StorePlan.Read(folder);
        ExperimentRecord[] found = [.. plan.Where(records.ContainsKey).Select(key => records[key])];
        ExperimentRecord[] failed = [.. found.Where(record => record.Error is not null)];
        int running = RecordStore.Running(folder, plan.Where(key => !records.ContainsKey(key))).Count;
        return new StoreStatus(
            plan.Count,
            found.Length - failed.Length,
            failed.Length,
            running,
            plan.Count - found.Length - running,
            records.Count - found.Length,
            [.. failed.CountBy(record => record.Error!).OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value))]);
    }
}
