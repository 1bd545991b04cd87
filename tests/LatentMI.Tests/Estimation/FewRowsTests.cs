using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Some hundred rows of more columns, as of patients, of whom few columns depend on each other.</summary>
public sealed class FewRowsTests
{
    [Theory]
    [InlineData(80, 300, 1)]
    [InlineData(200, 1000, 2)]
    public void Strongly_dependent_columns_are_found(int rows, int columns, int pairs)
    {
        (Samples x, Samples y) = Create(rows, columns, pairs, rho: 0.95, seed: 1);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        double truth = Bits(pairs, 0.95);
        Assert.Equal(truth, estimate.Bits, 0.25 * truth);
        Assert.InRange(truth, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
    }

    [Fact]
    public void The_interval_reaches_up_by_what_correlations_suggest()
    {
        // 0.26 bits each: few are confirmed by both halves of 100 rows.
        (int told, int covered) = (0, 0);
        for (ulong seed = 0; seed < 8; seed++)
        {
            (Samples x, Samples y) = Create(100, 50, pairs: 4, rho: 0.55, seed);
            LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
            ConfidenceInterval interval = estimate.Interval!.Value;
            covered += interval.Lower <= Bits(4, 0.55) && interval.Upper >= Bits(4, 0.55) ? 1 : 0;
            told += estimate.Warnings.Any(warning => warning.Id == "suggested-columns") ? 1 : 0;
        }

        Assert.InRange(told, 4, 8);
        Assert.InRange(covered, 6, 8);
    }

    [Fact]
    public void Nothing_is_suggested_by_most_independent_columns()
    {
        int told = 0;
        for (ulong seed = 0; seed < 8; seed++)
        {
            (Samples x, Samples y) = Create(100, 50, pairs: 0, rho: 0, seed);
            told += CrossFitted.Estimate(x, y).Warnings.Any(warning => warning.Id == "suggested-columns") ? 1 : 0;
        }

        Assert.InRange(told, 0, 2);
    }

    private static double Bits(int pairs, double rho) => -0.5 * pairs * Math.Log2(1 - (rho * rho));

    private static (Samples X, Samples Y) Create(int rows, int columns, int pairs, double rho, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextNormal())];
        double[] y =
        [
            .. x.Select((value, i) => i % columns < pairs ? (rho * value) + (Math.Sqrt(1 - (rho * rho)) * random.NextNormal()) : random.NextNormal()),
        ];
        return (Samples.Create(x, rows, columns), Samples.Create(y, rows, columns));
    }
}
