using LatentMI.Estimators.Ksg;
using LatentMI.Neighbors;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

public sealed class KsgEstimatorTests
{
    private static readonly KsgOptions WithoutNoise = new() { TieNoise = false, Standardize = false };

    public static TheoryData<string, NeighborSearchMethod> Ways => KsgWays.All;

    public static TheoryData<KsgAlgorithm> Algorithms => [KsgAlgorithm.One, KsgAlgorithm.Two];

    [Theory]
    [InlineData(KsgAlgorithm.One, 0.0)]
    [InlineData(KsgAlgorithm.One, 0.6)]
    [InlineData(KsgAlgorithm.One, 0.9)]
    [InlineData(KsgAlgorithm.Two, 0.0)]
    [InlineData(KsgAlgorithm.Two, 0.6)]
    [InlineData(KsgAlgorithm.Two, 0.9)]
    public void Mutual_information_of_normal_variables_is_found(KsgAlgorithm algorithm, double correlation)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(10_000, 1, correlation);
        KsgEstimate estimate = Estimate(x, y, new KsgOptions { Algorithm = algorithm });

        // The standard deviation is about 0.013 bits at this n.
        Assert.Equal(-0.5 * Math.Log2(1 - (correlation * correlation)), estimate.Bits, 0.05);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_way_of_searching_gives_the_same_bits(string width, NeighborSearchMethod method)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(700, 3, 0.7);
        foreach (KsgAlgorithm algorithm in Enum.GetValues<KsgAlgorithm>())
        {
            var options = new KsgOptions { Algorithm = algorithm };
            KsgEstimate expected = Estimate(x, y, options);
            KsgEstimate actual = new KsgEstimator(options, SimdSupport.Parse(width), method).Estimate(x, y, TestContext.Current.CancellationToken);
            Assert.Equal(expected.PointwiseBits, actual.PointwiseBits);
            Assert.Equal(expected.Bits, actual.Bits);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(0)]
    public void The_number_of_threads_changes_no_bit(int threads)
    {
        foreach (int dimensions in new[] { 1, 9 })
        {
            (Samples x, Samples y) = KsgWays.Gaussian(1500, dimensions, 0.5);
            KsgEstimate one = Estimate(x, y, new KsgOptions { Threads = 1, Standardize = true });
            KsgEstimate many = Estimate(x, y, new KsgOptions { Threads = threads, Standardize = true });
            Assert.Equal(threads == 0 ? Environment.ProcessorCount : threads, many.Threads);
            Assert.Equal(one.PointwiseBits, many.PointwiseBits);
            Assert.Equal(one.Bits, many.Bits);
        }
    }

