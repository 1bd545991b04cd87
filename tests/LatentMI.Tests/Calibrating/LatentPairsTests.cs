using LatentMI.Calibrating;
using LatentMI.Numerics;

namespace LatentMI.Tests.Calibrating;

public sealed class LatentPairsTests
{
    [Fact]
    public void Columns_get_mean_0_and_variance_1_within_each_block_and_constant_ones_become_0()
    {
        var x = new MatrixView(new AlignedBuffer(12), 6, 2);
        var y = new MatrixView(new AlignedBuffer(6), 6, 1);
        for (int i = 0; i < 6; i++)
        {
            x.Row(i)[0] = i * i;
            x.Row(i)[1] = 5;
            y.Row(i)[0] = -i;
        }

        int[][] blocks = [[0, 2, 4], [1, 3, 5]];
        var pairs = new LatentPairs(x, y, blocks, [0, 0, 0, 1, 1, 1]);
        Assert.Equal((6, 2), (pairs.Count, pairs.Dimensions));
        foreach (int[] block in blocks)
        {
            Assert.Equal(0, block.Average(i => x.Row(i)[0]), 1e-6);
            Assert.Equal(1, block.Average(i => x.Row(i)[0] * x.Row(i)[0]), 1e-6);
            Assert.Equal(1, block.Average(i => y.Row(i)[0] * y.Row(i)[0]), 1e-6);
            Assert.All(block, i => Assert.Equal(0, x.Row(i)[1]));
        }
    }
}
