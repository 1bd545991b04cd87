using LatentMI.Pairing;

namespace LatentMI.Tests;

public sealed class RowSubsampleTests
{
    [Fact]
    public void Few_rows_are_all_taken() => Assert.Equal([0, 1, 2, 3, 4], RowSubsample.Draw(5, 5, seed: 1));

    [Fact]
    public void Rows_are_drawn_once_each_in_rising_order_and_all_as_often()
    {
        var taken = new int[20];
        for (ulong seed = 0; seed < 2000; seed++)
        {
            int[] rows = RowSubsample.Draw(20, 5, seed);
            Assert.Equal(5, rows.Distinct().Count());
            Assert.Equal(rows.Order(), rows);
            foreach (int row in rows)
            {
                taken[row]++;
            }
        }

        // Binomial with mean 500 and standard deviation 19.4.
        Assert.All(taken, count => Assert.InRange(count, 500 - 97, 500 + 97));
    }

    [Fact]
    public void Blocks_of_a_time_series_are_taken_whole()
    {
        int[] rows = RowSubsample.Draw(1003, 205, seed: 3, block: 10);
        Assert.Equal(200, rows.Length);
        Assert.All(rows.Chunk(10), block => Assert.Equal(Enumerable.Range(block[0], 10), block));
        Assert.All(rows.Chunk(10), block => Assert.Equal(0, block[0] % 10));
    }

    [Fact]
    public void Blocks_longer_than_the_rows_to_take_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RowSubsample.Draw(100, 9, seed: 0, block: 10));
}
