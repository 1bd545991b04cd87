using LatentMI.Calibrating;
using LatentMI.Numerics;

namespace LatentMI.Tests.Calibrating;

public sealed class FittedRatioTests
{
    [Fact]
    public void Knowing_nothing_finds_nothing()
    {
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(200, 1, 1, seed: 1);
        FittedRatio none = FittedRatio.Score(new NoRatio(), latents, compute);
        Assert.Equal(0, none.HeldOutBits);
        Assert.Equal(RatioKind.None, none.Kind);
    }

    [Fact]
    public void The_Gaussian_ratio_is_worthwhile_on_Gaussian_latents_and_knows_their_information()
    {
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(1000, 3, 1, seed: 1);
        FittedRatio none = FittedRatio.Score(new NoRatio(), latents, compute);
        FittedRatio gaussian = FittedRatio.Score(GaussianRatio.Fit(latents, compute), latents, compute);
        Assert.True(FittedRatio.IsWorthwhile(none, gaussian, 2));
        Assert.False(FittedRatio.IsWorthwhile(gaussian, none, 2));
        Assert.False(FittedRatio.IsWorthwhile(gaussian, gaussian, 2));

        // The log ratio of a pair has a variance of rho^2 = 0.37 nats^2 a column: a standard error of the mean of 0.048 bits; here two of them.
        Assert.Equal(1, gaussian.HeldOutBits, 0.1);
        Assert.Equal(gaussian.HeldOutNats.Average() / Math.Log(2), gaussian.HeldOutBits);
        Assert.Equal(gaussian.HeldOutNats[7], gaussian.Normalized(7, 7), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void None_wins_on_independent_latents(ulong seed)
    {
        using Compute compute = NewCompute();
        Assert.Equal(RatioKind.None, LatentData.Choose(LatentData.Gaussian(600, 3, 0, seed), compute).Kind);
    }

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
}
