using LatentMI.Attribution;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Numerics;
using LatentMI.Tests.Estimation;

namespace LatentMI.Tests.Attributing;

public class ColumnAttributionTests
{
    private static readonly LatentMiOptions Folded = new() { Representation = RepresentationChoice.Folded };

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    public void The_gain_of_one_gaussian_pair_is_the_square_of_its_correlation(double correlation)
    {
        (Samples x, Samples y) = InformedColumns.Gaussian(4000, 1, [correlation], seed: 31);

        AttributionResult result = InformedColumns.Attribute(x, y, permutations: 19);

        // The standard error of R^2 is at most 2 rho (1 - rho^2) / sqrt n = 0.012.
        foreach (AttributedColumn column in new[] { result.X.Columns[0], result.Y.Columns[0] })
        {
            Assert.Equal(correlation * correlation, column.MeanGain, 0.04);
            Assert.Equal(-0.5 * Math.Log2(1 - column.MeanGain), column.Bits, 1e-12);
            Assert.Equal(1 - column.MeanGain, column.MeanSquaredError, 0.002);
            Assert.Equal(1.0 / 20, column.PValue, 1e-12);
            Assert.True(column.IsAboveThreshold);
        }
    }

    [Fact]
    public void Informed_columns_are_found_and_hardly_any_other()
    {
        int sides = 0;
        int wrong = 0;
        int missed = 0;
        for (ulong seed = 201; seed < 209; seed++)
        {
            (Samples x, Samples y) = InformedColumns.Gaussian(900, 120, [0.8, 0.7, 0.65], seed);
            AttributionResult result = InformedColumns.Attribute(x, y, permutations: 19);
            foreach (int[] found in new[] { InformedColumns.Found(result.X), InformedColumns.Found(result.Y) })
            {
                sides++;
                wrong += found.Any(column => column >= 3) ? 1 : 0;
                missed += 3 - found.Count(column => column < 3);
            }
        }

        // 3 of 16 are exceeded with probability 0.7 % where each has 5 %.
        Assert.True(wrong <= 3, $"{wrong} of {sides} sides have a false column.");
        Assert.True(missed == 0, $"{missed} of {3 * sides} informed columns were missed.");
    }

    [Fact]
    public void Of_independent_sides_about_one_in_twenty_has_a_column_above_the_threshold()
    {
        int above = 0;
        for (ulong seed = 301; seed < 321; seed++)
        {
            (Samples x, Samples y) = InformedColumns.Gaussian(200, 30, [], seed);
            AttributionResult result = InformedColumns.Attribute(x, y, seed % 2 == 0 ? Folded : null, permutations: 19);
            above += (result.X.AboveThreshold > 0 ? 1 : 0) + (result.Y.AboveThreshold > 0 ? 1 : 0);
        }

        // 6 of 40 are exceeded with probability 0.4 % where each has 5 %.
        Assert.True(above <= 6, $"{above} of 40 sides without any dependence have a column above the threshold.");
    }

    [Fact]
    public void Copies_of_informed_columns_are_found_too()
    {
        (Samples x, Samples y) = GaussianPairs.Create(800, 40, shared: 2, bits: 1.5, seed: 5);

        AttributionResult result = InformedColumns.Attribute(x, y);

        int[] informed = [.. Enumerable.Range(0, 21)];
        Assert.Equal(informed, InformedColumns.Found(result.X).Intersect(informed));
        Assert.Equal(informed, InformedColumns.Found(result.Y).Intersect(informed));
        Assert.True(InformedColumns.Found(result.X).Length <= 22);
    }

    [Fact]
    public void Columns_of_a_circle_are_found_by_their_spread()
    {
        int wrong = 0;
        for (ulong seed = 61; seed < 65; seed++)
        {
            (Samples x, Samples y) = CrossFitted.Circle(1500, seed);
            AttributionResult result = InformedColumns.Attribute(x, y, Folded, permutations: 19);
            foreach (AttributedSide side in new[] { result.X, result.Y })
            {
                AttributedColumn column = side.Columns[0];
                Assert.InRange(column.MeanGain, -0.05, 0.05);
                Assert.True(column.SpreadGain > 0.3, $"{column.SpreadGain}");
                Assert.Equal((column.SpreadGain, 1, true), (column.Gain, column.Rank, column.IsAboveThreshold));
                wrong += side.AboveThreshold > 1 ? 1 : 0;
            }
        }

        // 3 of 8 are exceeded with probability 0.04 % where each has 5 %.
        Assert.True(wrong <= 3, $"{wrong} of 8 sides have a false column.");
    }

