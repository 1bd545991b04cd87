using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Tests.Estimation;

public sealed class GroupedRowsTests
{
    private const int Groups = 60;
    private const int RowsPerGroup = 10;

    [Fact]
    public void Groups_that_are_single_rows_change_the_dealing_only()
    {
        (Samples x, Samples y, _) = Data(shared: 1, ofGroup: 0, seed: 1);
        var rows = RowGroups.Of([.. Enumerable.Range(0, x.Count).Select(row => $"{row}")]);
        LatentMiEstimate plain = new LatentMiEstimator(Options).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);
        LatentMiEstimate grouped = new LatentMiEstimator(Options with { Groups = rows }).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(plain.Bits, grouped.Bits, 0.1);
        Assert.Equal(plain.Interval!.Value.StandardError, grouped.Interval!.Value.StandardError, 0.01);
        Assert.NotEqual(plain.Bits, grouped.Bits);
    }

    [Fact]
    public void Rows_that_only_repeat_what_their_group_has_make_the_interval_wider()
    {
        Assert.True(StandardError(ofGroup: 0.95) > 1.5 * StandardError(ofGroup: 0));

        static double StandardError(double ofGroup)
        {
            (Samples x, Samples y, RowGroups groups) = Data(shared: 1, ofGroup, seed: 2);
            return new LatentMiEstimator(Options with { Groups = groups }).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken).Interval!.Value.StandardError;
        }
    }

    [Fact]
    public void Groups_that_differ_by_chance_are_no_dependence_by_permutations()
    {
        int asGroups = 0, asRows = 0;
        for (ulong seed = 3; seed < 9; seed++)
        {
            (Samples x, Samples y, RowGroups groups) = Data(shared: 0, ofGroup: 0.9, seed);
            LatentMiEstimate estimate = new LatentMiEstimator(Options with { Groups = groups }).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);
            asGroups += Finds(new PermutationTestOptions { Permutations = 19, Groups = groups }) ? 1 : 0;
            asRows += Finds(new PermutationTestOptions { Permutations = 19, Kind = PermutationKind.Latents }) ? 1 : 0;

            bool Finds(PermutationTestOptions kind) =>
                PermutationTest.Run(estimate, x, y, kind, cancellationToken: TestContext.Current.CancellationToken).PValue <= 0.05;
        }

        // Six tests at a level of 5 % find more than two with probability 0.002. Latents are re-paired within parts that have one row of each group.
        Assert.InRange(asGroups, 0, 2);
        Assert.InRange(asRows, 0, 2);
    }

    [Theory]
    [InlineData(0.9, RowsPerGroup, Groups)]
    [InlineData(0.8, 25, 30)]
    public void Rows_that_resemble_their_group_share_nothing_by_that(double ofGroup, int rowsPerGroup, int groups)
    {
        // Taken as neighbors of each other they shared 0.05 to 0.5 bits, and nearly every interval was above 0.
        const int Repetitions = 8;
        double mean = 0;
        int above = 0;
        for (ulong seed = 0; seed < Repetitions; seed++)
        {
            (Samples x, Samples y, RowGroups together) = Data(shared: 0, ofGroup, seed, groups, rowsPerGroup);
            LatentMiEstimate estimate = new LatentMiEstimator(Options with { Groups = together, Representation = RepresentationChoice.Auto })
                .Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);
            mean += estimate.Bits / Repetitions;
            above += estimate.Interval!.Value.Lower > 0 ? 1 : 0;
        }

        Assert.InRange(mean, -0.04, 0.04);
        Assert.InRange(above, 0, 1);
    }

    [Fact]
    public void What_groups_share_beyond_chance_is_found()
    {
        // The mean of the three columns of a side is all that is known of the factor: it is correlated by 1 / (1 + 1/3) with that of the other side.
        (Samples x, Samples y, RowGroups groups) = Data(shared: 1, ofGroup: 0.5, seed: 10, groups: 150);
        LatentMiEstimate estimate = new LatentMiEstimator(Options with { Groups = groups }).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);
        double truth = -0.5 * Math.Log2(1 - Math.Pow(0.75, 2));
        Assert.InRange(truth, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
        Assert.True(estimate.Interval.Value.Lower > 0.2);
    }

    [Fact]
    public void Too_few_groups_of_alike_rows_have_no_interval()
    {
        (Samples x, Samples y, RowGroups groups) = Data(shared: 0, ofGroup: 0.8, seed: 11, groups: 12, rowsPerGroup: 40);
        LatentMiEstimate estimate = new LatentMiEstimator(Options with { Groups = groups }).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(estimate.Interval);
        Assert.Contains("12 groups are too few to say how far the value may be off", Assert.Single(estimate.Warnings, warning => warning.Id == "few-groups").Message, StringComparison.Ordinal);
        Assert.InRange(estimate.Bits, -0.15, 0.15);

        (x, y, groups) = Data(shared: 0, ofGroup: 0, seed: 11, groups: 12, rowsPerGroup: 40);
        estimate = new LatentMiEstimator(Options with { Groups = groups }).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotNull(estimate.Interval);
        Assert.DoesNotContain(estimate.Warnings, warning => warning.Id == "few-groups");
    }

    [Fact]
    public void Rows_less_the_mean_of_their_group_have_an_interval_though_groups_are_few()
    {
        // The advice of few-groups.
        (Samples x, Samples y, RowGroups groups) = Data(shared: 1, ofGroup: 0.8, seed: 14, groups: 12, rowsPerGroup: 40);
        LatentMiEstimate estimate = new LatentMiEstimator(Options with { Groups = groups })
            .Estimate(LessMeans(x, groups), LessMeans(y, groups), cancellationToken: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(estimate.Warnings, warning => warning.Id is "few-groups" or "alike-groups");
        double truth = -0.5 * Math.Log2(1 - Math.Pow(0.75, 2));
        Assert.InRange(truth, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);

        static Samples LessMeans(Samples samples, RowGroups groups)
        {
            ILookup<int, int> rows = Enumerable.Range(0, samples.Count).ToLookup(row => groups.OfRows[row]);
            return Samples.Create(
                [.. Enumerable.Range(0, samples.Count).SelectMany(row => Enumerable.Range(0, samples.Dimensions)
                    .Select(c => samples[row, c] - rows[groups.OfRows[row]].Average(other => samples[other, c])))],
                samples.Count,
                samples.Dimensions);
        }
    }

    [Fact]
    public void Latents_of_alike_groups_are_compared_between_groups()
    {
        (Samples x, Samples y, RowGroups groups) = Data(shared: 0, ofGroup: 0.9, seed: 12);
        CalibratedKsgEstimate plain = new CalibratedKsgEstimator(new CalibratedKsgOptions { Threads = 1 }).Estimate(x, y, TestContext.Current.CancellationToken);
        CalibratedKsgEstimate grouped = new CalibratedKsgEstimator(new CalibratedKsgOptions { Threads = 1, Groups = groups }).Estimate(x, y, TestContext.Current.CancellationToken);
        Assert.True(plain.Interval!.Value.Lower > 0.2);
        Assert.InRange(0, grouped.Interval!.Value.Lower, grouped.Interval.Value.Upper);
    }

    [Theory]
    [InlineData(0.9, true)]
    [InlineData(0.0, false)]
    public void The_published_method_compares_rows_within_groups_and_says_so(double ofGroup, bool isWarned)
    {
        (Samples x, Samples y, RowGroups groups) = Data(shared: 0, ofGroup, seed: 13);
        PublishedLmiOptions options = new() { MaxEpochs = 1, HiddenWidth = 16, Groups = groups, Threads = 1 };
        PublishedLmiEstimate estimate = new PublishedLmiEstimator(options).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(isWarned, estimate.Warnings.Any(warning => warning.Id == "alike-groups"));
    }

    [Fact]
    public void A_single_split_cuts_between_groups()
    {
        (Samples x, Samples y, RowGroups groups) = Data(shared: 1, ofGroup: 0, seed: 6);
        PublishedLmiOptions options = new() { MaxEpochs = 1, HiddenWidth = 16, Groups = groups, Threads = 1 };
        PublishedLmiEstimate estimate = new PublishedLmiEstimator(options).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);
        Assert.All(
            Enumerable.Range(0, x.Count).GroupBy(row => groups.OfRows[row]),
            rows => Assert.Single(rows.Select(row => double.IsNaN(estimate.PointwiseBits[row])).Distinct()));
        Assert.Equal(x.Count / 2, estimate.EstimatedCount);
    }

    [Fact]
    public void Too_few_groups_and_groups_of_other_rows_are_refused()
    {
        (Samples x, Samples y, _) = Data(shared: 1, ofGroup: 0, seed: 7);
        string[] one = [.. Enumerable.Repeat("one", x.Count)];
        Assert.Contains("1 group of 600 rows cannot be split", Message(RowGroups.Of(one)), StringComparison.Ordinal);
        Assert.Contains("Groups were given for 2 rows, but there are 600", Message(RowGroups.Of(["a", "b"])), StringComparison.Ordinal);

        string Message(RowGroups groups) =>
            Assert.Throws<InputException>(() => new LatentMiEstimator(Options with { Groups = groups }).Estimate(x, y)).Message;
    }

    [Fact]
    public void A_group_of_most_rows_is_warned_of()
    {
        (Samples x, Samples y, _) = Data(shared: 1, ofGroup: 0, seed: 8);
        var groups = RowGroups.Of([.. Enumerable.Range(0, x.Count).Select(row => row < 400 ? "large" : $"{row}")]);
        LatentMiEstimate estimate = new LatentMiEstimator(Options with { Groups = groups }).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains("One group has 400 of the 600 rows", Assert.Single(estimate.Warnings, warning => warning.Id == "large-group").Message, StringComparison.Ordinal);
    }

    private static LatentMiOptions Options { get; } =
        LatentMiOptions.Default with { Representation = RepresentationChoice.Linear, Threads = 1 };

    /// <summary>Three columns a side; of each value's variance a part is that of its group, and X and Y share a factor.</summary>
    private static (Samples X, Samples Y, RowGroups Groups) Data(
        double shared, double ofGroup, ulong seed, int groups = Groups, int rowsPerGroup = RowsPerGroup)
    {
        const int Columns = 3;
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new double[groups * rowsPerGroup * Columns];
        var y = new double[x.Length];
        for (int group = 0; group < groups; group++)
        {
            double[] means = [.. Enumerable.Range(0, (2 * Columns) + 1).Select(_ => random.NextNormal())];
            for (int row = 0; row < rowsPerGroup; row++)
            {
                double factor = shared * Mixed(means[^1]);
                for (int c = 0; c < Columns; c++)
                {
                    int at = (((group * rowsPerGroup) + row) * Columns) + c;
                    x[at] = factor + Mixed(means[c]);
                    y[at] = factor + Mixed(means[Columns + c]);
                }
            }
        }

        return (
            Samples.Create(x, groups * rowsPerGroup, Columns),
            Samples.Create(y, groups * rowsPerGroup, Columns),
            RowGroups.Of([.. Enumerable.Range(0, groups * rowsPerGroup).Select(row => $"{row / rowsPerGroup}")]));

        double Mixed(double ofThisGroup) => (Math.Sqrt(ofGroup) * ofThisGroup) + (Math.Sqrt(1 - ofGroup) * random.NextNormal());
    }
}
