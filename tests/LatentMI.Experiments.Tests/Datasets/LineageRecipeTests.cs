using LatentMI.Estimators.Latent;
using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.Sides;
using LatentMI.IO;
using LatentMI.IO.Tables;
using LatentMI.Numerics;
using LatentMI.Studies.Lineages;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

public class LineageRecipeTests
{
    private static readonly LineageRecipe Hidden = new() { Fate = LineageFate.Hidden, Clones = 500, Genes = 200, MeanCounts = 2000, LateCells = 1 };

    [Fact]
    public void The_file_of_cells_is_read_back_as_it_was_made()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("lmi").FullName, "cells.h5ad");
        try
        {
            using Dataset data = Hidden.Create(1, TestContext.Current.CancellationToken);
            using (FileStream stream = File.Create(path))
            {
                Assert.Single(data.Files).Write(stream);
            }

            using Samples cells = SampleReader.Read(path, TestContext.Current.CancellationToken).Samples;
            using Samples embedding = SampleReader.Read($"{path}:obsm/X_emb", TestContext.Current.CancellationToken).Samples;
            MetadataTable table = MetadataReader.Read(path, TestContext.Current.CancellationToken);
            Assert.Equal((1500, 200, 2), (cells.Count, cells.Dimensions, embedding.Dimensions));
            Assert.Equal("gene200", cells.ColumnNames![^1]);
            Assert.Equal("cell1500", table.RowNames![^1]);
            Assert.Equal(["clone", "time", "well", "pseudotime", "true_bits", "binding"], table.Columns.Select(column => column.Name));
            Assert.Equal(["2", "6", "6"], table.Find("time")!.Texts!.Take(3));
            Assert.Equal([null, "1", "2"], table.Find("well")!.Texts!.Take(3));
            Assert.Equal("clone500", table.Find("clone")!.Texts![^1]);
            Assert.Equal(500, table.Find("pseudotime")!.Numbers!.Count(double.IsFinite));

            // Row i of X is the early cell of clone i, row i of Y its first late one.
            Assert.Equal(data.X.Row<float>(7).ToArray(), cells.Row<float>(21).ToArray());
            Assert.Equal(data.Y.Row<float>(7).ToArray(), cells.Row<float>(22).ToArray());
            Assert.Equal(data.TrueBits, table.Find("true_bits")!.Numbers!.Where(double.IsFinite).Average(), 0.06);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void The_truth_keeps_the_inequality_where_the_fate_is_visible_and_breaks_it_where_it_is_hidden()
    {
        (double sisters, double error) = (LineageProgram.Sisters.Bits, LineageProgram.Sisters.StandardError);
        Assert.InRange(error, 0, 0.006);
        Assert.True(LineageProgram.EarlyLateBits(LineageProgram.Axes) > sisters + 1);
        Assert.True(LineageProgram.EarlyLateBits(1) < sisters - 0.5);

        // Not knowing pseudotime, sisters share less than given it: the mean of -k/2 log2(1 - rho^4).
        double given = Enumerable.Range(0, 1000).Average(step => -0.5 * LineageProgram.Axes
            * Math.Log2(1 - Math.Pow(LineageProgram.Binding((step + 0.5) / 1000), 2)));
        Assert.InRange(sisters, 0.8 * given, given - (4 * error));
        Assert.Equal(-2 * Math.Log2(0.5), LineageProgram.EarlyLateBits(LineageProgram.Axes, pseudotime: 0), 1e-12);
    }

    [Fact]
    public void Counts_are_Poisson()
    {
        var random = new RandomStream(seed: 5, RandomPurpose.Data);
        foreach (double mean in new[] { 0.5, 7, 40 })
        {
            double[] counts = [.. Enumerable.Range(0, 20_000).Select(_ => (double)PoissonCount.Draw(mean, random))];
            double average = counts.Average();
            double tolerance = 5 * Math.Sqrt(mean / counts.Length);
            Assert.Equal(mean, average, tolerance);
            Assert.Equal(1, counts.Average(count => (count - average) * (count - average)) / mean, 0.06);
        }
    }

    [Theory]
    [InlineData(LineageFate.Hidden, MarkovConclusion.SistersShareMore)]
    [InlineData(LineageFate.Visible, MarkovConclusion.NoEvidence)]
    public void The_Markov_test_finds_hidden_fates_and_only_those(LineageFate fate, MarkovConclusion expected)
    {
        (Samples cells, MetadataTable table) = Read(Hidden with { Fate = fate }, seed: 11);
        using Samples own = cells;
        MarkovTestResult result = MarkovTest.Run(
            Estimator, cells, Lineages(table), new MarkovTestOptions { Pairings = 2, Seed = 1 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(expected, result.Conclusion);
        double truth = LineageProgram.EarlyLateBits(fate == LineageFate.Visible ? LineageProgram.Axes : 1);
        Assert.InRange(result.EarlyLate.Bits.MeanBits, 0.55 * truth, truth + 0.1);
        Assert.InRange(result.Sisters.Bits.MeanBits, 0.6 * LineageProgram.Sisters.Bits, LineageProgram.Sisters.Bits + 0.15);
        Assert.All(result.EarlyLate.Estimates.Concat(result.Sisters.Estimates).SelectMany(estimate => estimate.ControlBits), bits => Assert.Equal(0, bits, 0.15));

        // Errors over the pairings of the same clones leave out what other clones would change.
        Assert.True(result.Sisters.StandardError > 2 * result.Sisters.Bits.StandardError);
    }

    [Fact]
    public void Information_rises_along_pseudotime_and_not_along_chance()
    {
        // One axis is shown: the values of cells are the truer the fewer dimensions carry the information.
        (Samples cells, MetadataTable table) = Read(Hidden, seed: 12);
        using Samples own = cells;
        PseudotimeInformation result = Run(table.Find("pseudotime")!.Numbers!);
        Assert.Equal(500, result.Cells.Count);
        Assert.Equal(401, result.Rolling.Count);

        // The mean over the last third of pseudotime less that over the first.
        double truth = Enumerable.Range(0, 100).Average(
            step => LineageProgram.EarlyLateBits(1, (200 + step + 0.5) / 300) - LineageProgram.EarlyLateBits(1, (step + 0.5) / 300));
        Assert.InRange(result.RiseBits, 0.3 * truth, truth + 0.2);
        Assert.True(result.RiseInterval.Lower > 0, $"{result.RiseInterval}");

        var random = new RandomStream(seed: 12, RandomPurpose.Data);
        ConfidenceInterval chance = Run([.. Enumerable.Range(0, table.Count).Select(_ => random.NextUniform())]).RiseInterval;
        Assert.InRange(0, chance.Lower - 0.2, chance.Upper + 0.2);

        PseudotimeInformation Run(IReadOnlyList<double> pseudotime) => PseudotimeInformation.Run(
            Estimator, cells, Lineages(table), pseudotime, pairings: 1, window: 100, seed: 1, cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_values_of_sisters_have_the_mean_of_their_estimates_and_are_higher_where_programs_bind_more()
    {
        (Samples cells, MetadataTable table) = Read(Hidden with { LateCells = 2, Genes = 600, MeanCounts = 3000 }, seed: 13);
        using Samples own = cells;
        CellLineages lineages = Lineages(table);
        MarkovTestResult result = MarkovTest.Run(
            Estimator, cells, lineages, new MarkovTestOptions { Pairings = 2, Controls = 0, Seed = 1 }, cancellationToken: TestContext.Current.CancellationToken);
        var sisters = SisterInformation.Of(result.Sisters, lineages);

        // Each clone has 4 pairs of cells in different wells, of which two pairings draw one or two.
        Assert.InRange(sisters.Pairs.Count, 501, 1000);
        Assert.Equal(1000, sisters.Pairs.Sum(pair => pair.Draws));
        Assert.Equal(2000, sisters.Cells.Sum(cell => cell.Draws));
        Assert.Equal(result.Sisters.Bits.MeanBits, sisters.MeanBits, result.Sisters.StandardError!.Value);

        var types = CellTypes.Of("binding", table.Find("binding")!.Texts!);
        IReadOnlyList<TypePair> means = sisters.ByType(types);
        Assert.Equal(3, means.Count);
        Assert.All(means, pair => Assert.Equal(pair.First, pair.Second));
        SisterTruth truth = LineageProgram.Sisters;
        TypePair[] byTruth = [.. LineageProgram.ThirdNames.Select(name => means.Single(pair => types.Names[pair.First] == name))];

        // Loose, middle, tight. Values shrink toward their mean, and so do the means of types: their order is that of the truth.
        Assert.True(byTruth[0].MeanBits < byTruth[1].MeanBits && byTruth[1].MeanBits < byTruth[2].MeanBits, string.Join(", ", byTruth.Select(pair => pair.MeanBits)));

        // Types are of different clones, so that their errors are independent.
        double error = Math.Sqrt(byTruth.Where((_, third) => third != 1).Sum(pair => pair.Interval.StandardError * pair.Interval.StandardError));
        Assert.InRange(byTruth[2].MeanBits - byTruth[0].MeanBits, 1.96 * error, truth.ThirdBits[2] - truth.ThirdBits[0]);

        // Of types by chance no mean differs from that of all pairs by more than its interval, but one in twenty.
        var random = new RandomStream(seed: 13, RandomPurpose.Data);
        IReadOnlyList<TypePair> chance = sisters.ByType(CellTypes.Of("chance", [.. Enumerable.Range(0, table.Count).Select(_ => random.NextUniform() < 0.5 ? "p" : "q")]));
        Assert.Equal(3, chance.Count);
        Assert.All(chance, pair => Assert.InRange(sisters.MeanBits, pair.Interval.Lower - 0.05, pair.Interval.Upper + 0.05));
    }

    [Fact]
    public void Thirds_of_sisters_share_together_what_all_do()
    {
        SisterTruth truth = LineageProgram.Sisters;
        Assert.Equal(truth.Bits, truth.ThirdBits.Average(), 0.005);
        Assert.Equal(truth.ThirdBits.Order(), truth.ThirdBits);
        Assert.Equal([0, 0, 1, 2], new[] { 0, 0.33, 0.34, 0.999 }.Select(LineageProgram.ThirdOf));
    }

    private static LatentMiEstimator Estimator => new(LatentMiOptions.Default with { Threads = 1, Representation = RepresentationChoice.Linear });

    private static CellLineages Lineages(MetadataTable table) => new(
        table.Find("clone")!.Texts!,
        [.. table.Find("time")!.Texts!.Select(time => time == "2")],
        [.. table.Find("time")!.Texts!.Select(time => time == "6")],
        table.Find("well")!.Texts);

    private static (Samples Cells, MetadataTable Table) Read(LineageRecipe recipe, ulong seed)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("lmi").FullName, "cells.h5ad");
        try
        {
            using Dataset data = recipe.Create(seed, TestContext.Current.CancellationToken);
            using (FileStream stream = File.Create(path))
            {
                data.Files[0].Write(stream);
            }

            return (SampleReader.Read(path, TestContext.Current.CancellationToken).Samples, MetadataReader.Read(path, TestContext.Current.CancellationToken));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
