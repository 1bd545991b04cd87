using CsCheck;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Tests.Preparing;

public sealed class FoldOrderTests
{
    [Theory]
    [InlineData(100, 10, 1)]
    [InlineData(103, 10, 1)]
    [InlineData(20, 4, 1)]
    [InlineData(103, 5, 7)]
    [InlineData(50, 2, 25)]
    public void Every_row_is_dealt_once_and_folds_differ_by_one_block_at_most(int count, int folds, int block)
    {
        FoldOrder order = Deal(count, folds, block);
        Assert.Equal(Enumerable.Range(0, count), order.Rows.Order());
        Assert.Equal((0, count, folds + 1), (order.Starts[0], order.Starts[^1], order.Starts.Length));
        int[] sizes = [.. order.Starts.Zip(order.Starts.Skip(1), (start, end) => end - start)];

        // The last block of a series may be short.
        Assert.InRange(sizes.Max() - sizes.Min(), 0, (2 * block) - 1);
        Assert.All(sizes, size => Assert.NotEqual(0, size));
        int[] foldOf = order.Folds();
        Assert.All(foldOf, (fold, position) => Assert.InRange(position, order.Starts[fold], order.Starts[fold + 1] - 1));
    }

    [Fact]
    public void Blocks_of_a_series_stay_together_and_rows_of_a_fold_in_order()
    {
        const int Block = 6;
        FoldOrder order = Deal(100, 4, Block);
        int[] folds = order.Folds();
        var foldOfBlock = new Dictionary<int, int>();
        for (int position = 0; position < 100; position++)
        {
            int block = order.Rows[position] / Block;
            Assert.Equal(folds[position], foldOfBlock.TryAdd(block, folds[position]) ? folds[position] : foldOfBlock[block]);
            Assert.True(position == 0 || folds[position] != folds[position - 1] || order.Rows[position] > order.Rows[position - 1]);
        }
    }

    [Fact]
    public void Folds_of_a_series_are_stretches_that_are_a_block_apart() => Gen.Select(Gen.Int[20, 3000], Gen.Int[2, 12], Gen.Int[1, 200]).Sample((count, most, block) =>
    {
        const int LeastApart = 5;
        var order = FoldOrder.TryDealSeries(count, most, LeastApart, block, block);
        if (order is null)
        {
            Assert.True(count < (2 * LeastApart * block) + block - 1);
            return;
        }

        int folds = order.Starts.Length - 1;
        Assert.InRange(folds, 2, most);
        Assert.Equal(count - ((folds - 1) * (block - 1)), order.Rows.Length);
        for (int position = 1; position < order.Rows.Length; position++)
        {
            Assert.Equal(order.Starts.Contains(position) ? block : 1, order.Rows[position] - order.Rows[position - 1]);
        }

        Assert.True(order.SmallestFold >= LeastApart * block);
        Assert.Equal((block == 1, block), (order.Groups is null, order.Block));
    });

    [Fact]
    public void Rows_of_a_part_of_a_series_are_a_block_apart_and_every_row_is_in_one_part()
    {
        const int Block = 7;
        FoldOrder order = FoldOrder.TryDealSeries(500, 4, 5, Block, Block)!;
        int[] positions = [.. Enumerable.Range(3, 300)];
        int[][] parts = order.Apart(positions);
        Assert.Equal(Block, parts.Length);
        Assert.Equal(positions, parts.SelectMany(part => part).Order());
        Assert.All(parts, part => Assert.All(
            part.Zip(part.Skip(1)), pair => Assert.True(order.Rows[pair.Second] - order.Rows[pair.First] >= Block)));
        Assert.Equal([positions], Deal(500, 4, 1).Apart(positions));
    }

    [Fact]
    public void Rows_are_dealt_at_random()
    {
        Assert.NotEqual(Deal(100, 10, 1).Rows, Deal(100, 10, 1, seed: 2).Rows);
        Assert.NotEqual(Enumerable.Range(0, 100), Deal(100, 10, 1).Rows);
        Assert.Equal(Deal(100, 10, 1).Rows, Deal(100, 10, 1).Rows);
    }

    [Fact]
    public void Groups_stay_in_one_fold_and_folds_differ_by_one_group_at_most() => Gen.Int[0, 30].Array[200].Sample(keys =>
    {
        var groups = RowGroups.Of([.. keys.Select(key => $"{key}")]);
        var order = FoldOrder.Deal(groups, folds: 5, alike: null, new RandomStream(1, RandomPurpose.Folds));
        Assert.Equal(Enumerable.Range(0, keys.Length), order.Rows.Order());
        int[] folds = order.Folds();
        Assert.All(
            Enumerable.Range(0, keys.Length).GroupBy(position => keys[order.Rows[position]]),
            positions => Assert.Single(positions.Select(position => folds[position]).Distinct()));
        Assert.Equal(order.Rows.Select(row => groups.OfRows[row]), order.Groups!);
        Assert.InRange(order.LargestFold - order.SmallestFold, 0, keys.GroupBy(key => key).Max(group => group.Count()));
    });

    [Fact]
    public void Parts_of_alike_groups_have_rows_of_different_groups() => Gen.Int[0, 40].Array[200].Sample(keys =>
    {
        var groups = RowGroups.Of([.. keys.Select(key => $"{key}")]);
        var order = FoldOrder.Deal(groups, folds: 2, alike: 5, new RandomStream(1, RandomPurpose.Folds));
        int[][] parts = order.Apart([.. Enumerable.Range(0, keys.Length)]);
        Assert.Equal(Enumerable.Range(0, keys.Length), parts.SelectMany(part => part).Order());
        Assert.All(parts, part =>
        {
            Assert.True(part.Length >= 10);
            Assert.All(part.CountBy(position => keys[order.Rows[position]]), group => Assert.Equal(1, group.Value));
        });
        Assert.Equal((5, 40), (order.Block, order.IndependentRows));
    });

    [Fact]
    public void Few_groups_have_several_rows_in_a_part()
    {
        var groups = RowGroups.Of([.. Enumerable.Range(0, 200).Select(row => $"{row % 4}")]);
        var order = FoldOrder.Deal(groups, folds: 2, alike: 5, new RandomStream(1, RandomPurpose.Folds));
        Assert.All(order.Apart([.. Enumerable.Range(0, 200)]), part => Assert.Equal(10, part.Length));
    }

    private static FoldOrder Deal(int count, int folds, int block, ulong seed = 1) =>
        FoldOrder.Deal(count, folds, block, new RandomStream(seed, RandomPurpose.Folds));
}
