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
        (Samples x, Samples y, RowGroups groups) = Data(shared: 1, ofGroup: 0.95, seed: 2);
        LatentMiEstimate plain = new LatentMiEstimator(Options).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);
        LatentMiEstimate grouped = new LatentMiEstimator(Options with { Groups = groups }).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(grouped.Interval!.Value.StandardError > 1.5 * plain.Interval!.Value.StandardError);
    }

    [Fact]
    public void Groups_that_differ_by_chance_are_no_dependence_where_they_are_permuted_as_wholes()
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

        // Six tests at a level of 5 % find more than two with probability 0.002. Of rows that are no units of their own, a permutation takes the groups apart and
        // finds that they were together: so it was with each of twenty seeds, while whole groups found one.
        Assert.InRange(asGroups, 0, 2);
        Assert.Equal(6, asRows);
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
    private static (Samples X, Samples Y, RowGroups Groups) Data(double shared, double ofGroup, ulong seed)
    {
        const int Columns = 3;
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new double[Groups * RowsPerGroup * Columns];
        var y = new double[x.Length];
        for (int group = 0; group < Groups; group++)
        {
            double[] means = [.. Enumerable.Range(0, (2 * Columns) + 1).Select(_ => random.NextNormal())];
            for (int row = 0; row < RowsPerGroup; row++)
            {
                double factor = shared * Mixed(means[^1]);
                for (int c = 0; c < Columns; c++)
                {
                    int at = (((group * RowsPerGroup) + row) * Columns) + c;
                    x[at] = factor + Mixed(means[c]);
                    y[at] = factor + Mixed(means[Columns + c]);
                }
            }
        }

        return (
            Samples.Create(x, Groups * RowsPerGroup, Columns),
            Samples.Create(y, Groups * RowsPerGroup, Columns),
            RowGroups.Of([.. Enumerable.Range(0, Groups * RowsPerGroup).Select(row => $"{row / RowsPerGroup}")]));

        double Mixed(double ofThisGroup) => (Math.Sqrt(ofGroup) * ofThisGroup) + (Math.Sqrt(1 - ofGroup) * random.NextNormal());
    }
}
