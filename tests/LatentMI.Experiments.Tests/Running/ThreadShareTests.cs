using LatentMI.Studies.Running;

namespace LatentMI.Experiments.Tests.Running;

public sealed class ThreadShareTests
{
    [Theory]
    [InlineData(16, 16, 1)]
    [InlineData(16, 100, 1)]
    [InlineData(16, 5, 3)]
    [InlineData(2, 2, 1)]
    [InlineData(2, 1, 2)]
    public void Trials_share_the_threads(int threads, int atOnce, int expected) => Assert.Equal(expected, ThreadShare.OfAll(threads).Of(atOnce));

    [Fact]
    public void A_fixed_number_stays() => Assert.Equal([3, 3], new[] { ThreadShare.Each(3).Of(1), ThreadShare.Each(3).Of(8) });
}
