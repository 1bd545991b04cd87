using LatentMI.Estimators.Latent;
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
}
