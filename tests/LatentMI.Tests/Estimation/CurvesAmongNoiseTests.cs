using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Tests.Estimation;

/// <summary>Screening finds the two columns of a curve among many columns of noise, and nearest neighbors see the curve.</summary>
public sealed class CurvesAmongNoiseTests
{
    [Theory]
    [InlineData("circle")]
    [InlineData("cubic")]
    public void A_curve_among_forty_columns_of_noise_is_found(string curve)
    {
        double truth = CurvesAmongNoise.Bits(curve);
        double[] shares =
        [
            .. new ulong[] { 1, 2 }.Select(seed =>
            {
                (Samples x, Samples y) = CurvesAmongNoise.Create(curve, rows: 800, columns: 41, seed);
                LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
                Assert.Equal(RepresentationKind.Columns, estimate.Representations.Single(representation => representation.Chosen).Kind);
                return estimate.Bits / truth;
            }),
        ];

        // An estimate of 800 rows has a standard error of some 0.05 of the truth.
        Assert.Equal(1, shares.Average(), 0.1);
    }

    [Fact]
    public void Many_weak_pairs_are_not_given_up_for_those_that_screening_finds()
    {
        // 1 bit in 25 pairs, of which eight stand out in both halves of these rows and share 0.4 bits.
        (Samples x, Samples y) = GaussianPairs.Create(2000, 25, shared: 25, bits: 1, seed: 4);
        Assert.Equal(1, CrossFitted.Estimate(x, y).Bits, 0.15);
    }

    [Fact]
    public void The_sign_of_a_product_of_two_of_twenty_columns_is_found()
    {
        const int Rows = 1500, Columns = 20;
        var random = new RandomStream(1, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, Rows * Columns).Select(_ => random.NextNormal())];
        double[] y = [.. Enumerable.Range(0, Rows).Select(i => Math.Sign(x[i * Columns] * x[(i * Columns) + 7]) + (0.5 * random.NextNormal()))];
        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x, Rows, Columns), Samples.Create(y, Rows, 1));
        Assert.Equal(RepresentationKind.Columns, estimate.Representations.Single(representation => representation.Chosen).Kind);

        // 1 - E log2(1 + exp(-2 (1 + s e) / s^2)) = 0.913 bits of s = 1/2; the critic of two columns of 1,500 rows finds nine tenths.
        Assert.InRange(estimate.Bits, 0.72, 0.95);
        Assert.InRange(0.913, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
    }

    [Fact]
    public void Three_products_of_twenty_columns_are_found_one_by_one()
    {
        const int Rows = 1500, Columns = 20, Products = 3;
        var random = new RandomStream(2, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, Rows * Columns).Select(_ => random.NextNormal())];
        double[] y =
        [
            .. Enumerable.Range(0, Rows * Products).Select(i =>
            {
                int first = (i / Products * Columns) + (2 * (i % Products));
                return Math.Sign(x[first] * x[first + 1]) + (0.5 * random.NextNormal());
            }),
        ];
        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x, Rows, Columns), Samples.Create(y, Rows, Products));
        Assert.Equal("columns", estimate.Representations.Single(representation => representation.Chosen).Name);
        Assert.InRange(estimate.Bits, 3 * 0.72, 3 * 0.95);
        Assert.InRange(3 * 0.913, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
    }
}
