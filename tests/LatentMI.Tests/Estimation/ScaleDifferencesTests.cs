using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Sliced;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Tests.Estimation;

public sealed class ScaleDifferencesTests
{
    private static readonly KsgOptions Published = new() { Standardize = false, Threads = 1 };

    [Fact]
    public void Other_units_change_no_estimate_of_nearest_neighbors_and_lower_the_published_form_with_a_warning()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        (Samples x, Samples y) = KsgWays.Gaussian(400, 3, 0.8);
        (Samples z, _) = KsgWays.Gaussian(400, 1, 0, seed: 2);
        Samples milli = KsgWays.Map(y, value => value * 1000);
        var sliced = new SlicedOptions { Slices = 8 };
        Check(options => new KsgEstimator(options).Estimate(x, y, stop), options => new KsgEstimator(options).Estimate(x, milli, stop));
        Check(
            options => new SlicedEstimator(sliced with { Ksg = options }).Estimate(x, y, stop),
            options => new SlicedEstimator(sliced with { Ksg = options }).Estimate(x, milli, stop));
        Check(options => new ConditionalKsgEstimator(options).Estimate(x, y, z, stop), options => new ConditionalKsgEstimator(options).Estimate(x, milli, z, stop));

        static void Check(Func<KsgOptions, InformationEstimate> ofSame, Func<KsgOptions, InformationEstimate> ofOther)
        {
            InformationEstimate expected = ofSame(Published with { Standardize = true });
            InformationEstimate scaled = ofOther(Published with { Standardize = true });
            Assert.True(expected.Bits > 0.1);
            Assert.Equal(expected.Bits, scaled.Bits, 0.005);
            Assert.Empty(expected.Warnings);
            Assert.Empty(scaled.Warnings);

            InformationEstimate lowered = ofOther(Published);
            Assert.True(lowered.Bits < expected.Bits / 2);
            EstimateWarning warning = Assert.Single(lowered.Warnings);
            Assert.Equal("different-scales", warning.Id);
            Assert.Matches("^Values of column [1-3] of Y spread 1[0-9]{3} times as far as those of column [1-3] of [XZ]", warning.Message);
            Assert.Contains("standardize or rescale the columns", warning.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_column_in_large_units_does_not_hide_what_the_others_share()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        (Samples x, Samples y) = KsgWays.Gaussian(400, 2, 0.9);
        Samples mixed = Scale(x, 1, 1000);
        Assert.Equal(new KsgEstimator().Estimate(x, y, stop).Bits, new KsgEstimator().Estimate(mixed, y, stop).Bits, 0.005);

        KsgEstimate published = new KsgEstimator(Published).Estimate(mixed, y, stop);
        Assert.StartsWith("Values of column 2 of X spread", Assert.Single(published.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Vectors_beside_a_label_are_scaled_too()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        (Samples x, Samples y) = KsgWays.Gaussian(400, 2, 0.9);
        Samples label = KsgWays.Map(y.SelectColumns([0]), value => value > 0 ? 1 : 0);
        double expected = new MixedEstimator().Estimate(label, x, stop).Bits;
        Assert.Equal(expected, new MixedEstimator().Estimate(label, Scale(x, 1, 1000), stop).Bits, 0.005);

        MixedEstimate published = new MixedEstimator(new MixedOptions { Standardize = false }).Estimate(label, Scale(x, 1, 1000), stop);
        Assert.True(published.Bits < expected / 2);
        Assert.Equal("different-scales", Assert.Single(published.Warnings).Id);
    }

    [Fact]
    public void Heavy_tails_that_make_the_standard_deviation_are_told_of()
    {
        // A quotient of two normal numbers has Student's distribution with one degree of freedom; its cube has heavier tails still.
        (Samples a, Samples b) = KsgWays.Gaussian(1000, 1, 0);
        var values = new double[1000];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.Pow(a[i, 0] / b[i, 0], 3);
        }

        (Samples x, _) = KsgWays.Gaussian(1000, 1, 0, seed: 2);
        EstimateWarning warning = Assert.Single(new KsgEstimator().Estimate(x, Samples.Create(values, 1000, 1), TestContext.Current.CancellationToken).Warnings);
        Assert.Equal("different-scales", warning.Id);
        Assert.Contains("column 1 of Y, whose standard deviation is due to a few extreme values", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ordinary_columns_raise_no_warning()
    {
        // 40 data sets: normal, uniform, counts, sparse counts, labels and lognormal columns, in units up to 3 times apart where they are not standardized.
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var random = new RandomStream(seed, RandomPurpose.Data);
            var values = new double[300 * 6];
            for (int i = 0; i < 300; i++)
            {
                double[] row =
                [
                    random.NextNormal(), 3 * random.NextUniform(), Math.Floor(-3 * Math.Log(random.NextUniform() + 1e-12)), random.NextUniform() < 0.05 ? 1 : 0,
                    Math.Floor(4 * random.NextUniform()), Math.Exp(random.NextNormal()),
                ];
                row.CopyTo(values, i * 6);
            }

            Samples x = Samples.Create(values, 300, 6);
            Assert.Empty(ScaleDifferences.Find(standardized: true, ("X", x)));
            Assert.Empty(ScaleDifferences.Find(standardized: false, ("X", x.SelectColumns([0, 1, 4, 5]))));
        }
    }

    private static Samples Scale(Samples samples, double first, double second)
    {
        var values = new double[samples.Count * 2];
        for (int i = 0; i < samples.Count; i++)
        {
            (values[2 * i], values[(2 * i) + 1]) = (samples[i, 0] * first, samples[i, 1] * second);
        }

        return Samples.Create(values, samples.Count, 2);
    }
}
