using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Experiments.Tests.Sweeping;

public sealed class PairMatrixTests
{
    [Fact]
    public void A_lower_bound_takes_the_place_of_the_value()
    {
        SweepResult[] results = [Result("a", "b", 17.1, atLeast: 7.5), Result("a", "b", 7.9, atLeast: null), Result("a", "c", 1.5, atLeast: null)];
        PairMatrix matrix = Assert.Single(PairMatrix.Of(Plan, results));

        Assert.Equal((7.7, true), (matrix.Bits[0, 0]!.Value, matrix.AreBounds[0, 0]));
        Assert.Equal((1.5, false), (matrix.Bits[0, 1]!.Value, matrix.AreBounds[0, 1]));
    }

    [Fact]
    public void Values_are_means_over_seeds_and_the_largest_q_where_all_have_one()
    {
        var random = new Random(3);
        string[] names = ["a", "b", "c"];
        SweepResult[] results =
        [
            .. Enumerable.Range(0, 200).Select(_ => (names[random.Next(3)], names[random.Next(3)])).Where(pair => StringComparer.Ordinal.Compare(pair.Item1, pair.Item2) < 0)
                .Select(pair => Result(pair.Item1, pair.Item2, random.NextDouble(), atLeast: null, q: random.Next(60) > 0 ? random.NextDouble() : null)),
        ];
        PairMatrix matrix = Assert.Single(PairMatrix.Of(Plan with { Pairs = [new("a", "b", 0), new("a", "c", 0), new("b", "c", 0)] }, results));

        Assert.True(matrix.IsSquare);
        foreach (var pair in results.GroupBy(result => (result.X, result.Y)))
        {
            (int row, int column) = (Array.IndexOf(names, pair.Key.X), Array.IndexOf(names, pair.Key.Y));
            double? q = pair.All(result => result.QValue is not null) ? pair.Max(result => result.QValue) : null;
            Assert.Equal((pair.Average(result => result.EstimateBits), q), (matrix.Bits[row, column], matrix.QValues[row, column]));
            Assert.Equal((matrix.Bits[row, column], q), (matrix.Bits[column, row], matrix.QValues[column, row]));
        }

        Assert.Null(matrix.Bits[1, 1]);
    }

    [Fact]
    public void Two_sides_are_ordered_by_the_differences_of_their_correlations()
    {
        // Groups of X alike in pairs, far apart in the plan.
        string[] x = [.. Enumerable.Range(0, 6).Select(i => $"x{i}")];
        string[] y = [.. Enumerable.Range(0, 21).Select(i => $"y{i}")];
        SweepResult[] results =
        [
            .. x.SelectMany((one, i) => y.Select((other, j) => Result(one, other, j % 3 == i % 3 ? 1 + (0.01 * j) : 0.01 * i, atLeast: null))),
        ];
        PairMatrix matrix = Assert.Single(PairMatrix.Of(
            Plan with { Groups = [.. x.Concat(y).Select(Group)], Pairs = new CrossedPairs(x, y, [0]) }, results));

        (int[] rows, int[] columns) = matrix.Order(TestContext.Current.CancellationToken);
        Assert.All(rows.Chunk(2), pair => Assert.Equal(pair[0] % 3, pair[1] % 3));
        Assert.All(columns.Chunk(7), block => Assert.Single(block.Select(column => column % 3).Distinct()));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => matrix.Order(stopped.Token));
    }

    private static SweepGroup Group(string name) => new()
    {
        Name = name,
        Address = $"{name}.npy",
        Rows = new RowChoice(null, null, null),
        Count = 100,
        Dimensions = 2,
    };

    private static SweepPlan Plan { get; } = new()
    {
        Title = "made up",
        Groups = [.. new[] { "a", "b", "c" }.Select(Group)],
        Pairs = [new SweepPair("a", "b", 0), new SweepPair("a", "c", 0)],
        Seeds = [0],
        Estimates = [[]],
    };

    private static SweepResult Result(string x, string y, double bits, double? atLeast, double? q = null)
    {
        ParameterSet details = [];
        if (atLeast is { } bound)
        {
            details.Add(EstimateDetails.AtLeastBits, bound);
        }

        ExperimentRecord record = SampleRecords.Gaussian("lmi", 2, 2, 0, bits) with
        {
            DatasetParameters = new() { { "x", x }, { "y", y }, { "lag", 0 }, { "n", 100 }, { "dims_x", 2 }, { "dims_y", 2 } },
            Details = details,
        };
        return new SweepResult(record) { QValue = q };
    }
}
