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
    public static int[] Order(double[,] distances)
    {
        int count = distances.GetLength(0);
        var between = (double[,])distances.Clone();
        List<int>[] clusters = [.. Enumerable.Range(0, count).Select(i => new List<int> { i })];
        List<int> left = [.. Enumerable.Range(0, count)];
        while (left.Count > 1)
        {
            (int a, int b) = Nearest(between, left);
            foreach (int other in left.Where(other => other != a && other != b))
            {
                double mean = ((between[a, other] * clusters[a].Count) + (between[b, other] * clusters[b].Count)) / (clusters[a].Count + clusters[b].Count);
                between[a, other] = mean;
                between[other, a] = mean;
            }

            clusters[a] = Join(clusters[a], clusters[b], distances);
            left.Remove(b);
        }

        return count == 0 ? [] : [.. clusters[left[0]]];
    }

    private static (int First, int Second) Nearest(double[,] between, List<int> left)
    {
        (int First, int Second) nearest = (left[0], left[1]);
        for (int i = 0; i < left.Count; i++)
        {
            for (int j = i + 1; j < left.Count; j++)
            {
                // Of equal distances the first counts, so that the order is the same everywhere.
                if (between[left[i], left[j]] < between[nearest.First, nearest.Second])
                {
                    nearest = (left[i], left[j]);
                }
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