    [Fact]
    public void A_column_whose_spread_alone_is_informed_is_found()
    {
        var random = new RandomStream(41, RandomPurpose.Data);
        var x = new double[3000];
        var y = new double[3000];
        for (int i = 0; i < 1500; i++)
        {
            x[2 * i] = random.NextNormal();
            x[(2 * i) + 1] = random.NextNormal();
            y[2 * i] = Math.Exp(x[2 * i]) * random.NextNormal();
            y[(2 * i) + 1] = random.NextNormal();
        }

        AttributedSide side = InformedColumns.Attribute(Samples.Create(x, 1500, 2), Samples.Create(y, 1500, 2), Folded).Y;

        Assert.Equal([0], InformedColumns.Found(side));
        Assert.True(side.Columns[0].SpreadGain > 0.1);
        Assert.True(side.Columns[0].MeanGain < 0.05);
    }

    [Fact]
    public void The_order_of_the_columns_does_not_matter()
    {
        (Samples x, Samples y) = InformedColumns.Gaussian(300, 150, [0.8, 0.6], seed: 77);
        int[] reversed = [.. Enumerable.Range(0, 150).Reverse()];
        LatentMiEstimate estimate = InformedColumns.Estimate(x, y);
        var options = new AttributionOptions { Permutations = 19 };
        CancellationToken token = TestContext.Current.CancellationToken;

        AttributedSide asTheyAre = ColumnAttribution.Run(estimate, x, y, options, cancellationToken: token).Y;
        AttributedSide turned = ColumnAttribution.Run(estimate, x, y.SelectColumns(reversed), options, cancellationToken: token).Y;

        Assert.Equal(asTheyAre.Threshold, turned.Threshold, 1e-5);
        Assert.All(asTheyAre.Columns, column => Assert.Equal(column.Gain, turned.Columns[149 - column.Column].Gain, 1e-5));
        Assert.Equal(asTheyAre.Ranked.Take(2).Select(column => column.Column), turned.Ranked.Take(2).Select(column => 149 - column.Column));
    }

    [Fact]
    public void The_digits_are_the_same_on_any_number_of_threads()
    {
        (Samples x, Samples y) = InformedColumns.Gaussian(300, 300, [0.8], seed: 78);
        LatentMiEstimate estimate = InformedColumns.Estimate(x, y);
        var options = new AttributionOptions { Permutations = 19 };
        CancellationToken token = TestContext.Current.CancellationToken;

        AttributionResult one = ColumnAttribution.Run(estimate, x, y, options, cancellationToken: token);
        AttributionResult two = ColumnAttribution.Run(
            estimate with { Options = estimate.Options with { Threads = 2 } }, x, y, options, cancellationToken: token);

        Assert.Equivalent(one.X.Columns, two.X.Columns, strict: true);
        Assert.Equal(one.Y.LargestNullGains, two.Y.LargestNullGains);
    }

    [Fact]
    public void Indicators_of_labels_are_found_and_a_balanced_one_has_no_spread()
    {
        (Samples x, Samples labels) = CrossFitted.Classes(600, seed: 4);
        var y = new float[600 * 6];
        for (int i = 0; i < 600; i++)
        {
            y[(6 * i) + (int)labels[i, 0]] = 1;
            y[(6 * i) + 5] = i % 2;
        }

        AttributedSide side = InformedColumns.Attribute(x, Samples.Create(y, 600, 6)).Y;

        Assert.Equal([0, 1, 2, 3, 4], InformedColumns.Found(side));
        Assert.All(side.Columns.Take(5), column => Assert.Equal(column.MeanGain, column.SpreadGain, 1e-4));
        Assert.Equal(double.NaN, side.Columns[5].SpreadGain);
        Assert.Equal(side.Columns[5].MeanGain, side.Columns[5].Gain);
    }

    [Fact]
    public void Constant_columns_have_no_gain_and_come_last()
    {
        (Samples x, Samples noisy) = InformedColumns.Gaussian(300, 3, [0.8], seed: 9);
        var values = new double[300 * 5];
        for (int i = 0; i < 300; i++)
        {
            (values[5 * i], values[(5 * i) + 1], values[(5 * i) + 2]) = (1e130, noisy[i, 0], noisy[i, 1]);
            (values[(5 * i) + 3], values[(5 * i) + 4]) = (-3, 1e120 * noisy[i, 0]);
        }

        var y = Samples.Create(values, 300, 5, ["huge", "informed", "noise", "constant", "scaled"]);
        AttributedSide side = InformedColumns.Attribute(x, y).Y;

        Assert.Equal(["huge", "constant"], side.Ranked.Skip(3).Select(column => column.Name));
        Assert.All(side.Ranked.Skip(3), column =>
        {
            Assert.False(column.IsAboveThreshold);
            Assert.All(
                [column.Gain, column.MeanGain, column.SpreadGain, column.Bits, column.MeanSquaredError, column.PValue, column.QValue],
                value => Assert.Equal(double.NaN, value));
        });
        Assert.Equal(side.Columns[1].Gain, side.Columns[4].Gain, 1e-6);
        Assert.Equal([1, 4], InformedColumns.Found(side));
    }

