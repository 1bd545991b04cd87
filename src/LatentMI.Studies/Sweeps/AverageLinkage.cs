namespace LatentMI.Studies.Sweeps;

/// <summary>
/// Hierarchical clustering with average linkage (UPGMA; R. R. Sokal, C. D. Michener, University of Kansas Science Bulletin 38, 1958): the two clusters
/// that are nearest are joined until one is left; the distance between clusters is the mean of the distances between their items.
/// </summary>
internal static class AverageLinkage
{
    /// <summary>
    /// The order of the items along the tree. Of two clusters that are joined, each is turned so that the ends that meet are near each other.
    /// </summary>
    /// <param name="distances">n x n distances, symmetric.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static int[] Order(double[,] distances, CancellationToken cancellationToken = default)
    {
        int count = distances.GetLength(0);
        var between = (double[,])distances.Clone();
        List<int>[] clusters = [.. Enumerable.Range(0, count).Select(i => new List<int> { i })];
        List<int> left = [.. Enumerable.Range(0, count)];

        // Of each cluster the nearest of those after it: few change from one joint to the next.
        var nearest = new int[count];
        for (int i = 0; i < count - 1; i++)
        {
            nearest[i] = NearestAfter(i, between, left);
        }

        while (left.Count > 1)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Of equal distances the first counts, so that the order is the same everywhere.
            int a = left.SkipLast(1).MinBy(i => between[i, nearest[i]]);
            int b = nearest[a];
            foreach (int other in left.Where(other => other != a && other != b))
            {
                double mean = ((between[a, other] * clusters[a].Count) + (between[b, other] * clusters[b].Count)) / (clusters[a].Count + clusters[b].Count);
                between[a, other] = mean;
                between[other, a] = mean;
            }

            clusters[a] = Join(clusters[a], clusters[b], distances);
            left.Remove(b);
            foreach (int i in left.SkipLast(1).TakeWhile(i => i < b))
            {
                if (i == a || nearest[i] == a || nearest[i] == b)
                {
                    nearest[i] = NearestAfter(i, between, left);
                }
                else if (i < a && (between[i, a] < between[i, nearest[i]] || (between[i, a] == between[i, nearest[i]] && a < nearest[i])))
                {
                    nearest[i] = a;
                }
            }
        }

        return count == 0 ? [] : [.. clusters[left[0]]];
    }

    private static int NearestAfter(int item, double[,] between, List<int> left)
    {
        int place = left.BinarySearch(item) + 1;
        int nearest = left[place];
        for (; place < left.Count; place++)
        {
            if (between[item, left[place]] < between[item, nearest])
            {
                nearest = left[place];
            }
        }

        return nearest;
    }

    private static List<int> Join(List<int> first, List<int> second, double[,] distances)
    {
        (bool TurnFirst, bool TurnSecond, double Distance)[] ways =
        [
            (false, false, distances[first[^1], second[0]]),
            (false, true, distances[first[^1], second[^1]]),
            (true, false, distances[first[0], second[0]]),
            (true, true, distances[first[0], second[^1]]),
        ];
        (bool turnFirst, bool turnSecond, _) = ways.MinBy(way => way.Distance);
        return [.. turnFirst ? Enumerable.Reverse(first) : first, .. turnSecond ? Enumerable.Reverse(second) : second];
    }
}
