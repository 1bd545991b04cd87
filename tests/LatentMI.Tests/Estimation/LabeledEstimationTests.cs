using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Tests.Estimation;

/// <summary>The default estimate of labels, and of a label and columns.</summary>
public sealed class LabeledEstimationTests
{
    private static readonly LatentMiOptions Linear = LatentMiOptions.Default with { Representation = RepresentationChoice.Linear };

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(20)]
    public void Labels_on_both_sides_are_counted_whatever_the_folds(int folds)
    {
        (Samples x, Samples y) = LabelPairs.Repeated(2000, 6, 0.6, seed: 14);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { Folds = folds });
        DiscreteEstimate counted = new DiscreteEstimator().Estimate(x, y, TestContext.Current.CancellationToken);
        Assert.Equal(counted.Bits, estimate.Bits);
        Assert.Equal(counted.Interval, estimate.Interval);
        Assert.Equal(counted.PointwiseBits, estimate.PointwiseBits);
        Assert.Equal(LabelPairs.RepeatedBits(6, 0.6), estimate.Bits, 3 * counted.Interval.StandardError);
        Assert.Equal("counts", Assert.Single(estimate.Representations, score => score.Chosen).Name);
        Assert.Empty(estimate.Warnings);
    }

    [Fact]
    public void Binary_columns_indicators_and_a_few_angles_are_labels_too()
    {
        (Samples codes, Samples others) = LabelPairs.Repeated(2000, 6, 0.6, seed: 15);
        AssertCounted(LabelPairs.OneHot(codes, 6), LabelPairs.OneHot(others, 6), LabelPairs.RepeatedBits(6, 0.6));

        // Eight angles: their cosine and sine against their three binary digits, one of which is drawn anew.
        (Samples eight, _) = LabelPairs.Repeated(2000, 8, 1, seed: 16);
        Samples drawn = LabelPairs.Independent(2000, 1, 2, seed: 17);
        AssertCounted(
            Samples.Create([.. Rows(eight).SelectMany(k => new[] { Math.Cos(Math.PI * k / 4), Math.Sin(Math.PI * k / 4) })], 2000, 2),
            Samples.Create([.. Rows(eight).SelectMany((k, i) => new[] { k % 2, (int)k / 2 % 2, drawn[i, 0] })], 2000, 3),
            truth: 2);
        AssertCounted(LabelPairs.Independent(2000, 3, 2, seed: 18), LabelPairs.Independent(2000, 3, 2, seed: 19), truth: 0);
    }

    [Fact]
    public void Many_labels_are_counted_and_their_names_do_not_matter()
    {
        (Samples x, Samples y) = LabelPairs.Repeated(2400, 24, 0.5, seed: 20);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Equal(LabelPairs.RepeatedBits(24, 0.5), estimate.Bits, 4 * estimate.Interval!.Value.StandardError);
        Assert.Equal(estimate.Bits, CrossFitted.Estimate(KsgWays.Map(x, label => label * 7 % 29), y).Bits);
    }

    [Theory]
    [InlineData(600, 150, 1)]
    [InlineData(1200, 200, 0.7)]
    public void Codes_of_few_rows_each_are_counted_where_the_order_of_codes_tells_nothing(int rows, int labels, double kept)
    {
        // Y is a function of X in no order, kept or drawn anew.
        Samples x = LabelPairs.Independent(rows, 1, labels, seed: 31);
        Samples other = LabelPairs.Independent(rows, 1, labels, seed: 32);
        var random = new RandomStream(33, RandomPurpose.Data);
        Samples y = Samples.Create([.. Rows(x).Select((label, row) => random.NextUniform() < kept ? label * 77 % (labels + 1) : other[row, 0])], rows, 1);
        foreach (Samples codes in new[] { x, x.WithKind(ColumnKind.Label) })
        {
            LatentMiEstimate estimate = CrossFitted.Estimate(codes, codes == x ? y : y.WithKind(ColumnKind.Label));
            Assert.Equal("counts", Assert.Single(estimate.Representations, score => score.Chosen).Name);
            Assert.InRange(LabelPairs.RepeatedBits(labels, kept), estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
            Assert.InRange(estimate.Bits, 0.6 * LabelPairs.RepeatedBits(labels, kept), Math.Log2(labels));
            Assert.Equal(["sparse-counts"], estimate.Warnings.Select(warning => warning.Id));
        }
    }

    [Fact]
    public void Names_on_both_sides_are_counted_though_counts_cannot_know()
    {
        Samples x = LabelPairs.Independent(300, 1, 100, seed: 34).WithKind(ColumnKind.Label);
        Samples y = LabelPairs.Independent(300, 1, 100, seed: 35).WithKind(ColumnKind.Label);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.IsType<DiscreteEstimate>(estimate.OfLabels);
        Assert.InRange(0, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
        Assert.True(estimate.Interval.Value.StandardError > 1);
        Assert.Equal(["sparse-counts"], estimate.Warnings.Select(warning => warning.Id));
    }

    [Fact]
    public void Names_that_groups_keep_from_being_counted_are_warned_of()
    {
        // More names than a fifth of the rows are quantities to maps, and Y is a function of X in no order.
        Samples x = LabelPairs.Independent(600, 1, 150, seed: 37).WithKind(ColumnKind.Label);
        Samples y = KsgWays.Map(x, label => label * 77 % 151).WithKind(ColumnKind.Label);
        LatentMiOptions grouped = LatentMiOptions.Default with { Groups = RowGroups.Of([.. Enumerable.Range(0, 600).Select(row => $"{row / 3}")]) };
        Assert.Equal(2, CrossFitted.Estimate(x, y, grouped).Warnings.Count(warning => warning.Id == "many-labels"));

        // Twelve names are labels to maps.
        Samples few = LabelPairs.Independent(600, 1, 12, seed: 38).WithKind(ColumnKind.Label);
        Assert.DoesNotContain(CrossFitted.Estimate(few, few, grouped).Warnings, warning => warning.Id == "many-labels");
    }

    [Fact]
    public void A_lower_bound_and_an_interval_do_not_exceed_the_entropy_of_labels()
    {
        (Samples x, Samples bins) = Bins(300, 6, seed: 36);
        LatentMiEstimate sound = CrossFitted.Estimate(x, bins, Linear);
        double most = Math.Log2(6) + 0.1;
        Assert.InRange(sound.Interval!.Value.Upper, sound.Bits, most);

        // What calibration may make of labels beside groups: more than labels have, and an error so large that it seems to allow it.
        LatentMiEstimate raised = sound with
        {
            Bits = 6,
            AtLeastBits = 6,
            PointwiseBits = [.. sound.PointwiseBits.Select(bits => bits + 6 - sound.Bits)],
            Interval = new ConfidenceInterval(6, double.PositiveInfinity, 20),
        };
        LatentMiEstimate bounded = new LabeledEstimation(Linear, SimdSupport.Current()).Apply(raised, x, bins, TestContext.Current.CancellationToken);
        Assert.Null(bounded.AtLeastBits);
        Assert.InRange(bounded.Bits, 2.5, most);
        Assert.InRange(bounded.Interval!.Value.Upper, bounded.Bits, most);
        Assert.Contains(bounded.Warnings, warning => warning.Id == "above-entropy");
    }

    [Fact]
    public void Counts_that_cannot_know_leave_the_value_to_the_latents()
    {
        Samples x = LabelPairs.Independent(400, 6, 3, seed: 21);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, LabelPairs.Independent(400, 6, 3, seed: 22));
        Assert.Null(estimate.OfLabels);
        Assert.NotNull(estimate.Calibration);
    }

    [Fact]
    public void The_bin_of_a_column_is_found_by_neighbors()
    {
        // Forty bins of equal probability: their entropy, 5.32 bits, is shared.
        (Samples all, Samples bins) = Bins(2000, 40, seed: 23);
        Samples x = all.SelectColumns([0]);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, bins);
        Assert.Equal("neighbors", Assert.Single(estimate.Representations, score => score.Chosen).Name);
        Assert.Equal(Math.Log2(40), estimate.Bits, 0.25);
        Assert.Equal(estimate.Bits, estimate.PointwiseBits.Where(double.IsFinite).Average(), 1e-9);

        // Other names of the bins, in no order, change the value by no more than its error.
        LatentMiEstimate renamed = CrossFitted.Estimate(x, KsgWays.Map(bins, bin => bin * 17 % 41));
        Assert.Equal(estimate.Bits, renamed.Bits, estimate.Interval!.Value.StandardError);
    }

    [Fact]
    public void The_interval_reaches_up_by_what_neighbors_blur_at_borders()
    {
        // Thirty rectangles of a square, numbered in no order.
        var random = new RandomStream(seed: 31, RandomPurpose.Data);
        double[] places = [.. Enumerable.Range(0, 2 * 2000).Select(_ => random.NextUniform())];
        double[] regions = [.. Enumerable.Range(0, 2000).Select(i => ((6 * (int)(5 * places[2 * i])) + (int)(6 * places[(2 * i) + 1])) * 7 % 31.0)];
        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(places, 2000, 2), Samples.Create(regions, 2000, 1));
        Assert.Equal("neighbors", Assert.Single(estimate.Representations, score => score.Chosen).Name);
        ConfidenceInterval interval = estimate.Interval!.Value;
        Assert.InRange(Math.Log2(30), estimate.Bits + (ConfidenceInterval.StandardErrors * interval.StandardError), interval.Upper);
    }

    [Fact]
    public void Labels_of_few_rows_have_neighbors_too()
    {
        // A hundred places, each with two rows that follow each other.
        var random = new RandomStream(seed: 32, RandomPurpose.Data);
        double[] places = [.. Enumerable.Range(0, 200).Select(row => (row / 2) + (0.1 * random.NextUniform()))];
        double[] labels = [.. Enumerable.Range(0, 200).Select(row => row / 2 * 37 % 101.0)];
        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(places, 200, 1), Samples.Create(labels, 200, 1), LatentMiOptions.Default with { Labels = LabelSides.Y });
        Assert.True(double.IsFinite(estimate.Bits));
    }

    [Fact]
    public void Whole_numbers_beside_columns_are_asked_about_unless_it_was_said_what_they_are()
    {
        (Samples x, Samples bins) = Bins(400, 12, seed: 24);
        EstimateWarning warning = Assert.Single(CrossFitted.Estimate(x, bins).Warnings);
        Assert.Equal("number-labels", warning.Id);
        Assert.StartsWith("Y is one column of 12 whole numbers", warning.Message, StringComparison.Ordinal);
        Assert.Contains("LatentMiOptions.Labels = LabelSides.Y", warning.Message, StringComparison.Ordinal);
        foreach (LabelSides said in new[] { LabelSides.Y, LabelSides.None })
        {
            Assert.DoesNotContain(
                CrossFitted.Estimate(x, bins, LatentMiOptions.Default with { Labels = said }).Warnings, found => found.Id == "number-labels");
        }

        // Two values have no order, and other numbers are no names.
        Assert.Empty(CrossFitted.Estimate(x, KsgWays.Map(bins, bin => bin < 6 ? 0 : 1)).Warnings);
        Assert.Empty(CrossFitted.Estimate(x, KsgWays.Map(bins, bin => bin + 0.5)).Warnings);
    }

    [Fact]
    public void More_labels_than_maps_tell_from_quantities_are_warned_of_where_neighbors_do_not_help()
    {
        Samples x = LabelPairs.Independent(1600, 20, 1000, seed: 25);
        Samples names = LabelPairs.Independent(1600, 1, 160, seed: 26);
        LatentMiOptions said = Linear with { Representation = RepresentationChoice.Auto, Labels = LabelSides.Y };
        Assert.Contains(CrossFitted.Estimate(x, names, said).Warnings, warning => warning.Id == "many-labels");
        Assert.DoesNotContain(
            CrossFitted.Estimate(x, KsgWays.Map(names, name => name % 100), said).Warnings, warning => warning.Id == "many-labels");
    }

    [Fact]
    public void A_value_above_the_entropy_of_labels_becomes_that_entropy_with_a_warning()
    {
        (Samples x, Samples bins) = Bins(300, 3, seed: 27);
        LatentMiEstimate sound = CrossFitted.Estimate(x, bins, Linear);
        Assert.DoesNotContain(sound.Warnings, warning => warning.Id == "above-entropy");

        LatentMiEstimate raised = sound with
        {
            Bits = sound.Bits + 4,
            PointwiseBits = [.. sound.PointwiseBits.Select(bits => bits + 4)],
        };
        LatentMiEstimate bounded = new LabeledEstimation(Linear, SimdSupport.Current()).Apply(raised, x, bins, TestContext.Current.CancellationToken);
        Assert.Equal(Math.Log2(3), bounded.Bits, 0.01);
        Assert.Equal(bounded.Bits, bounded.PointwiseBits.Average(), 1e-9);
        Assert.InRange(sound.Bits, bounded.Interval!.Value.Lower, bounded.Interval!.Value.Upper);
        Assert.Contains(bounded.Warnings, warning => warning.Id == "above-entropy");
    }

    private static void AssertCounted(Samples x, Samples y, double truth)
    {
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.IsType<DiscreteEstimate>(estimate.OfLabels);
        Assert.Equal(truth, estimate.Bits, Math.Max(0.01, 4 * estimate.Interval!.Value.StandardError));
        Assert.Empty(estimate.Warnings);
    }

    private static IEnumerable<double> Rows(Samples column) => Enumerable.Range(0, column.Count).Select(row => column[row, 0]);

    /// <summary>Three uniform columns, and the bin of the first.</summary>
    private static (Samples X, Samples Bins) Bins(int rows, int bins, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        Samples x = Samples.Create([.. Enumerable.Range(0, rows * 3).Select(_ => random.NextUniform())], rows, 3);
        return (x, Samples.Create([.. Rows(x.SelectColumns([0])).Select(value => Math.Floor(value * bins))], rows, 1));
    }
}
