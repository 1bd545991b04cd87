using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Tests.Estimation;

/// <summary>What an estimate with <see cref="LatentMiOptions.Default"/> consists of, and what its options change.</summary>
public sealed class CrossFittedEstimateTests
{
    private static readonly LatentMiOptions Linear = LatentMiOptions.Default with { Representation = RepresentationChoice.Linear };

    // Representations of one's own have tests that know nothing else of the library.
    public static TheoryData<RepresentationChoice> Choices => [.. Enum.GetValues<RepresentationChoice>().Except([RepresentationChoice.Own])];

    [Theory]
    [MemberData(nameof(Choices))]
    public void Every_representation_tells_all_that_belongs_to_an_estimate(RepresentationChoice choice)
    {
        (Samples x, Samples y) = GaussianPairs.Create(600, 12, 2, bits: 1.5, seed: 5);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { Representation = choice });

        // Twice the standard error of 600 rows.
        Assert.Equal(1.5, estimate.Bits, 0.25);
        Assert.DoesNotContain(double.NaN, estimate.PointwiseBits);
        Assert.Equal(estimate.PointwiseBits.Average(), estimate.Bits, 1e-12);
        Assert.InRange(estimate.Bits, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);

        // The scatter of the rows, and what calibration, recovery and the loss of the maps add: of kernels, which a line needs last, as much as five times that scatter.
        double ofRows = RowsError(estimate);
        Assert.InRange(estimate.Interval.Value.StandardError, ofRows, 6 * ofRows);
        Assert.Equal(estimate.Bits, estimate.Calibration!.CalibratedBits + estimate.Calibration.RecoveredBits + estimate.Calibration.MapLossBits, 1e-12);
        Assert.Equal(estimate.RawBits, estimate.Calibration.RawBits);
        Assert.Equal(16, estimate.Calibration.SurrogateCount);

        // Columns do not come in an order of which fewer could be taken.
        Assert.Equal(choice == RepresentationChoice.Columns, estimate.LatentDimensionsCurve.Count == 0);
        if (choice != RepresentationChoice.Columns)
        {
            AssertCurve(estimate);
        }

