using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

public sealed class RandomStreamTests
{
    [Fact]
    public void Same_seed_purpose_and_index_give_the_same_numbers()
    {
        var first = new RandomStream(7, RandomPurpose.Split, 3);
        var second = new RandomStream(7, RandomPurpose.Split, 3);
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(first.NextBits(), second.NextBits());
        }
    }

    [Theory]
    [InlineData(8, 3, 0)]
    [InlineData(7, 4, 0)]
    [InlineData(7, 3, 1)]
    public void Another_seed_purpose_or_index_gives_an_unrelated_stream(int seed, int purpose, int index)
    {
        var first = new RandomStream(7, RandomPurpose.Split, 0);
        var second = new RandomStream((ulong)seed, (RandomPurpose)purpose, (ulong)index);
        double product = 0;
        for (int i = 0; i < 10_000; i++)
        {
            product += (first.NextUniform() - 0.5) * (second.NextUniform() - 0.5);
        }

        // The correlation of independent streams of 10,000 has a standard deviation of 0.01.
        Assert.InRange(product * 12 / 10_000, -0.05, 0.05);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_standard_normal()
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        double first = 0, second = 0, fourth = 0;
        const int Count = 200_000;
        for (int i = 0; i < Count; i++)
        {
            double z = random.NextNormal();
            first += z;
            second += z * z;
            fourth += z * z * z * z;
        }

        Assert.InRange(first / Count, -0.01, 0.01);
        Assert.InRange(second / Count, 0.98, 1.02);
        Assert.InRange(fourth / Count, 2.9, 3.1);
    }

    [Fact]
    public void Integers_below_a_bound_are_equally_likely()
    {
        var random = new RandomStream(2, RandomPurpose.Data);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.NextInt(7)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void A_permutation_holds_every_index_once()
    {
        int[] order = new RandomStream(3, RandomPurpose.Split).NextPermutation(1000);
        Assert.Equal(Enumerable.Range(0, 1000), order.Order());
        Assert.NotEqual(Enumerable.Range(0, 1000), order);
    }
}
