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
        Assert.Equal([0, 2, 4, 3, 1], AverageLinkage.Order(distances));
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

        int[] order = AverageLinkage.Order(distances);
        Assert.Equal(Enumerable.Range(0, 9), order.Order());
        Assert.All(order.Chunk(3), block => Assert.Single(block.Select(item => item % 3).Distinct()));
    }

    [Fact]
    public void One_item_and_none_are_in_order()
    {
        Assert.Equal([0], AverageLinkage.Order(new double[1, 1]));
        Assert.Empty(AverageLinkage.Order(new double[0, 0]));
    }
}
