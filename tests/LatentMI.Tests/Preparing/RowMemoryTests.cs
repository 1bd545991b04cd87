using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Tests.Preparing;

public sealed class RowMemoryTests
{
    // A side has a chance of 0.002 of a false alarm, a pair of independent sides one of 4e-6.
    private const int Trials = 60;

    [Theory]
    [InlineData(60, 1)]
    [InlineData(60, 40)]
    [InlineData(400, 3)]
    [InlineData(500, 120)]
    public void Rows_in_random_order_raise_no_alarm_whatever_their_marginals(int rows, int columns)
    {
        Func<RandomStream, double>[] families =
        [
            random => random.NextNormal(),
            random => random.NextNormal() / random.NextNormal(),
            random => random.NextUniform() < 0.02 ? 1 : 0,
            random => random.NextInt(3),
        ];
        using var team = new WorkerTeam(threads: 2);
        int alarms = Enumerable.Range(0, Trials).Count(trial =>
        {
            var random = new RandomStream((ulong)trial, RandomPurpose.Data);
            Func<RandomStream, double> draw = families[trial % families.Length];
            Samples side = Samples.Create([.. Enumerable.Range(0, rows * columns).Select(_ => draw(random))], rows, columns);
            return SideMemory.Measure(side, (ulong)trial, 0, team).IsSignificant;
        });

        // Three of 60 have a chance of 2e-4 or less.
        Assert.InRange(alarms, 0, 2);
    }

    [Theory]
    [InlineData(0.5, 2, 6)]
    [InlineData(0.9, 9, 30)]
    [InlineData(0.97, 25, 110)]
    [InlineData(-0.9, 9, 40)]
    public void The_block_grows_with_what_a_series_remembers(double phi, int least, int most)
    {
        // 2 (1 + phi^2) / (1 - phi^2) is 3.3, 19.1 and 65.7.
        (Samples x, Samples y) = AutoregressiveSeries.Create(3000, 4, phi, seed: 5);
        RowMemory memory = Assert.IsType<RowMemory>(RowMemory.Find(x, y, seed: 0));
        Assert.InRange(memory.Block, least, most);
        Assert.True(memory.IsBounded);
        Assert.Equal(phi, memory.LagOneX, 0.1);
        Assert.Equal(phi, memory.LagOneY, 0.1);
    }

    [Fact]
    public void One_side_alone_makes_no_alarm()
    {
        (Samples x, _) = AutoregressiveSeries.Create(2000, 4, 0.95, seed: 6);
        (Samples independent, _) = AutoregressiveSeries.Create(2000, 4, phi: 0, seed: 7);
        Assert.Null(RowMemory.Find(x, independent, seed: 0));
        Assert.Null(RowMemory.Find(independent, x, seed: 0));
    }

    [Fact]
    public void A_spread_that_changes_slowly_is_seen()
    {
        (Samples x, Samples y) = AutoregressiveSeries.Create(2000, 1, 0.97, seed: 8);
        Assert.NotNull(RowMemory.Find(Spread(x, 9), Spread(y, 10), seed: 0));

        static Samples Spread(Samples logs, ulong seed)
        {
            var random = new RandomStream(seed, RandomPurpose.Data);
            return Samples.Create([.. Enumerable.Range(0, logs.Count).Select(row => Math.Exp(logs[row, 0]) * random.NextNormal())], logs.Count, 1);
        }
    }

    [Fact]
    public void Rows_sorted_by_a_label_of_both_sides_remember_more_than_can_be_measured()
    {
        var random = new RandomStream(11, RandomPurpose.Data);
        Samples label = Samples.Create([.. Enumerable.Range(0, 900).Select(row => (double)(row / 300))], 900, 1);
        Samples values = Samples.Create([.. Enumerable.Range(0, 900).Select(row => (row / 300) + random.NextNormal())], 900, 1);
        Assert.False(Assert.IsType<RowMemory>(RowMemory.Find(label, values, seed: 0)).IsBounded);
    }
}
