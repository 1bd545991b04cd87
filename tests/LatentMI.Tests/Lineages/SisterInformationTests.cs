using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Studies.Lineages;

namespace LatentMI.Tests.Lineages;

public class SisterInformationTests
{
    private static readonly CellLineages Lineages = new(["a", "a", "a", "b", "b"], new bool[5], [true, true, true, true, true]);

    [Fact]
    public void A_pair_is_the_same_whichever_cell_is_on_the_side_of_X()
    {
        var sisters = SisterInformation.Of(
            Repeated(([0, 3], [1, 4], [1, 6]), ([1, 4], [0, 3], [3, 8]), ([2, 3], [1, 4], [5, double.NaN])), Lineages);
        Assert.Equal([new SisterPair(0, 1, "a", 2, 2), new SisterPair(1, 2, "a", 5, 1), new SisterPair(3, 4, "b", 7, 2)], sisters.Pairs);

        // A value counts for both of its cells; one that is not known counts nowhere.
        Assert.Equal(
            [new SisterCell(0, "a", 2, 2), new SisterCell(1, "a", 3, 3), new SisterCell(2, "a", 5, 1), new SisterCell(3, "b", 7, 2), new SisterCell(4, "b", 7, 2)],
            sisters.Cells);
        Assert.Equal((1 + 3 + 5 + 6 + 8) / 5.0, sisters.MeanBits, 1e-12);
    }

    [Fact]
    public void Means_of_types_make_up_the_mean_of_all_pairs_and_leave_out_cells_of_no_type()
    {
        var sisters = SisterInformation.Of(Repeated(([0, 3], [1, 4], [1, 6]), ([1, 4], [0, 3], [3, 8]), ([2, 3], [1, 4], [5, 9])), Lineages);
        IReadOnlyList<TypePair> all = sisters.ByType(CellTypes.Of("type", ["p", "q", "p", "q", "q"]));
        Assert.Equal([(0, 0, 1, 3, 1), (0, 1, 2, 3, 1)], all.Select(pair => (pair.First, pair.Second, pair.Pairs, pair.Draws, pair.Clones)));
        Assert.Equal(sisters.MeanBits, all.Sum(pair => pair.Draws * pair.MeanBits) / all.Sum(pair => pair.Draws), 1e-12);

        // q is the type of most cells, and so the first; both kinds of pair are of one clone, so that nothing is known of others.
        Assert.Equal((6 + 8 + 9) / 3.0, all[0].MeanBits, 1e-12);
        Assert.Equal((1 + 3 + 5) / 3.0, all[1].MeanBits, 1e-12);
        Assert.True(double.IsNaN(all[0].Interval.Lower));

        TypePair known = Assert.Single(sisters.ByType(CellTypes.Of("type", [null, "q", "p", "q", null])));
        Assert.Equal((0, 1, 1, 1), (known.First, known.Second, known.Pairs, known.Draws));
    }

    [Fact]
    public void The_interval_of_two_types_counts_clones()
    {
        // Two clones of two draws each with means 1 and 3: SE^2 = 2 (2 (0.5)^2) / ... = 2/1 * ((2/4)^2 + (2/4)^2) = 1.
        var lineages = new CellLineages(["a", "a", "b", "b"], new bool[4], [true, true, true, true]);
        var sisters = SisterInformation.Of(Repeated(([0, 2], [1, 3], [0.5, 2]), ([0, 2], [1, 3], [1.5, 4])), lineages);
        TypePair pair = Assert.Single(sisters.ByType(CellTypes.Of("type", ["p", "p", "p", "p"])));
        Assert.Equal((2, 1, 2), (pair.MeanBits, pair.Interval.StandardError, pair.Clones));
        Assert.Equal(2 + 12.706205, pair.Interval.Upper, 1e-5);
    }

    [Fact]
    public void Intervals_of_types_cover_their_mean()
    {
        // Each of 25 clones has a value that its pairs share, and is drawn one to four times; the mean is 0.
        const int Repeats = 400;
        int covered = 0;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            var random = new RandomStream(seed: 8, RandomPurpose.Data, (ulong)repeat);
            double[] weights = [.. Enumerable.Range(0, 50).Select(pair => 1.0 + (pair % 4))];
            double[] clones = [.. Enumerable.Range(0, 25).Select(_ => random.NextNormal())];
            double[] bits = [.. Enumerable.Range(0, 50).Select(pair => clones[pair / 2] + (0.5 * random.NextNormal()))];
            ConfidenceInterval interval = CloneMean.Of(bits, weights, [.. Enumerable.Range(0, 50).Select(pair => $"{pair / 2}")]).Interval;
            covered += interval is { Lower: <= 0, Upper: >= 0 } ? 1 : 0;
        }

        // The standard error of a share of 400 around 0.95 is 0.011.
        Assert.InRange(covered, 0.915 * Repeats, 0.985 * Repeats);
    }

    [Fact]
    public void Columns_that_are_no_types_are_refused()
    {
        Assert.Contains("no value", Assert.Throws<InputException>(() => CellTypes.Of("type", [null, null])).Message);
        string[] names = [.. Enumerable.Range(0, 61).Select(i => $"{i}")];
        Assert.Contains("61 different values", Assert.Throws<InputException>(() => CellTypes.Of("type", names)).Message);
        Assert.Equal(60, CellTypes.Of("type", names[1..]).Names.Count);
    }

    private static RepeatedPairing Repeated(params (int[] X, int[] Y, double[] Bits)[] draws) => new()
    {
        Estimates = [.. draws.Select((draw, i) => new PairingEstimate
        {
            Draw = i,
            Pairs = new RowPairs(draw.X, draw.Y),
            Bits = draw.Bits.Average(),
            StandardError = null,
            PointwiseBits = draw.Bits,
            ControlBits = [],
            Warnings = [],
        })],
    };
}
