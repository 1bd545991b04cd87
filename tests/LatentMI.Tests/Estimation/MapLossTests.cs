using LatentMI.Calibrating;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Tests.Calibrating;

namespace LatentMI.Tests.Estimation;

/// <summary>What is added for the information that maps lose by being fitted to finitely many rows.</summary>
public sealed class MapLossTests
{
    [Theory]
    [InlineData(2.0, 0.0)]
    [InlineData(5.0 / 3, 0.0)]
    [InlineData(5.0 / 3, 0.25)]
    public void The_loss_is_that_of_fewer_rows_in_proportion(double ratio, double recovered)
    {
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(600, 1, bits: 1, seed: 1);
        FittedRatio all = FittedRatio.Score(GaussianRatio.Fit(latents, compute), latents, compute);
        FittedRatio none = FittedRatio.Score(new NoRatio(), latents, compute);
        var loss = MapLoss.Find(Candidate(latents, all, new FewerRows(ratio, () => none)), recovered);

        (double nats, double error) = FittedRatio.Gain(none, all);
        double left = (1 - recovered) / Math.Log(2);
        Assert.Equal(left * nats / (ratio - 1), loss.Bits, 1e-12);
        Assert.Equal(left / (ratio - 1) * Math.Sqrt((error * error) + (nats * nats / 4)), loss.StandardError, 1e-12);
        Assert.Equal(left * nats / (Math.Cbrt(ratio) - 1), loss.Bits + loss.FurtherBits, 1e-12);
    }

    [Fact]
    public void Nothing_is_added_where_fewer_rows_find_as_much_or_are_as_many()
    {
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(600, 1, bits: 1, seed: 1);
        FittedRatio all = FittedRatio.Score(GaussianRatio.Fit(latents, compute), latents, compute);
        FittedRatio none = FittedRatio.Score(new NoRatio(), latents, compute);
        Assert.Equal(default, MapLoss.Find(Candidate(latents, none, new FewerRows(2, () => all)), recoveredShare: 0));
        Assert.Equal(default, MapLoss.Find(Candidate(latents, all, new FewerRows(1, () => none)), recoveredShare: 0));
        Assert.Equal(default, MapLoss.Find(Candidate(latents, all, onFewerRows: null), recoveredShare: 0));
    }

    [Theory]
    [InlineData(RepresentationChoice.Columns, 1.0)]
    [InlineData(RepresentationChoice.Linear, 0.0)]
    [InlineData(RepresentationChoice.Kernel, 0.0)]
    public void Columns_as_they_are_and_sides_without_dependence_lose_nothing(RepresentationChoice choice, double bits)
    {
        (Samples x, Samples y) = GaussianPairs.Create(600, 3, 1, bits, seed: 3);
        Calibration calibration = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { Representation = choice }).Calibration!;
        Assert.Equal((0.0, 0.0), (calibration.MapLossBits, calibration.FurtherLossBits));
    }

    [Fact]
    public void What_the_ratio_of_columns_learns_from_more_rows_raises_the_interval_alone()
    {
        // The sign of a product of two columns, with noise: nothing else tells anything.
        const int Rows = 1500;
        var random = new RandomStream(1, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, 2 * Rows).Select(_ => random.NextNormal())];
        double[] y = [.. Enumerable.Range(0, Rows).Select(i => Math.Sign(x[2 * i] * x[(2 * i) + 1]) + (0.5 * random.NextNormal()))];
        LatentMiEstimate estimate = CrossFitted.Estimate(
            Samples.Create(x, Rows, 2), Samples.Create(y, Rows, 1), LatentMiOptions.Default with { Representation = RepresentationChoice.Columns });
        Calibration calibration = estimate.Calibration!;
        Assert.Equal(RatioKind.Critic, calibration.Ratio);
        Assert.Equal(0, calibration.MapLossBits);
        Assert.InRange(calibration.FurtherLossBits, 0.01, 0.5);
        ConfidenceInterval interval = estimate.Interval!.Value;
        Assert.Equal(estimate.Bits - interval.Lower + calibration.FurtherLossBits, interval.Upper - estimate.Bits, 1e-9);
    }

    [Fact]
    public void A_ratio_that_is_improved_for_certain_may_have_missed_as_much_again()
    {
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(600, 1, bits: 1, seed: 1);
        FittedRatio all = FittedRatio.Score(GaussianRatio.Fit(latents, compute), latents, compute);
        FittedRatio none = FittedRatio.Score(new NoRatio(), latents, compute);
        Assert.Equal(all.HeldOutBits, MapLoss.ImprovedBits(none, all), 1e-12);
        Assert.Equal(0, MapLoss.ImprovedBits(all, all));
        Assert.Equal(0, MapLoss.ImprovedBits(all, none));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_kernel_maps_of_many_columns_lose_is_added(ulong seed)
    {
        // 1.5 bits of three pairs in 40 columns, of which kernel maps show 0.9 to 1.2.
        (Samples x, Samples y) = GaussianPairs.Create(800, 40, 3, bits: 1.5, seed);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { Representation = RepresentationChoice.Kernel });
        Calibration calibration = estimate.Calibration!;
        Assert.InRange(calibration.MapLossBits, 0.05, 0.6);
        Assert.True(calibration.FurtherLossBits > calibration.MapLossBits);
        Assert.Equal(estimate.Bits, calibration.CalibratedBits + calibration.RecoveredBits + calibration.MapLossBits, 1e-12);
        ConfidenceInterval interval = estimate.Interval!.Value;
        Assert.Equal(estimate.Bits - interval.Lower + calibration.FurtherLossBits, interval.Upper - estimate.Bits, 1e-9);
    }

    [Fact]
    public void Intervals_that_count_the_loss_cover()
    {
        // Nominal 95 %: eleven of twelve or more in 88 of 100 such tests, ten or more in 98.
        int covered = 0;
        for (ulong seed = 1; seed <= 12; seed++)
        {
            (Samples x, Samples y) = GaussianPairs.Create(800, 40, 3, bits: 1.5, seed);
            LatentMiEstimate estimate = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { Representation = RepresentationChoice.Kernel });
            covered += estimate.Interval is { } interval && interval.Lower <= 1.5 && interval.Upper >= 1.5 ? 1 : 0;
        }

        Assert.InRange(covered, 10, 12);
    }

    private static Candidate Candidate(LatentPairs latents, FittedRatio ratio, FewerRows? onFewerRows) =>
        new(RepresentationKind.Linear, latents, ratio, _ => throw new InvalidOperationException()) { OnFewerRows = onFewerRows };

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
}
