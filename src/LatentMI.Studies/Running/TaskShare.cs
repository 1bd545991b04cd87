namespace LatentMI.Studies.Running;

/// <summary>
/// One of N shares of the work, for schedulers that start N tasks and tell each its number. The shares are disjoint, complete, and alike in
/// estimated cost; they depend on the trials alone, never on what is done already, so that a task that starts again has the same work.
/// </summary>
/// <param name="Index">The number of the share, from 0 to <paramref name="Count"/> - 1.</param>
/// <param name="Count">N, the number of shares; at least 1.</param>
public readonly record struct TaskShare(int Index, int Count)
{
    /// <summary>The trials of this share, in the order in which they were. The others are looked at and not kept.</summary>
    /// <param name="trials">All trials.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public IReadOnlyList<Trial> Of(IReadOnlyList<Trial> trials, CancellationToken cancellationToken = default)
    {
        int index = Index;
        return [.. Assign(trials, Count, cancellationToken).Where(assigned => assigned.Share == index).Select(assigned => assigned.Trial)];
    }

    /// <summary>
    /// Cuts trials into shares: each, the most expensive first, goes to the share that has the least so far. So no two shares differ by more than
    /// the most expensive trial (Graham 1969).
    /// </summary>
    /// <remarks>Of many millions of trials only the number of the share is kept: four bytes for each.</remarks>
    /// <param name="trials">All trials.</param>
    /// <param name="count">The number of shares; some are empty where it is larger than that of the trials.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The trials in their order, each with the number of its share.</returns>
    public static IEnumerable<(Trial Trial, int Share)> Assign(IReadOnlyList<Trial> trials, int count, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return AssignEach(trials, count, cancellationToken);
    }

    private static IEnumerable<(Trial Trial, int Share)> AssignEach(IReadOnlyList<Trial> trials, int count, CancellationToken cancellationToken)
    {
        var costs = new TrialCosts();
        var ofCost = new Dictionary<double, int>();
        foreach (Trial trial in trials)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double cost = costs.Of(trial);
            ofCost[cost] = ofCost.GetValueOrDefault(cost) + 1;
        }

        // Trials of the same cost keep their order; next is the place in it of the next one of each cost.
        (int[] shares, Dictionary<double, int> next) = Deal(ofCost, trials.Count, count, cancellationToken);
        foreach (Trial trial in trials)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double cost = costs.Of(trial);
            yield return (trial, shares[next[cost]++]);
        }
    }

    /// <summary>The shares of trials in the order of their costs, the highest first, and where those of each cost begin.</summary>
    private static (int[] Shares, Dictionary<double, int> Starts) Deal(Dictionary<double, int> ofCost, int trials, int count, CancellationToken cancellationToken)
    {
        var least = new PriorityQueue<int, (double Cost, int Index)>();
        for (int share = 0; share < count; share++)
        {
            least.Enqueue(share, (0, share));
        }

        var shares = new int[trials];
        var starts = new Dictionary<double, int>();
        int place = 0;
        foreach ((double cost, int number) in ofCost.OrderByDescending(pair => pair.Key))
        {
            starts.Add(cost, place);
            for (int i = 0; i < number; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                least.TryDequeue(out int share, out (double Cost, int Index) sum);
                shares[place++] = share;
                least.Enqueue(share, (sum.Cost + cost, share));
            }
        }

        return (shares, starts);
    }
}
