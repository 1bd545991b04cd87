using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

public sealed class ExponentialsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(1003)]
    public void Exponentials_and_their_sum_are_those_of_double_precision(int count)
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        float[] values = [.. Enumerable.Range(0, count).Select(_ => (float)(40 * random.NextNormal()))];
        float[] powers = [.. values];
        double sum = Exponentials.Replace(powers, shift: 3, scale: 0.5f);
        for (int i = 0; i < count; i++)
        {
            double exact = Math.Exp((0.5f * values[i]) - 3f);
            Assert.Equal(1, powers[i] / exact, 3e-7);
        }

        Assert.Equal(1, sum / powers.Sum(power => (double)power), 1e-5);
    }

    [Fact]
    public void The_ends_of_the_range_are_zero_and_infinity()
    {
        float[] values = [0, -87.4f, -1000, float.NegativeInfinity, 88.7f, 88.8f, 1000, -87.3f];
        Exponentials.Replace(values, shift: 0);
        Assert.Equal([1, 0, 0, 0], values[..4]);
        Assert.Equal(1, values[4] / Math.Exp(88.7f), 3e-7);
        Assert.All(values[5..7], value => Assert.True(value > 3.4e38f));
        Assert.Equal(1, values[7] / Math.Exp(-87.3f), 3e-7);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(29)]
    public void The_largest_is_found_wherever_it_is(int count)
    {
        for (int place = 0; place < count; place++)
        {
            float[] values = [.. Enumerable.Range(0, count).Select(i => i == place ? -1f : -2f - i)];
            Assert.Equal(-1, Exponentials.Largest(values));
        }
    }
}
