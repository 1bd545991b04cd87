using LatentMI.Neighbors;

namespace LatentMI.Tests.Neighbors;

public sealed class NeighborSearchChooserTests
{
    [Theory]
    [InlineData(100_000, 1, 1, NeighborSearchMethod.Tree)]
    [InlineData(1_000, 1, 1, NeighborSearchMethod.Tree)]
    [InlineData(100, 1, 1, NeighborSearchMethod.Sweep)]
    [InlineData(10_000, 8, 8, NeighborSearchMethod.Sweep)]
    [InlineData(2_000, 1_000, 1_000, NeighborSearchMethod.Sweep)]
    public void Few_columns_and_many_points_are_for_the_tree(int observed, int dimensionsX, int dimensionsY, NeighborSearchMethod expected) =>
        Assert.Equal(expected, NeighborSearchChooser.Choose(observed, dimensionsX, dimensionsY));
}
