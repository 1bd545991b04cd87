using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Tests.Estimation;

namespace LatentMI.Tests.Inferring;

public sealed class EstimateChecksTests
{
    [Fact]
    public void Ordinary_data_raise_nothing()
    {
        // 30 data sets; the probability of a chance alarm is set far below.
        for (ulong seed = 1; seed <= 30; seed++)
        {
            (Samples x, Samples y) = KsgWays.Gaussian(150, 3, 0.6, seed);
            Assert.Empty(EstimateChecks.Find(Ksg(x, y), x, y));
            Samples labels = KsgWays.Map(y.SelectColumns([0]), value => Math.Clamp(Math.Round(value), -1, 1));
            MixedEstimate mixed = new MixedEstimator().Estimate(x, labels, TestContext.Current.CancellationToken);
            Assert.Empty(EstimateChecks.Find(mixed, x, labels));
        }
    }

    [Fact]
    public void Columns_on_both_sides_are_named()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 3, 0);
        Samples withCopy = Samples.Create(
            [.. Enumerable.Range(0, 100).SelectMany(row => new[] { y[row, 0], 2 * x[row, 1] })], 100, 2, ["dose", "weight"]);
        EstimateWarning warning = Assert.Single(EstimateChecks.Find(Ksg(x, withCopy), x, withCopy));
        Assert.Equal("shared-columns", warning.Id);
        Assert.Contains("1 of 3 columns of X is also in Y", warning.Message, StringComparison.Ordinal);
        Assert.Contains("(column 2 of X is column 2 (weight) of Y)", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.3, 1.0, true)]
    [InlineData(0.02, 1.0, false)]

    // Counts of equal rate are equal in some rows by chance, and so are values of two digits.
    [InlineData(0, 0.5, false)]
    [InlineData(0, 0.01, false)]
    public void Columns_that_are_copies_in_some_rows_are_named(double share, double rounding, bool isNamed)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(400, 3, rounding < 1 ? 0.9 : 0);
        var random = new RandomStream(3, RandomPurpose.Data);
        Samples filled = Samples.Create(
            [.. Enumerable.Range(0, 400).SelectMany(row => new[] { Rounded(y[row, 0]), random.NextUniform() < share ? Rounded(x[row, 2]) : Rounded(y[row, 1]) })], 400, 2);
        Samples given = Samples.Create([.. Enumerable.Range(0, 400).SelectMany(row => Enumerable.Range(0, 3).Select(column => Rounded(x[row, column])))], 400, 3);
        IEnumerable<EstimateWarning> found = EstimateChecks.Find(Ksg(given, filled), given, filled).Where(warning => warning.Id == "partly-copied-columns");
        Assert.Equal(isNamed ? 1 : 0, found.Count());
        Assert.All(found, warning => Assert.Contains("column 3 of X is equal to column 2 of Y", warning.Message, StringComparison.Ordinal));

        double Rounded(double value) => rounding < 1 ? Math.Round(value / rounding) * rounding : value;
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(-3, true)]
    [InlineData(0.5, false)]
    [InlineData(0, false)]
    public void Columns_that_number_the_rows_are_named(double step, bool counts)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 1, 0);
        Samples counter = Samples.Create([.. Enumerable.Range(0, 100).SelectMany(row => new[] { x[row, 0], row * step })], 100, 2);
        IReadOnlyList<EstimateWarning> found = EstimateChecks.Find(Ksg(counter, y), counter, y);
        Assert.Equal(counts ? ["counter-columns"] : [], found.Select(warning => warning.Id));
        Assert.All(found, warning => Assert.Contains("column 2 of X", warning.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_counter_in_another_order_is_none()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 1, 0);
        Samples shuffled = Samples.Create([.. new RandomStream(1, RandomPurpose.Data).NextPermutation(100).Select(row => (double)row)], 100, 1);
        Assert.Empty(EstimateChecks.Find(Ksg(shuffled, y), shuffled, y));
    }

    [Theory]
    [InlineData(1e6f, true)]
    [InlineData(1000f, false)]
    [InlineData(0f, false)]
    public void Digits_that_an_offset_took_in_float32_are_told_of(float offset, bool lost)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(200, 1, 0.5);
        Samples stored = Samples.Create([.. Enumerable.Range(0, 200).Select(row => offset + (float)x[row, 0])], 200, 1);
        IReadOnlyList<EstimateWarning> found = EstimateChecks.Find(Ksg(stored, y), stored, y);
        Assert.Equal(lost ? ["ties"] : [], found.Select(warning => warning.Id));
        Assert.All(found, warning => Assert.Contains("float32 numbers near 1E+06 are 0.06", warning.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Counts_and_labels_lose_nothing_in_float32()
    {
        (_, Samples y) = KsgWays.Gaussian(200, 1, 0.5);
        Samples counts = Samples.Create([.. Enumerable.Range(0, 200).Select(row => 1e6f + (row % 7))], 200, 1);
        EstimateWarning asked = Assert.Single(EstimateChecks.Find(Ksg(counts, y), counts, y));
        Assert.Equal("number-labels", asked.Id);
        Assert.Contains("X is one column of 7 whole numbers, which the estimator ksg takes for quantities", asked.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2.9, true)]
    [InlineData(1.0, false)]
    public void Information_above_the_entropy_of_a_side_cannot_be(double bits, bool impossible)
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        Samples x = Samples.Create([.. Enumerable.Range(0, 2 * 400).Select(_ => random.NextUniform() < 0.5 ? 1.0 : 0)], 400, 2);
        (_, Samples y) = KsgWays.Gaussian(400, 2, 0);
        IReadOnlyList<EstimateWarning> found = EstimateChecks.Find(Ksg(x, y) with { Bits = bits }, x, y);
        Assert.Equal(impossible ? ["above-entropy"] : [], found.Select(warning => warning.Id));
        Assert.All(found, warning => Assert.Contains("X has 4 distinct values in 400 rows, with an entropy of 2.0", warning.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Information_that_equals_the_entropy_can_be()
    {
        // 50 data sets of a label that a column decides: both ways to the value are as near to the entropy as their errors say.
        for (ulong seed = 1; seed <= 50; seed++)
        {
            (Samples x, _) = KsgWays.Gaussian(200, 1, 0, seed);
            Samples label = KsgWays.Map(x, value => value > 0.5 ? 2 : value > -0.5 ? 1 : 0);
            MixedEstimate estimate = new MixedEstimator().Estimate(x, label, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(EstimateChecks.Find(estimate, x, label), warning => warning.Id == "above-entropy");
        }
    }

    [Fact]
    public void What_the_rows_cannot_show_is_told_of_by_estimators_without_learned_codes()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(200, 4, 0.99999);
        GaussianEstimate gaussian = new GaussianEstimator().Estimate(x, y, TestContext.Current.CancellationToken);
        Assert.True(gaussian.Bits > 20);
        EstimateWarning above = Assert.Single(EstimateChecks.Find(gaussian, x, y));
        Assert.Equal("above-rows", above.Id);
        Assert.Contains("more than 7.64, the most that 200 rows can show", above.Message, StringComparison.Ordinal);

        Assert.Equal("near-ceiling", Assert.Single(EstimateChecks.Find(Ksg(x, y), x, y)).Id);
        (x, y) = KsgWays.Gaussian(200, 4, 0.9);
        Assert.Empty(EstimateChecks.Find(new GaussianEstimator().Estimate(x, y, TestContext.Current.CancellationToken), x, y));
    }

    [Fact]
    public void A_value_far_above_what_held_out_rows_show_is_told_of_and_no_ordinary_one()
    {
        // Six correlations: the share of the information that a ratio finds is least for the largest.
        LatentMiOptions options = LatentMiOptions.Default with { Representation = RepresentationChoice.Linear, Threads = 1 };
        foreach (double correlation in new[] { 0, 0.3, 0.6, 0.8, 0.9, 0.99 })
        {
            (Samples x, Samples y) = KsgWays.Gaussian(300, 2, correlation);
            LatentMiEstimate estimate = new LatentMiEstimator(options).Estimate(x, y, progress: null, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(EstimateChecks.Find(estimate, x, y), Far);

            double correlations = estimate.LatentDimensionsCurve.Single(point => point.Chosen).HeldOutBits;
            double found = Math.Max(0, estimate.Representations.Select(score => score.HeldOutBits).Append(estimate.Calibration!.RatioBits).Append(correlations).Max());

            // Bits that linear recovery added were tested by themselves.
            double far = (2 * found) + 0.3 + (2 * estimate.Interval!.Value.StandardError) + estimate.Calibration.RecoveredBits;
            EstimateWarning warning = Assert.Single(EstimateChecks.Find(estimate with { Bits = far }, x, y), Far);
            Assert.Contains(FormattableString.Invariant($"{far:F2} bits are far above the {found:F2}"), warning.Message, StringComparison.Ordinal);
        }

        static bool Far(EstimateWarning warning) => warning.Id == "far-from-held-out";
    }

    private static KsgEstimate Ksg(Samples x, Samples y) =>
        new KsgEstimator(new KsgOptions { Threads = 1 }).Estimate(x, y, TestContext.Current.CancellationToken);
}