    [Fact]
    public void Networks_of_each_group_predict_by_themselves()
    {
        (Samples x, Samples y) = InformedColumns.Gaussian(1200, 2, [0.95], seed: 12);

        AttributionResult result = InformedColumns.Attribute(x, y, new LatentMiOptions { Representation = RepresentationChoice.Network }, permutations: 19);

        Assert.True(result.Y.Columns[0].MeanGain > 0.7, $"{result.Y.Columns[0].MeanGain}");
        Assert.True(result.X.Columns[0].MeanGain > 0.7, $"{result.X.Columns[0].MeanGain}");
    }

    [Fact]
    public void Of_a_single_split_only_rows_that_did_not_train_are_predicted()
    {
        (Samples x, Samples y) = InformedColumns.Gaussian(600, 3, [0.95], seed: 13);
        PublishedLmiOptions options = new() { HiddenWidth = 32, MaxEpochs = 40, LearningRate = 3e-3, LatentDimensions = 2, Threads = 1 };
        PublishedLmiEstimate estimate = new PublishedLmiEstimator(options).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);

        AttributionResult result = InformedColumns.Attribute(estimate, x, y);

        Assert.Equal(300, result.Rows);
        Assert.Equal([0], InformedColumns.Found(result.Y));
    }

    [Fact]
    public void Independent_series_that_remember_share_no_more_columns_than_chance_finds()
    {
        LatentMiOptions shuffled = new() { Representation = RepresentationChoice.Linear, Folds = 5 };
        int asRows = 0, asSeries = 0;
        foreach (ulong seed in (ulong[])[51, 53, 55])
        {
            (Samples x, Samples y) = (Series(seed), Series(seed + 1));
            AttributionResult rows = InformedColumns.Attribute(x, y, shuffled);
            AttributionResult series = InformedColumns.Attribute(x, y, shuffled with { TimeSeriesBlock = 150 });
            asRows += (rows.X.AboveThreshold > 0 ? 1 : 0) + (rows.Y.AboveThreshold > 0 ? 1 : 0);
            asSeries += (series.X.AboveThreshold > 0 ? 1 : 0) + (series.Y.AboveThreshold > 0 ? 1 : 0);
        }

        // Six sides at a level of 5 %: more than two are found with probability 0.002. Rows that remember are taken as a series without being told.
        Assert.InRange(asRows, 0, 2);
        Assert.InRange(asSeries, 0, 2);
    }

    [Fact]
    public void Too_short_a_series_and_foreign_samples_are_refused()
    {
        (Samples x, Samples y) = InformedColumns.Gaussian(120, 2, [0.9], seed: 3);
        LatentMiEstimate estimate = InformedColumns.Estimate(
            x, y, new LatentMiOptions { Representation = RepresentationChoice.Linear, TimeSeriesBlock = 10 });
        CancellationToken token = TestContext.Current.CancellationToken;

        var tooShort = Assert.Throws<InputException>(() => ColumnAttribution.Run(estimate, x, y, new AttributionOptions(), cancellationToken: token));
        var foreign = Assert.Throws<InputException>(
            () => ColumnAttribution.Run(estimate, x.SelectColumns([0]), y, new AttributionOptions(), cancellationToken: token));

        Assert.Contains("only 92 ways", tooShort.Message, StringComparison.Ordinal);
        Assert.Contains("120 rows of 1 and 2 columns", foreign.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(19, 0.05, true)]
    [InlineData(18, 0.05, false)]
    [InlineData(99, 0.01, true)]
    [InlineData(98, 0.01, false)]
    [InlineData(99, 0, false)]
    [InlineData(99, 1, false)]
    [InlineData(99, double.NaN, false)]
    public void Permutations_must_reach_the_level(int permutations, double level, bool isValid)
    {
        var options = new AttributionOptions { Permutations = permutations, Level = level };

        Exception? problem = Record.Exception(options.Validate);

        Assert.Equal(isValid, problem is null);
        Assert.True(isValid || problem is ArgumentOutOfRangeException);
    }

    /// <summary>Two columns that wander: each value is 0.98 of the one before and noise.</summary>
    private static Samples Series(ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var values = new double[2 * 2000];
        for (int i = 2; i < values.Length; i++)
        {
            values[i] = (0.98 * values[i - 2]) + random.NextNormal();
        }

        return Samples.Create(values, 2000, 2);
    }
}