    [Fact]
    public void The_seed_decides_the_noise_against_ties()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(300, 1, 0.5);
        x = KsgWays.Map(x, value => Math.Round(value * 2));
        y = KsgWays.Map(y, value => Math.Round(value * 2));
        KsgEstimate first = Estimate(x, y, new KsgOptions { Seed = 1 });
        Assert.Equal(first.PointwiseBits, Estimate(x, y, new KsgOptions { Seed = 1 }).PointwiseBits);
        Assert.NotEqual(first.PointwiseBits, Estimate(x, y, new KsgOptions { Seed = 2 }).PointwiseBits);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Swapping_the_sides_changes_nothing(KsgAlgorithm algorithm)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(500, 2, 0.5);
        KsgOptions options = WithoutNoise with { Algorithm = algorithm };
        Assert.Equal(Estimate(x, y, options).PointwiseBits, Estimate(y, x, options).PointwiseBits);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Permuting_the_rows_permutes_the_pointwise_values(KsgAlgorithm algorithm)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(500, 2, 0.5);
        int[] order = new RandomStream(4, RandomPurpose.Data).NextPermutation(500);
        KsgOptions options = WithoutNoise with { Algorithm = algorithm };
        IReadOnlyList<double> expected = Estimate(x, y, options).PointwiseBits;
        IReadOnlyList<double> actual = Estimate(x.SelectRows(order), y.SelectRows(order), options).PointwiseBits;
        Assert.Equal(order.Select(row => expected[row]), actual);
    }

    [Fact]
    public void Scaling_both_sides_by_one_power_of_two_changes_nothing()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(500, 2, 0.5);
        IReadOnlyList<double> expected = Estimate(x, y, WithoutNoise).PointwiseBits;
        Assert.Equal(expected, Estimate(KsgWays.Map(x, v => 8 * v), KsgWays.Map(y, v => 8 * v), WithoutNoise).PointwiseBits);
    }

    [Fact]
    public void Scaling_each_side_by_a_power_of_two_changes_nothing_where_columns_are_standardized()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(500, 2, 0.5);
        KsgOptions options = WithoutNoise with { Standardize = true };
        IReadOnlyList<double> expected = Estimate(x, y, options).PointwiseBits;
        Assert.Equal(expected, Estimate(KsgWays.Map(x, v => 1024 * v), KsgWays.Map(y, v => v / 64), options).PointwiseBits);
    }

    [Fact]
    public void Float32_samples_without_noise_give_what_the_same_values_give_in_double_up_to_rounding()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(500, 2, 0.5);
        KsgEstimate wide = Estimate(x, y, WithoutNoise);
        KsgEstimate narrow = Estimate(Narrow(x), Narrow(y), WithoutNoise);

        // Rounding may move a point across a radius, which changes one count by one.
        Assert.Equal(wide.Bits, narrow.Bits, 0.01);
    }

    [Fact]
    public void Float32_samples_with_noise_give_what_the_same_values_give_in_double()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(500, 2, 0.5);
        x = KsgWays.Map(x, value => (float)value);
        y = KsgWays.Map(y, value => (float)value);
        IReadOnlyList<double> expected = Estimate(x, y, new KsgOptions()).PointwiseBits;
        Assert.Equal(expected, Estimate(Narrow(x), Narrow(y), new KsgOptions()).PointwiseBits);
        Assert.Equal(expected, Estimate(Narrow(x), y, new KsgOptions()).PointwiseBits);
    }

    [Fact]
    public void The_estimate_tells_how_it_was_made()
    {
        (Samples x, _) = KsgWays.Gaussian(50, 2, 0.5);
        (_, Samples y) = KsgWays.Gaussian(50, 3, 0.5, seed: 2);
        KsgEstimate estimate = Estimate(
            x, y, new KsgOptions { Neighbors = 4, Algorithm = KsgAlgorithm.Two, Seed = 9, Threads = 2, Standardize = true });
        Assert.Equal("ksg", estimate.Estimator);
        Assert.Equal((50, 2, 3), (estimate.SampleCount, estimate.DimensionsX, estimate.DimensionsY));
        Assert.Equal((4, KsgAlgorithm.Two, 9UL, 2, true), (estimate.Neighbors, estimate.Algorithm, estimate.Seed, estimate.Threads, estimate.Standardized));
        Assert.Equal(1e-10, estimate.TieNoise);
        Assert.Equal(50, estimate.EstimatedCount);
        Assert.Equal(estimate.PointwiseBits.Average(), estimate.Bits, 1e-12);
        Assert.True(estimate.Elapsed > TimeSpan.Zero);
        Assert.Empty(estimate.Warnings);
        Assert.Equal(0, Estimate(x, y, WithoutNoise).TieNoise);
    }

    [Fact]
    public void Coinciding_rows_without_noise_raise_a_warning()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 1, 0.5);

        // Rows 0 to 4 coincide, so each has its third neighbor at distance 0.
        x = x.SelectRows([0, 0, 0, 0, 0, .. Enumerable.Range(5, 95)]);
        y = y.SelectRows([0, 0, 0, 0, 0, .. Enumerable.Range(5, 95)]);
        EstimateWarning warning = Assert.Single(Estimate(x, y, WithoutNoise).Warnings);
        Assert.Equal("ties", warning.Id);
        Assert.StartsWith("5 of 100 rows", warning.Message, StringComparison.Ordinal);
        Assert.Empty(Estimate(x, y, new KsgOptions()).Warnings);
    }

    [Fact]
    public void Values_too_large_for_the_noise_raise_a_warning()
    {
        double[] values = Enumerable.Range(0, 100).Select(i => 1e9 * (i % 5)).ToArray();
        KsgEstimate estimate = Estimate(Samples.Create(values, 100, 1), Samples.Create(values, 100, 1), new KsgOptions { Standardize = false });
        EstimateWarning warning = Assert.Single(estimate.Warnings);
        Assert.Contains("standardize", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_least_number_of_rows_is_one_more_than_the_neighbors()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(4, 1, 0.5);
        Assert.Equal(4, Estimate(x, y, WithoutNoise).PointwiseBits.Count);
        var error = Assert.Throws<InputException>(() => Estimate(x, y, WithoutNoise with { Neighbors = 4 }));
        Assert.Equal("X has too few rows, 4: the 4 nearest neighbors of a row need at least 5.", error.Message);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(10, 5)]
    public void A_new_pair_scores_as_one_more_row_would(int neighbors, int dimensions)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(120, dimensions, 0.7);
        KsgOptions options = WithoutNoise with { Neighbors = neighbors };
        int[] observed = [.. Enumerable.Range(0, 100)];
        int[] added = [.. Enumerable.Range(100, 20)];
        IReadOnlyList<double> scores = new KsgEstimator(options).ScorePointwise(
            x.SelectRows(observed), y.SelectRows(observed), x.SelectRows(added), y.SelectRows(added), TestContext.Current.CancellationToken);
        double[] expected = Array.ConvertAll(added, row => Estimate(x.SelectRows([.. observed, row]), y.SelectRows([.. observed, row]), options).PointwiseBits[100]);
        Assert.Equal(expected, scores);
    }

    [Theory]
    [InlineData(3, 0.0)]
    [InlineData(10, 0.0)]
    [InlineData(3, 0.9)]
    public void Scores_of_new_pairs_have_the_mutual_information_as_their_mean(int neighbors, double correlation)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(8000, 1, correlation, seed: 3);
        int[] observed = [.. Enumerable.Range(0, 4000)];
        int[] added = [.. Enumerable.Range(4000, 4000)];
        var options = new KsgOptions { Neighbors = neighbors };
        double proper = Score(options), reference = Score(options with { ReferenceScores = true });

        // The standard deviation is below 0.025 bits at this n; the form of the reference is off by some 1 / k nats.
        Assert.Equal(-0.5 * Math.Log2(1 - (correlation * correlation)), proper, 0.08);
        Assert.InRange(proper - reference, 0.1, 0.6);

        double Score(KsgOptions used) => new KsgEstimator(used).ScorePointwise(
            x.SelectRows(observed), y.SelectRows(observed), x.SelectRows(added), y.SelectRows(added), TestContext.Current.CancellationToken).Average();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_re_paired_row_is_scored_against_all_rows_but_its_own_two(string width, NeighborSearchMethod method)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(60, 2, 0.7);
        var estimator = new KsgEstimator(WithoutNoise, SimdSupport.Parse(width), method);
        int[] partners = [.. Enumerable.Range(0, 60).Select(row => (row + 7) % 60)];
        using var team = new WorkerTeam(1);
        double[] scores = estimator.ScoreRepaired(x, y, partners, team, TestContext.Current.CancellationToken);
        for (int row = 0; row < 60; row++)
        {
            int[] others = [.. Enumerable.Range(0, 60).Where(other => other != row && other != partners[row])];
            double alone = estimator.ScorePointwise(
                x.SelectRows(others), y.SelectRows(others), x.SelectRows([row]), y.SelectRows([partners[row]]), TestContext.Current.CancellationToken)[0];

            // Where one of the two rows is a neighbor of their mixture, the distance is another.
            Assert.True(alone == scores[row] || IsNear(row) || IsNear(partners[row]));

            bool IsNear(int own)
            {
                double Distance(int other) => Math.Max(
                    Math.Max(Math.Abs(x[row, 0] - x[other, 0]), Math.Abs(x[row, 1] - x[other, 1])),
                    Math.Max(Math.Abs(y[partners[row], 0] - y[other, 0]), Math.Abs(y[partners[row], 1] - y[other, 1])));
                return others.Count(other => Distance(other) < Distance(own)) < WithoutNoise.Neighbors;
            }
        }
    }

    [Fact]
    public void A_new_pair_amid_coinciding_rows_has_no_score()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(20, 1, 0.5);
        int[] rows = [0, 0, 0, 0, .. Enumerable.Range(4, 16)];
        x = x.SelectRows(rows);
        y = y.SelectRows(rows);
        IReadOnlyList<double> scores = new KsgEstimator(WithoutNoise)
            .ScorePointwise(x, y, x.SelectRows([0, 10]), y.SelectRows([0, 10]), TestContext.Current.CancellationToken);
        Assert.True(double.IsNaN(scores[0]));
        Assert.True(double.IsFinite(scores[1]));
    }

    [Fact]
    public void New_pairs_are_scaled_as_the_observed_ones()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(300, 2, 0.5);
        (Samples newX, Samples newY) = KsgWays.Gaussian(10, 2, 0.5, seed: 2);
        var estimator = new KsgEstimator(WithoutNoise with { Standardize = true });
        IReadOnlyList<double> expected = estimator.ScorePointwise(x, y, newX, newY, TestContext.Current.CancellationToken);
        Assert.Equal(
            expected,
            estimator.ScorePointwise(KsgWays.Map(x, v => 16 * v), y, KsgWays.Map(newX, v => 16 * v), newY, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void New_pairs_must_have_the_columns_of_the_observed_ones()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(30, 2, 0.5);
        (Samples one, _) = KsgWays.Gaussian(30, 1, 0.5);
        Assert.Throws<InputException>(() => new KsgEstimator().ScorePointwise(x, y, one, y, TestContext.Current.CancellationToken));
        Assert.Throws<InputException>(() => new KsgEstimator().ScorePointwise(x, y, x, one, TestContext.Current.CancellationToken));
        Assert.Throws<InputException>(() => new KsgEstimator().ScorePointwise(x, y, x, y.SelectRows([0]), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void New_pairs_cannot_be_scored_by_algorithm_2()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(30, 2, 0.5);
        var estimator = new KsgEstimator(new KsgOptions { Algorithm = KsgAlgorithm.Two });
        Assert.Throws<InvalidOperationException>(() => estimator.ScorePointwise(x, y, x, y, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_cancelled_estimate_ends()
    {
        // Only the search asks whether it is to end, within its blocks of rows: that it does is a test of every search.
        (Samples x, Samples y) = KsgWays.Gaussian(100, 1, 0.5);
        Assert.Throws<OperationCanceledException>(() => new KsgEstimator().Estimate(x, y, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new KsgEstimator(new KsgOptions { Neighbors = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KsgEstimator(new KsgOptions { Threads = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KsgEstimator(new KsgOptions { Algorithm = (KsgAlgorithm)3 }));
    }

    private static KsgEstimate Estimate(Samples x, Samples y, KsgOptions options) =>
        new KsgEstimator(options).Estimate(x, y, TestContext.Current.CancellationToken);

    private static Samples Narrow(Samples samples)
    {
        var values = new float[samples.Count * samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, values.AsSpan(i * samples.Dimensions, samples.Dimensions));
        }

        return Samples.Create(values, samples.Count, samples.Dimensions);
    }
}
