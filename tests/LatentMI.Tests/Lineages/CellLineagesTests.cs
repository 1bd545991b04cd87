using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Pairing;
using LatentMI.Studies.Lineages;

namespace LatentMI.Tests.Lineages;

public class CellLineagesTests
{
    // Clone a has an early and two late cells in two wells, b two late cells in one well, c an early cell only; the last cell has no clone.
    private static readonly string?[] Clones = ["a", "a", "a", "b", "b", "c", null];
    private static readonly bool[] Early = [true, false, false, false, false, true, true];
    private static readonly bool[] Late = [false, true, true, true, true, false, false];
    private static readonly string?[] Wells = [null, "1", "2", "1", "1", null, null];

    [Fact]
    public void Early_cells_are_paired_with_late_ones_of_their_clone()
    {
        var lineages = new CellLineages(Clones, Early, Late, Wells);
        Assert.Equal((2, 4), (lineages.EarlyCount, lineages.LateCount));
        KeyPairing pairing = lineages.EarlyLate();
        Assert.Equal(["a"], pairing.Keys);
        RowPairs pairs = pairing.Draw(seed: 1, draw: 0);
        Assert.Equal(0, Assert.Single(pairs.X));
        Assert.True(Assert.Single(pairs.Y) is 1 or 2);
    }

    [Fact]
    public void Sisters_are_in_different_wells_where_wells_are_told_apart()
    {
        KeyPairing inWells = new CellLineages(Clones, Early, Late, Wells).Sisters();
        Assert.Equal(["a"], inWells.Keys);
        KeyPairing anywhere = new CellLineages(Clones, Early, Late).Sisters();
        Assert.Equal(["a", "b"], anywhere.Keys);
        for (int draw = 0; draw < 20; draw++)
        {
            RowPairs pairs = anywhere.Draw(seed: 1, draw);
            Assert.All(pairs.X.Zip(pairs.Y), pair => Assert.NotEqual(pair.First, pair.Second));
        }
    }

    [Fact]
    public void A_test_without_pairs_says_which_are_missing()
    {
        using var cells = Samples.Create(new float[7], 7, 1);
        var noSisters = new CellLineages(["a", "a", "c", "c", "d", "d", "e"], [true, false, true, false, true, false, true], [false, true, false, true, false, true, false]);
        string message = Assert.Throws<InputException>(
            () => MarkovTest.Run(new GaussianEstimator(new GaussianOptions()), cells, noSisters, new MarkovTestOptions(), cancellationToken: TestContext.Current.CancellationToken)).Message;
        Assert.Contains("sisters", message);
        Assert.Throws<ArgumentException>(() => new CellLineages(["a"], [true, false], [true]));
    }

    [Fact]
    public void Both_comparisons_have_as_many_clones_unless_all_are_asked_for()
    {
        // 60 clones have an early cell, 40 of them sisters.
        var random = new Random(1);
        string?[] clones = [.. Enumerable.Range(0, 160).Select(cell => $"{(cell < 60 ? cell : (cell - 60) % 60)}")];
        bool[] early = [.. Enumerable.Range(0, 160).Select(cell => cell < 60)];
        using var cells = Samples.Create([.. Enumerable.Range(0, 160).Select(_ => random.NextDouble())], 160, 1);
        var lineages = new CellLineages(clones, early, [.. early.Select(isEarly => !isEarly)]);
        MarkovTestResult equal = Run(new MarkovTestOptions { Pairings = 2 });
        Assert.Equal((60, 40), (equal.EarlyLateClones, equal.SisterClones));
        Assert.All(equal.EarlyLate.Estimates.Concat(equal.Sisters.Estimates), estimate => Assert.Equal(40, estimate.Pairs.Count));
        Assert.NotEqual(equal.EarlyLate.Estimates[0].Pairs.X, equal.EarlyLate.Estimates[1].Pairs.X);
        MarkovTestResult all = Run(new MarkovTestOptions { Pairings = 2, EqualClones = false });
        Assert.All(all.EarlyLate.Estimates, estimate => Assert.Equal(60, estimate.Pairs.Count));
        Assert.Equal(MarkovConclusion.TooFewClones, equal.Conclusion);
        Assert.Equal(MarkovConclusion.NoStandardError, Run(new MarkovTestOptions { Pairings = 1, FewestClones = 10 }).Conclusion);

        MarkovTestResult Run(MarkovTestOptions options) => MarkovTest.Run(
            new KsgEstimator(new KsgOptions { Threads = 1 }), cells, lineages, options, cancellationToken: TestContext.Current.CancellationToken);
    }
}
