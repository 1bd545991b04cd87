using LatentMI.Studies.Measuring;
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

    private static SweepPlan Plan { get; } = new()
    {
        Title = "made up",
        Groups = [.. new[] { "a", "b", "c" }.Select(name => new SweepGroup
        {
            Name = name, Address = $"{name}.npy", Rows = new RowChoice(null, null, null), Count = 100, Dimensions = 2,
        })],
        Pairs = [new SweepPair("a", "b", 0), new SweepPair("a", "c", 0)],
        Seeds = [0],
        Estimates = [[]],
    };

    private static SweepResult Result(string x, string y, double bits, double? atLeast)
    {
        ParameterSet details = [];
        if (atLeast is { } bound)
        {
            details.Add(EstimateDetails.AtLeastBits, bound);
        }

        return new SweepResult(
            SampleRecords.Gaussian("lmi", 2, 2, 0, bits) with { DatasetParameters = new() { { "x", x }, { "y", y }, { "lag", 0 }, { "n", 100 }, { "dims_x", 2 }, { "dims_y", 2 } }, Details = details });
    }
}
