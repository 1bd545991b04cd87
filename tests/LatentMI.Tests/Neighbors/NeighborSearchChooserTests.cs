using LatentMI.Neighbors;
using LatentMI.Numerics;

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

    [Theory]
    [InlineData(0.001, NeighborSearchMethod.Tree)]
    [InlineData(0.5, NeighborSearchMethod.Boxes)]
    public void Points_at_one_place_are_told_apart_by_the_tree(double ones, NeighborSearchMethod expected)
    {
        // 800 rows of 3 + 3 columns of zeros and ones: nearly all at one place, or some 800 / 64 at each of 64.
        var random = new RandomStream(5, RandomPurpose.Data);
        double[] Side() => [.. Enumerable.Range(0, 2400).Select(_ => (random.NextUniform() < ones ? 1.0 : 0) + (1e-10 * random.NextUniform()))];
        Assert.Equal(expected, NeighborSearchChooser.Choose(new PairedPoints<double>(Side(), 3, Side(), 3, 800)));
    }
}
