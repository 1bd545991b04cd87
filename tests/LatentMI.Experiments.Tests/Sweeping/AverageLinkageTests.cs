using LatentMI.Studies.Sweeps;

namespace LatentMI.Experiments.Tests.Sweeping;

public sealed class AverageLinkageTests
{
    [Fact]
    public void The_order_is_that_of_SciPy()
    {
        double[,] distances =
        {
            { 0, 0.9, 0.2, 0.8, 0.7 },
            { 0.9, 0, 0.85, 0.1, 0.75 },
            { 0.2, 0.85, 0, 0.95, 0.6 },
            { 0.8, 0.1, 0.95, 0, 0.65 },
            { 0.7, 0.75, 0.6, 0.65, 0 },
        };

        // SciPy 1.10.1: L = linkage(squareform(D), 'average'); leaves_list(optimal_leaf_ordering(L, squareform(D))) is [1, 3, 4, 2, 0].
        Assert.Equal([0, 2, 4, 3, 1], AverageLinkage.Order(distances, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Blocks_stand_together()
    {
        // Items of the same remainder by 3 are near each other, all others far.
        var distances = new double[9, 9];
        for (int i = 0; i < 9; i++)
        {
            for (int j = 0; j < 9; j++)
            {
                distances[i, j] = i == j ? 0 : i % 3 == j % 3 ? 0.1 : 1;
            }
        }

        int[] order = AverageLinkage.Order(distances, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, 9), order.Order());
        Assert.All(order.Chunk(3), block => Assert.Single(block.Select(item => item % 3).Distinct()));
    }

    [Fact]
    public void One_item_and_none_are_in_order()
    {
        Assert.Equal([0], AverageLinkage.Order(new double[1, 1], TestContext.Current.CancellationToken));
        Assert.Empty(AverageLinkage.Order(new double[0, 0], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_nearest_are_those_of_looking_at_all_each_time(int seed)
    {
        // Distances of few values, so that many are equal: then the first pair counts.
        var random = new Random(seed);
        var distances = new double[40, 40];
        for (int i = 0; i < 40; i++)
        {
            for (int j = 0; j < i; j++)
            {
                distances[i, j] = distances[j, i] = random.Next(1, 4 << (2 * seed)) / 64.0;
            }
        }

        Assert.Equal(OrderPlainly(distances), AverageLinkage.Order(distances, TestContext.Current.CancellationToken));
    }

    private static int[] OrderPlainly(double[,] distances)
    {
        var between = (double[,])distances.Clone();
        List<int>[] clusters = [.. Enumerable.Range(0, distances.GetLength(0)).Select(i => new List<int> { i })];
        List<int> left = [.. Enumerable.Range(0, clusters.Length)];
        while (left.Count > 1)
        {
            (int a, int b) = left.SelectMany(a => left.Where(b => b > a).Select(b => (a, b))).MinBy(pair => between[pair.a, pair.b]);
            foreach (int other in left.Where(other => other != a && other != b))
            {
                between[a, other] = between[other, a] =
                    ((between[a, other] * clusters[a].Count) + (between[b, other] * clusters[b].Count)) / (clusters[a].Count + clusters[b].Count);
            }

            List<int>[] turned = [[.. Enumerable.Reverse(clusters[a])], [.. Enumerable.Reverse(clusters[b])]];
            (List<int> First, List<int> Second)[] ways = [(clusters[a], clusters[b]), (clusters[a], turned[1]), (turned[0], clusters[b]), (turned[0], turned[1])];
            (List<int> first, List<int> second) = ways.MinBy(way => distances[way.First[^1], way.Second[0]]);
            clusters[a] = [.. first, .. second];
            left.Remove(b);
        }

        return [.. clusters[left[0]]];
    }
}
