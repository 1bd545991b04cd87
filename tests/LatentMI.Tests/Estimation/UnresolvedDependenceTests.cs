using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Dependence without noise has more information than any number of rows can show; with noise that the rows resolve it has not.</summary>
public sealed class UnresolvedDependenceTests
{
    private const int Rows = 600;

    [Theory]
    [InlineData("absolute value")]
    [InlineData("sine")]
    [InlineData("product")]
    [InlineData("circle")]
    public void Functions_without_noise_give_a_lower_bound(string kind)
    {
        for (ulong seed = 1; seed <= 2; seed++)
        {
            LatentMiEstimate estimate = Estimate(kind, seed);
            Assert.NotNull(estimate.AtLeastBits);
            Assert.Equal(double.PositiveInfinity, estimate.Interval!.Value.Upper);
            Assert.InRange(estimate.AtLeastBits.Value, 1, Math.Log2(Rows));
            Assert.Contains(Diagnosis.Find(estimate), remark => remark.Id == "near-ceiling");
        }
    }

    [Theory]
    [InlineData("hard-edged")]
    [InlineData("noisy sine")]
    [InlineData("sign")]
    [InlineData("counts")]
    [InlineData("bins")]
    public void Dependence_that_the_rows_resolve_gives_a_value(string kind)
    {
        for (ulong seed = 1; seed <= 2; seed++)
        {
            LatentMiEstimate estimate = Estimate(kind, seed);
            Assert.Null(estimate.AtLeastBits);
            Assert.NotNull(estimate.Interval);
        }
    }

    [Fact]
    public void More_correlated_pairs_than_latents_give_a_lower_bound()
    {
        // Y = S X + noise with one hidden sign S for all columns of a row, so that all products of two of them are correlated: 8.3 bits.
        const int Columns = 8, SignRows = 2000;
        for (ulong seed = 1; seed <= 2; seed++)
        {
            var random = new RandomStream(seed, RandomPurpose.Data);
            double[] x = [.. Enumerable.Range(0, SignRows * Columns).Select(_ => random.NextNormal())];
            double[] signs = [.. Enumerable.Range(0, SignRows).Select(_ => random.NextUniform() < 0.5 ? -1.0 : 1)];
            double[] y = [.. x.Select((value, i) => (signs[i / Columns] * value) + (0.5 * random.NextNormal()))];
            LatentMiEstimate estimate = Estimate(Samples.Create(x, SignRows, Columns), Samples.Create(y, SignRows, Columns));
            Assert.InRange(estimate.AtLeastBits!.Value, 4, 8.3);
            Assert.Equal(double.PositiveInfinity, estimate.Interval!.Value.Upper);
            Assert.True(estimate.Calibration!.FurtherLossBits > 4);
        }
    }

    [Fact]
    public void Copies_of_independent_rows_are_no_lower_bound()
    {
        for (ulong seed = 1; seed <= 2; seed++)
        {
            var random = new RandomStream(seed, RandomPurpose.Data);
            double[][] originals = [.. Enumerable.Range(0, Rows / 2).Select(_ => new[] { random.NextNormal(), random.NextNormal() })];
            int[] order = random.NextPermutation(Rows);
            Samples Side(int column) => Samples.Create([.. order.Select(row => originals[row / 2][column] + (0.01 * random.NextNormal()))], Rows, 1);
            Assert.Null(Estimate(Side(0), Side(1)).AtLeastBits);
        }
    }

    private static LatentMiEstimate Estimate(string kind, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        double[][] rows = [.. Enumerable.Range(0, Rows).Select(_ => Row(kind, random))];
        Samples all = Samples.Create([.. rows.SelectMany(row => row)], Rows, rows[0].Length);
        int last = rows[0].Length - 1;
        return Estimate(all.SelectColumns([.. Enumerable.Range(0, last)]), all.SelectColumns([last]));
    }

    private static LatentMiEstimate Estimate(Samples x, Samples y) =>
        new LatentMiEstimator(LatentMiOptions.Default).Estimate(x, y, progress: null, TestContext.Current.CancellationToken);

    private static double[] Row(string kind, RandomStream random)
    {
        double a = random.NextNormal();
        double b = random.NextNormal();
        double u = random.NextUniform();
        return kind switch
        {
            "absolute value" => [a, Math.Abs(a)],
            "sine" => [6 * u, Math.Sin(12 * u)],
            "product" => [a, b, a * b],
            "circle" => [Math.Cos(2 * Math.PI * u), Math.Sin(2 * Math.PI * u)],
            "hard-edged" => [u, u + (0.05 * random.NextUniform())],
            "noisy sine" => [6 * u, Math.Sin(6 * u) + (0.1 * a)],
            "sign" => [a, b, Math.Sign(a)],
            "counts" => [Math.Floor(Math.Exp(a)), Math.Floor(Math.Exp(a + (0.3 * b)))],
            "bins" => [u, b, Math.Floor(8 * u)],
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
