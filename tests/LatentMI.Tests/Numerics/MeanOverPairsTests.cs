using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

public sealed class MeanOverPairsTests
{
    private const int Rows = 40, Repetitions = 400;

    [Fact]
    public void The_error_is_the_spread_over_data_sets()
    {
        // f(x, y) = x + 2 y of standard normal numbers: the mean has the variance (1 + 4) / n.
        var random = new RandomStream(1, RandomPurpose.Data);
        var means = new double[Repetitions];
        double errors = 0;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            double[] x = Normal(random);
            double[] y = Normal(random);
            var mean = MeanOverPairs.Of(
                [.. x.Select((a, i) => y.Where((_, j) => j != i).Sum(b => a + (2 * b)))],
                [.. y.Select((b, j) => x.Where((_, i) => i != j).Sum(a => a + (2 * b)))]);
            double direct = x.SelectMany((a, i) => y.Where((_, j) => j != i).Select(b => a + (2 * b))).Average();
            Assert.Equal(direct, mean.Value, 1e-12);
            means[repetition] = mean.Value;
            errors += mean.Error * mean.Error / Repetitions;
        }

        // The standard error of a variance over 400 repetitions is 7 %.
        double expected = 5.0 / Rows;
        Assert.Equal(expected, means.Sum(mean => mean * mean) / Repetitions, 0.25 * expected);
        Assert.Equal(expected, errors, 0.1 * expected);
    }

    private static double[] Normal(RandomStream random) => [.. Enumerable.Range(0, Rows).Select(_ => random.NextNormal())];
}
