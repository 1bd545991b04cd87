using LatentMI.Neighbors;

namespace LatentMI.Tests.Neighbors;

public sealed class NeighborSearchChooserTests
{
    [Theory]
    [InlineData(100_000, 1, 1, NeighborSearchMethod.Tree)]
    [InlineData(1_000, 1, 1, NeighborSearchMethod.Boxes)]
    [InlineData(100_000, 2, 2, NeighborSearchMethod.Boxes)]
    [InlineData(10_000, 8, 8, NeighborSearchMethod.Boxes)]
    [InlineData(10_000, 40, 40, NeighborSearchMethod.Sweep)]
    [InlineData(2_000, 1_000, 1_000, NeighborSearchMethod.Sweep)]
    public void The_faster_search_is_chosen(int observed, int dimensionsX, int dimensionsY, NeighborSearchMethod expected) =>
        Assert.Equal(expected, NeighborSearchChooser.Choose(observed, dimensionsX, dimensionsY));
}
