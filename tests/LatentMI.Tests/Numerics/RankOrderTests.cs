using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

public sealed class RankOrderTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Orders_numbers_as_comparisons_do(bool single)
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        double[][] columns =
        [
            [.. Enumerable.Range(0, 1000).Select(_ => (double)(float)random.NextNormal())],
            [.. Enumerable.Range(0, 1000).Select(_ => (double)(float)(1e-3 + (1e-9 * random.NextUniform())))],
            [.. Enumerable.Range(0, 1000).Select(_ => Math.Floor(5 * random.NextUniform()) - 2)],
            [.. Enumerable.Range(0, 1000).Select(_ => (double)(float)Math.CopySign(Math.Exp(60 * (random.NextUniform() - 0.5)), random.NextUniform() - 0.5))],
            [.. Enumerable.Repeat(7.0, 1000)],
        ];
        var order = new RankOrder(1000);
        var sorted = new double[1000];
        foreach (double[] column in columns)
        {
            int[] places = order.Sort(column, single, sorted).ToArray();
            Assert.Equal(column.Order(), sorted);
            Assert.Equal(sorted, places.Select(place => column[place]));
            Assert.Equal(Enumerable.Range(0, 1000), places.Order());
        }
    }

    [Fact]
    public void Tells_numbers_apart_that_float32_cannot()
    {
        double[] column = [1 + 2e-12, 1, 1 + 1e-12, double.MinValue, double.MaxValue, -double.Epsilon, 0, double.Epsilon];
        var sorted = new double[column.Length];
        new RankOrder(column.Length).Sort(column, single: false, sorted);
        Assert.Equal(column.Order(), sorted);
    }

    [Fact]
    public void Equal_numbers_stay_in_their_order()
    {
        var sorted = new double[4];
        Assert.Equal([1, 0, 2, 3], new RankOrder(4).Sort([5, 1, 5, 5], single: true, sorted).ToArray());
    }
}
