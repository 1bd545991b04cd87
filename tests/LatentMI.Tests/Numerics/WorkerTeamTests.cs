using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Runs_every_part_once_however_often_it_is_asked(int threads)
    {
        using var team = new WorkerTeam(threads);
        for (int round = 0; round < 200; round++)
        {
            var counts = new int[round];
            team.Run(round, part => Interlocked.Increment(ref counts[part]));
            Assert.All(counts, count => Assert.Equal(1, count));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Rethrows_what_a_part_threw_and_stays_usable(int threads)
    {
        using var team = new WorkerTeam(threads);
        var failure = Assert.Throws<InvalidOperationException>(
            () => team.Run(10, part => throw new InvalidOperationException("part")));
        Assert.Equal("part", failure.Message);
        int sum = 0;
        team.Run(10, part => Interlocked.Add(ref sum, part));
        Assert.Equal(45, sum);
    }
}
