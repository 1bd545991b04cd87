using LatentMI.Numerics;
using LatentMI.Studies.Scaling;

namespace LatentMI.Tests.Scaling;

public sealed class ScalingFitTests
{
    private static readonly double[] Depths = [5, 10, 25, 60, 150, 400, 1000, 2500];

    public static TheoryData<string, double[]> Known => new()
    {
        { "noise", [1.5, 300] },
        { "noise", [4.2, 9000] },
        { "noise", [0.3, 40] },
        { "noise-k", [3.1, 800, 3] },
        { "noise-k", [2.2, 150, 0.6] },
        { "rows", [2.5, 0.8, 0.5] },
        { "rows", [1, -0.3, 1] },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Parameters_are_found_from_values_without_noise(string name, double[] parameters)
    {
        ScalingLaw law = Law(name);

        ScalingFit fit = Fit([law], Values(law, parameters));

        Assert.Null(fit.Divergence);
        Assert.Equal(1, fit.Explained!.Value, tolerance: 1e-9);
        for (int i = 0; i < parameters.Length; i++)
        {
            Assert.Equal(parameters[i], fit.Parameters[i].Value, tolerance: 1e-4 * Math.Abs(parameters[i]));
            Assert.InRange(fit.Parameters[i].Upper - fit.Parameters[i].Lower, 0, 1e-3 * Math.Abs(parameters[i]));
        }

        Assert.Equal([2, 4, 10], fit.Extrapolations.Select(one => one.Factor));
        Assert.All(fit.Extrapolations, one => Assert.Equal(law.Value(parameters, one.Quality), one.Bits.Value, tolerance: 1e-4));
        Assert.All(fit.Extrapolations, one => Assert.Equal(law.Value(parameters, one.Quality) - law.Value(parameters, Depths[^1]), one.Gain.Value, tolerance: 1e-4));
    }

    [Fact]
    public void The_law_of_noise_is_that_of_a_Gaussian_channel()
    {
        // X is a signal with noise of variance 3 / q; Y has the correlation 0.9 with the signal.
        const double Noise = 3;
        const double Squared = 0.81;
        double limit = -Math.Log2(1 - Squared) / 2;
        double scale = Noise / (1 - Squared);

        foreach (double quality in Depths)
        {
            double correlation = Squared / (1 + (Noise / quality));
            Assert.Equal(-Math.Log2(1 - correlation) / 2, ScalingLaw.OfNoise.Value([limit, scale], quality), tolerance: 1e-12);
            Assert.Equal(3 * -Math.Log2(1 - correlation) / 2, ScalingLaw.OfNoiseInDimensions.Value([3 * limit, scale, 3], quality), tolerance: 1e-12);
        }

        Assert.Equal(limit, ScalingLaw.OfNoise.Value([limit, scale], double.PositiveInfinity));
        Assert.Equal(0, ScalingLaw.OfNoise.Value([limit, scale], 0), tolerance: 1e-12);
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void A_quality_is_found_from_its_bits(string name, double[] parameters)
    {
        ScalingLaw law = Law(name);

        Assert.All(Depths, quality => Assert.Equal(quality, law.QualityOf(parameters, law.Value(parameters, quality)), tolerance: 1e-6 * quality));
        Assert.Equal(double.NaN, law.QualityOf(parameters, parameters[0] + (parameters[1] < 0 ? -1 : 1)));
    }

    [Fact]
    public void The_order_of_levels_and_the_choice_among_laws_change_nothing_where_one_is_true()
    {
        ScalingLevel[] levels = Scattered(Values(ScalingLaw.OfNoise, [2, 500]), 0.02, seed: 1);

        ScalingFit fit = Fit([ScalingLaw.OfNoise], levels);
        ScalingFit reversed = Fit([ScalingLaw.OfNoise], [.. levels.Reverse()]);

        Assert.Equal(fit.Parameters, reversed.Parameters);
        Assert.Equal(fit.Extrapolations, reversed.Extrapolations);
        Assert.Same(ScalingLaw.OfNoise, Fit([ScalingLaw.OfNoise, ScalingLaw.OfNoiseInDimensions], levels).Law);
        Assert.Same(
            ScalingLaw.OfNoiseInDimensions,
            Fit([ScalingLaw.OfNoise, ScalingLaw.OfNoiseInDimensions], Scattered(Values(ScalingLaw.OfNoiseInDimensions, [4, 500, 4]), 0.02, seed: 1)).Law);
    }

    [Fact]
    public void An_infinite_quality_is_the_limit_and_is_not_extrapolated()
    {
        ScalingLevel[] levels = [.. Values(ScalingLaw.OfNoise, [2, 500]), new ScalingLevel(double.PositiveInfinity, 2)];

        ScalingFit fit = Fit([ScalingLaw.OfNoise], levels);

        Assert.Equal(2, fit.Limit!.Value.Value, tolerance: 1e-4);
        Assert.Empty(fit.Extrapolations);
        Assert.All(fit.Band, point => Assert.InRange(point.Quality, Depths[0], Depths[^1] * (1 + 1e-9)));
    }

    [Fact]
    public void Intervals_hold_the_truth_as_often_as_they_say()
    {
        const int Sets = 60;
        (int limits, int twice, int gains) = (0, 0, 0);
        double[] truth = [2, 500];
        double gain = ScalingLaw.OfNoise.Value(truth, 5000) - ScalingLaw.OfNoise.Value(truth, 2500);
        for (int seed = 0; seed < Sets; seed++)
        {
            ScalingFit fit = Fit([ScalingLaw.OfNoise], Scattered(Values(ScalingLaw.OfNoise, truth), 0.03, (ulong)seed));
            Assert.Null(fit.Divergence);
            limits += Holds(fit.Limit!.Value, 2) ? 1 : 0;
            twice += Holds(fit.Extrapolations[0].Bits, ScalingLaw.OfNoise.Value(truth, 5000)) ? 1 : 0;
            gains += Holds(fit.Extrapolations[0].Gain, gain) ? 1 : 0;
        }

        // Binomial, of 0.95: at least 52 of 60 with a probability of 0.99; all 60 with 0.05.
        Assert.All(new[] { limits, twice, gains }, holds => Assert.InRange(holds, 52, Sets));
        Assert.True(limits + twice + gains < 3 * Sets, "intervals are not too wide to miss anything");
    }

    [Fact]
    public void Known_errors_that_levels_share_widen_the_intervals()
    {
        ScalingLevel[] levels = Scattered(Values(ScalingLaw.OfNoise, [2, 500]), 0.01, seed: 2);
        double[] errors = [.. levels.Select(_ => 0.1)];

        FittedValue without = Fit([ScalingLaw.OfNoise], levels).Limit!.Value;
        FittedValue with = ScalingFit.Of([ScalingLaw.OfNoise], levels, LevelErrors.Independent(errors), seed: 1, cancellationToken: Token).Limit!.Value;

        Assert.Equal(without.Value, with.Value);
        Assert.True(with.Upper - with.Lower > 3 * (without.Upper - without.Lower));
    }

    [Theory]
    [InlineData("scaling-few-levels", new[] { 0.1, 0.4, 0.9, 1.2 })]
    [InlineData("scaling-flat", new[] { 1.01, 0.98, 1.02, 0.99, 1.01, 0.99, 1.0, 1.01 })]
    [InlineData("scaling-flat", new[] { 1.0, 1, 1, 1, 1, 1, 1, 1 })]
    [InlineData("scaling-not-monotone", new[] { 0.1, 0.9, 0.3, 1.6, 0.8, 2.1, 1.3, 2.4 })]
    [InlineData("scaling-unbounded", new[] { 0.2, 0.55, 0.95, 1.5, 2.1, 2.7, 3.4, 4.0 })]
    [InlineData("scaling-misfit", new[] { 0.0, 0.0, 0.0, 0.0, 0.0, 2, 2.0, 2.0 })]
    public void A_fit_that_says_nothing_is_named_and_has_no_numbers(string id, double[] bits)
    {
        ScalingFit fit = Fit([ScalingLaw.OfNoise], [.. bits.Select((value, i) => new ScalingLevel(Depths[i], value))]);

        Assert.Equal(id, fit.Divergence?.Id);
        Assert.Empty(fit.Parameters);
        Assert.Empty(fit.Extrapolations);
        Assert.Empty(fit.Band);
        Assert.Null(fit.Limit);
        Assert.Null(fit.QualityOfShare);
    }

    [Fact]
    public void Ninety_percent_are_at_the_quality_that_the_law_has_them_at()
    {
        double[] truth = [2, 500];

        FittedValue share = Fit([ScalingLaw.OfNoise], Values(ScalingLaw.OfNoise, truth)).QualityOfShare!.Value;

        Assert.Equal(1.8, ScalingLaw.OfNoise.Value(truth, share.Value), tolerance: 1e-4);
    }

    [Fact]
    public void Values_of_a_table_are_averaged_by_level_and_count_by_their_number()
    {
        ScalingLevel[] levels = Values(ScalingLaw.OfNoise, [2, 500]);
        var table = new TabledScaling
        {
            Qualities = [.. levels.Concat(levels).Reverse().Select(level => level.Quality)],
            Bits = [.. levels.Select(level => level.Bits + 0.1).Concat(levels.Select(level => level.Bits - 0.1)).Reverse()],
        };

        ScalingFit fit = table.Fit(ScalingLaw.OfNoise, seed: 1, Token);

        Assert.Equal(2, fit.Limit!.Value.Value, tolerance: 1e-4);
        Assert.Equal(500, fit.Parameters[1].Value, tolerance: 0.1);
    }

    [Theory]
    [InlineData(0, 1, 0.1, "row 2 of the 2 that are used has the level 0, and levels must be above 0; leave the row out, or correct it.")]
    [InlineData(3, double.NaN, 0.1, "row 2 of the 2 that are used has no value; leave the row out, or correct it.")]
    [InlineData(3, 1, -1, "row 2 of the 2 that are used has the standard error -1, and standard errors must be at least 0; leave the row out, or correct it.")]
    public void Values_of_a_table_that_cannot_be_meant_are_refused(double quality, double bits, double error, string message)
    {
        var table = new TabledScaling { Qualities = [1, quality], Bits = [1, bits], StandardErrors = [0.1, error] };

        Assert.Equal(message, Assert.Throws<InputException>(() => table.Fit(ScalingLaw.OfNoise, seed: 1, Token)).Message);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ScalingLaw Law(string name) => ScalingLaw.All.First(law => law.Name == name);

    private static bool Holds(FittedValue value, double truth) => value.Lower <= truth && truth <= value.Upper;

    private static ScalingLevel[] Values(ScalingLaw law, double[] parameters) => [.. Depths.Select(quality => new ScalingLevel(quality, law.Value(parameters, quality)))];

    private static ScalingLevel[] Scattered(ScalingLevel[] levels, double deviation, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        return [.. levels.Select(level => level with { Bits = level.Bits + (deviation * random.NextNormal()) })];
    }

    private static ScalingFit Fit(ScalingLaw[] laws, ScalingLevel[] levels) =>
        ScalingFit.Of(laws, levels, LevelErrors.Independent([.. levels.Select(_ => 0.0)]), seed: 1, cancellationToken: Token);
}
