namespace LatentMI.Studies.Running;

/// <summary>
/// One of N shares of the work, for schedulers that start N tasks and tell each its number. The shares are disjoint, complete, and alike in
/// estimated cost; they depend on the trials alone, never on what is done already, so that a task that starts again has the same work.
/// </summary>
/// <param name="Index">The number of the share, from 0 to <paramref name="Count"/> - 1.</param>
/// <param name="Count">N, the number of shares; at least 1.</param>
public readonly record struct TaskShare(int Index, int Count)
{
    /// <summary>The trials of this share, in the order in which they were.</summary>
    /// <param name="trials">All trials.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public IReadOnlyList<Trial> Of(IReadOnlyList<Trial> trials, CancellationToken cancellationToken = default) => Cut(trials, Count, cancellationToken)[Index];

    /// <summary>
    /// Cuts trials into shares: each, the most expensive first, goes to the share that has the least so far. So no two shares differ by more than
    /// the most expensive trial (Graham 1969).
    /// </summary>
    /// <param name="trials">All trials.</param>
    /// <param name="count">The number of shares; some are empty where it is larger than that of the trials.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static IReadOnlyList<IReadOnlyList<Trial>> Cut(IReadOnlyList<Trial> trials, int count, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        double[] costs = TrialCost.Seconds(trials, cancellationToken);
        var shares = new List<int>[count];
        var least = new PriorityQueue<int, (double Cost, int Index)>();
        for (int share = 0; share < count; share++)
        {
            shares[share] = [];
            least.Enqueue(share, (0, share));
        }

        // The sort is stable: trials of the same cost keep their order.
        foreach (int trial in Enumerable.Range(0, trials.Count).OrderByDescending(trial => costs[trial]))
        {
            least.TryDequeue(out int share, out (double Cost, int Index) sum);
            shares[share].Add(trial);
            least.Enqueue(share, (sum.Cost + costs[trial], share));
        }

        return [.. shares.Select(share => (IReadOnlyList<Trial>)[.. share.Order().Select(trial => trials[trial])])];
    }
}