        string[] names = choice == RepresentationChoice.Auto ? ["norms", "linear", "kernel", "folded", "network"] : [choice.ToString().ToLowerInvariant()];
        Assert.Equal(names, estimate.Representations.Select(representation => representation.Name));
        Assert.Single(estimate.Representations, representation => representation.Chosen);
        Assert.All(estimate.Representations.Where(representation => representation.Name != "norms"), representation => Assert.InRange(representation.HeldOutBits, 0.5, 1.5));
        Assert.Equal((600, estimate.LatentDimensions), (estimate.LatentX.Count, estimate.LatentX.Dimensions));
        Assert.Equal((600, estimate.LatentDimensions), (estimate.LatentY.Count, estimate.LatentY.Dimensions));
        Assert.Equal(choice == RepresentationChoice.Network, estimate.History is not null);
    }

    private static void AssertCurve(LatentMiEstimate estimate)
    {
        LatentDimensionsPoint used = Assert.Single(estimate.LatentDimensionsCurve, point => point.Chosen);
        Assert.Equal(estimate.LatentDimensions, used.LatentDimensions);
        Assert.Equal(estimate.RawBits, used.RawBits, 1e-6);
        Assert.Equal(estimate.LatentDimensionsCurve.OrderBy(point => point.LatentDimensions), estimate.LatentDimensionsCurve);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void The_same_digits_come_from_any_number_of_threads(RepresentationChoice choice)
    {
        (Samples x, Samples y) = GaussianPairs.Create(300, 20, 2, bits: 1, seed: 8);
        LatentMiOptions options = LatentMiOptions.Default with { Representation = choice };
        LatentMiEstimate one = CrossFitted.Estimate(x, y, options with { Threads = 1 });
        LatentMiEstimate two = CrossFitted.Estimate(x, y, options with { Threads = 2 });
        Assert.Equal(one.PointwiseBits, two.PointwiseBits);
        Assert.Equal(one.Interval, two.Interval);
        Assert.Equivalent(one.LatentDimensionsCurve, two.LatentDimensionsCurve, strict: true);
        Assert.Equal(one.Representations, two.Representations);
    }

    [Theory]
    [InlineData("kernel")]
    [InlineData("network")]
    public void A_map_that_is_left_out_is_not_tried_and_the_others_are_the_same(string map)
    {
        (Samples x, Samples y) = GaussianPairs.Create(300, 20, 2, bits: 1, seed: 8);
        LatentMiEstimate all = CrossFitted.Estimate(x, y);
        LatentMiEstimate without = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { LeftOut = map });
        Assert.Equal(
            all.Representations.Where(one => one.Name != map).Select(one => (one.Name, one.HeldOutBits)),
            without.Representations.Select(one => (one.Name, one.HeldOutBits)));
    }

    [Fact]
    public void A_map_that_there_is_not_or_of_which_one_is_tried_cannot_be_left_out()
    {
        Assert.Throws<ArgumentException>(() => new LatentMiEstimator(LatentMiOptions.Default with { LeftOut = "kernels" }));
        Assert.Throws<ArgumentException>(() => new LatentMiEstimator(Linear with { LeftOut = "kernel" }));
    }

    [Fact]
    public void Another_seed_changes_the_estimate_a_little()
    {
        (Samples x, Samples y) = GaussianPairs.Create(800, 20, 1, bits: 1, seed: 8);
        double[] bits = [.. new ulong[] { 1, 2, 3 }.Select(seed => CrossFitted.Estimate(x, y, Linear with { Seed = seed }).Bits)];
        Assert.Equal(3, bits.Distinct().Count());
        Assert.InRange(bits.Max() - bits.Min(), 0, 0.1);
    }

    [Fact]
    public void Without_surrogates_and_recovery_the_estimate_is_ksg_on_the_latents_of_each_fold()
    {
        (Samples x, Samples y) = GaussianPairs.Create(500, 10, 1, bits: 1, seed: 9);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y, Linear with { Surrogates = 0, LinearRecovery = false });
        var estimator = new KsgEstimator(new KsgOptions { Standardize = false, Threads = 2 });
        double ksg = estimate.LatentGroups.Sum(rows => rows.Length * estimator.Estimate(
            estimate.LatentX.SelectRows(rows), estimate.LatentY.SelectRows(rows), TestContext.Current.CancellationToken).Bits) / x.Count;
        Assert.Equal(estimate.RawBits, estimate.Bits);

        // Noise against ties meets the rows in another order.
        Assert.Equal(ksg, estimate.Bits, 1e-6);
        Assert.Equal((0, 0.0), (estimate.Calibration!.SurrogateCount, estimate.Calibration.RecoveredBits));
        Assert.Equal(RowsError(estimate), estimate.Interval!.Value.StandardError, 1e-9);
    }

    [Theory]
    [InlineData(RepresentationChoice.Linear, 1, 1)]
    [InlineData(RepresentationChoice.Linear, 3, 3)]
    [InlineData(RepresentationChoice.Linear, 50, 4)]
    [InlineData(RepresentationChoice.Network, 2, 2)]
    [InlineData(RepresentationChoice.Network, 50, 12)]
    public void The_number_of_latent_dimensions_can_be_given_up_to_what_there_is(RepresentationChoice choice, int asked, int expected)
    {
        (Samples x, Samples y) = GaussianPairs.Create(300, 4, 4, bits: 2, seed: 9);
        LatentMiEstimate estimate = CrossFitted.Estimate(
            x, y, LatentMiOptions.Default with { Representation = choice, LatentDimensions = asked, Surrogates = 2 });
        Assert.Equal(expected, estimate.LatentDimensions);
        Assert.Equal(expected, estimate.LatentX.Dimensions);
        Assert.Equal(expected, estimate.Model.LatentDimensions);
        Assert.True(double.IsFinite(estimate.Bits));
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(7, 0.96)]
    [InlineData(20, 0.89)]
    public void Blocks_of_a_time_series_of_any_length_leave_the_estimate_nearly_what_it_is(int block, double expected)
    {
        // Single estimates scatter by 0.08 bits; the gaps between long blocks leave fewer rows to fit maps to.
        LatentMiEstimate[] estimates =
        [
            .. new ulong[] { 1, 2, 3, 4, 5, 6 }.Select(seed =>
            {
                (Samples x, Samples y) = GaussianPairs.Create(400, 6, 1, bits: 1, seed);
                return CrossFitted.Estimate(x, y, Linear with { TimeSeriesBlock = block });
            }),
        ];
        Assert.Equal(expected, estimates.Average(estimate => estimate.Bits), 0.08);
        Assert.All(estimates, estimate => Assert.Equal("gaussian", estimate.Calibration!.RatioName));
    }

    [Fact]
    public void A_series_of_too_few_blocks_is_refused()
    {
        // Two parts of 5 blocks, and a gap of 9 rows.
        (Samples x, Samples y) = GaussianPairs.Create(109, 2, 1, bits: 1, seed: 10);
        Assert.True(double.IsFinite(CrossFitted.Estimate(x, y, Linear with { TimeSeriesBlock = 10 }).Bits));
        int[] fewer = [.. Enumerable.Range(0, 108)];
        string message = Assert.Throws<InputException>(
            () => CrossFitted.Estimate(x.SelectRows(fewer), y.SelectRows(fewer), Linear with { TimeSeriesBlock = 10 })).Message;
        Assert.StartsWith("108 rows of a time series are fewer than 109, two parts of 5 blocks of 10 rows", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_that_repeats_itself_within_every_fold_is_no_failure()
    {
        // Every fold has all four combinations equally often: covariances are exactly 0, so that there are no directions.
        var x = Samples.Create([.. Enumerable.Range(0, 400).Select(i => (double)(i % 2))], 400, 1);
        var y = Samples.Create([.. Enumerable.Range(0, 400).Select(i => (double)(i / 2 % 2))], 400, 1);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y, Linear with { TimeSeriesBlock = 4 });
        Assert.Equal(0, estimate.Bits, 0.1);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void Twenty_rows_are_enough_and_nineteen_are_not(RepresentationChoice choice)
    {
        (Samples x, Samples y) = GaussianPairs.Create(20, 4, 1, bits: 1, seed: 11);
        LatentMiOptions options = LatentMiOptions.Default with { Representation = choice };
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y, options);

        // No more than so few rows can show, and hardly less than nothing.
        Assert.InRange(estimate.Bits, -0.2, Math.Log2(20) - 3);
        Assert.Equal(estimate.Bits, estimate.Model.ScorePointwise(x, y, TestContext.Current.CancellationToken).Average(), 1.0);
        int[] fewer = [.. Enumerable.Range(0, 19)];
        Assert.Contains(
            "at least 20",
            Assert.Throws<InputException>(() => CrossFitted.Estimate(x.SelectRows(fewer), y.SelectRows(fewer), options)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void More_neighbors_than_a_group_of_rows_has_still_score_new_pairs()
    {
        (Samples x, Samples y) = GaussianPairs.Create(20, 3, 1, bits: 1, seed: 11);
        LatentMiEstimate estimate = CrossFitted.Estimate(
            x, y, LatentMiOptions.Default with { Representation = RepresentationChoice.Network, Neighbors = 12 });
        Assert.All(estimate.Model.ScorePointwise(x, y, TestContext.Current.CancellationToken), bits => Assert.True(double.IsFinite(bits)));
    }

    [Fact]
    public void Warnings_tell_of_constant_columns_and_of_copied_pairs()
    {
        (Samples x, Samples y) = GaussianPairs.Create(200, 3, 1, bits: 1, seed: 12);
        int[] rows = [.. Enumerable.Range(0, 200), 3, 5];
        Samples constant = Samples.Create([.. Enumerable.Range(0, 202).SelectMany(i => new[] { x[rows[i], 0], 7 })], 202, 2);
        LatentMiEstimate estimate = CrossFitted.Estimate(constant, y.SelectRows(rows), Linear);
        Assert.Equal(["constant-columns", "repeated-pairs"], estimate.Warnings.Select(warning => warning.Id));
        Assert.StartsWith("1 of 2 columns of X", estimate.Warnings[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("2 of 202 pairs", estimate.Warnings[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EstimationStage.Preparing)]
    [InlineData(EstimationStage.Representing)]
    [InlineData(EstimationStage.Calibrating)]
    public void A_running_estimate_can_be_cancelled_at_every_stage(EstimationStage stage)
    {
        (Samples x, Samples y) = GaussianPairs.Create(100, 10, 2, bits: 1, seed: 12);
        using var cancellation = new CancellationTokenSource();
        var canceling = new CancelingAt(stage, cancellation);
        var estimator = new LatentMiEstimator(Linear with { Threads = 2 });
        Assert.Throws<OperationCanceledException>(() => estimator.Estimate(x, y, canceling, cancellation.Token));
        Assert.Equal(stage, canceling.Last);
    }

    /// <summary>The standard error that the scatter of the rows' own values gives.</summary>
    [Fact]
    public void Progress_of_cross_fitting_tells_each_stage_and_representation()
    {
        (Samples x, Samples y) = GaussianPairs.Create(200, 3, shared: 1, bits: 1, seed: 5);
        var reports = new List<EstimationProgress>();
        new LatentMiEstimator(LatentMiOptions.Default).Estimate(x, y, new ListProgress(reports), TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                new(EstimationStage.Preparing),
                new(EstimationStage.Representing, RepresentationKind.Columns),
                new(EstimationStage.Representing, RepresentationKind.Norms),
                new(EstimationStage.Representing, RepresentationKind.Linear),

                // Of columns in their own units, and in powers.
                new(EstimationStage.Representing, RepresentationKind.Linear),
                new(EstimationStage.Representing, RepresentationKind.Linear),

                // Of rows of one size.
                new(EstimationStage.Representing, RepresentationKind.Linear),
                new(EstimationStage.Representing, RepresentationKind.Modulated),
                new(EstimationStage.Representing, RepresentationKind.Kernel),
                new(EstimationStage.Representing, RepresentationKind.Folded),
                new(EstimationStage.Representing, RepresentationKind.Network),
                new(EstimationStage.Calibrating),
            ],
            reports);
    }

    [Fact]
    public void Identical_sides_are_estimated_near_the_most_that_the_rows_can_show()
    {
        (Samples x, _) = GaussianPairs.Create(300, 3, shared: 1, bits: 1, seed: 5);

        Assert.InRange(CrossFitted.Estimate(x, x).Bits, 5, 14);
    }

    private static double RowsError(LatentMiEstimate estimate)
    {
        double mean = estimate.PointwiseBits.Average();
        double squares = estimate.PointwiseBits.Sum(bits => (bits - mean) * (bits - mean));
        double factor = StudentErrors.Factor(ConfidenceInterval.StandardErrors, estimate.PointwiseBits.Count);
        return factor * Math.Sqrt(squares / (estimate.PointwiseBits.Count - 1.0) / estimate.PointwiseBits.Count);
    }

    /// <summary>Cancels when a stage begins; on the thread of the estimate, so that nothing happens in between.</summary>
    private sealed class CancelingAt(EstimationStage stage, CancellationTokenSource cancellation) : IProgress<EstimationProgress>
    {
        public EstimationStage? Last { get; private set; }

        public void Report(EstimationProgress value)
        {
            Last = value.Stage;
            if (value.Stage == stage)
            {
                cancellation.Cancel();
            }
        }
    }
}
