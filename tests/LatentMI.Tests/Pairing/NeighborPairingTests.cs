using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Studies.Pairing;

namespace LatentMI.Tests.Pairing;

public class NeighborPairingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Pairs_are_nearest_neighbors(int dimensions)
    {
        const int Count = 300;
        var random = new RandomStream(seed: (ulong)dimensions, RandomPurpose.Data);
        using var places = Samples.Create([.. Enumerable.Range(0, Count * dimensions).Select(_ => random.NextNormal())], Count, dimensions);
        int[] nearest = [.. Enumerable.Range(0, Count).Select(row => Enumerable.Range(0, Count).Where(other => other != row).MinBy(other => Distance(row, other)))];
        (int, int)[] mutual = [.. Enumerable.Range(0, Count).Where(row => row < nearest[row] && nearest[nearest[row]] == row).Select(row => (row, nearest[row]))];

        RowPairs both = NeighborPairing.Create(places, isMutual: true, within: null, "a").Draw(3, 0);
        Assert.Equal(mutual, both.X.Zip(both.Y).Select(pair => (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second))));

        NeighborPairing any = NeighborPairing.Create(places, isMutual: false, within: null, "a");
        RowPairs pairs = any.Draw(3, 0);
        Assert.All(pairs.X.Zip(pairs.Y), pair => Assert.True(nearest[pair.First] == pair.Second || nearest[pair.Second] == pair.First));
        int[] rows = [.. pairs.X, .. pairs.Y];
        Assert.Equal(rows.Length, rows.Distinct().Count());

        // A cell without a pair has lost its neighbor to another.
        Assert.All(Enumerable.Range(0, Count).Except(rows), row => Assert.Contains(nearest[row], rows));
        Assert.NotEqual(pairs.X, any.Draw(3, 1).X);

        double most = mutual.Select(pair => Distance(pair.Item1, pair.Item2)).Order().ElementAt(mutual.Length / 2);
        Assert.Equal((mutual.Length / 2) + 1, NeighborPairing.Create(places, isMutual: true, most, "a").Draw(3, 0).Count);

        double Distance(int one, int other) =>
            Math.Sqrt(Enumerable.Range(0, dimensions).Sum(column => (places[one, column] - places[other, column]) * (places[one, column] - places[other, column])));
    }

    [Fact]
    public void On_a_grid_every_neighbor_is_as_likely_and_blocks_are_compact()
    {
        const int Side = 32;
        using var places = Samples.Create([.. Enumerable.Range(0, Side * Side).SelectMany(cell => new double[] { cell % Side, cell / Side })], Side * Side, 2);
        NeighborPairing pairing = NeighborPairing.Create(places, isMutual: false, within: null, "a");
        int across = 0;
        int all = 0;
        for (int draw = 0; draw < 10; draw++)
        {
            RowPairs pairs = pairing.Draw(1, draw);
            across += pairs.X.Zip(pairs.Y).Count(pair => Math.Abs(pair.First - pair.Second) == 1);
            all += pairs.Count;
            Assert.All(pairs.X.Zip(pairs.Y), pair => Assert.Contains(Math.Abs(pair.First - pair.Second), new[] { 1, Side }));
        }

        Assert.InRange(across, (0.5 * all) - (4 * Math.Sqrt(0.25 * all)), (0.5 * all) + (4 * Math.Sqrt(0.25 * all)));
        RowGroups groups = pairing.GroupsOf(new RowPairs([.. Enumerable.Range(0, Side * Side)], [.. Enumerable.Range(0, Side * Side)]));
        Assert.Equal(32, groups.Count);
        Assert.All(groups.OfRows.Index().GroupBy(row => row.Item, row => row.Index), block =>
        {
            Assert.Equal(32, block.Count());
            Assert.InRange(block.Max(row => row % Side) - block.Min(row => row % Side), 3, 7);
            Assert.InRange(block.Max(row => row / Side) - block.Min(row => row / Side), 3, 7);
        });
    }

    [Fact]
    public void Places_that_cannot_be_used_are_refused()
    {
        Assert.Contains("a single cell", Refusal([0, 0], 1, 2));
        Assert.Contains("the place of row 1 is not finite", Refusal([0, double.NaN, 1, 2], 2, 2));
        Assert.Contains("all cells are in one place", Refusal([1, 2, 1, 2], 2, 2));
        Assert.Contains("has 4 columns", Refusal([1, 2, 1, 2, 3, 4, 5, 6], 2, 4));
        Assert.Contains("no two cells are at most 0.5 apart", Refusal([0, 0, 1, 1], 2, 2, within: 0.5));

        static string Refusal(double[] values, int rows, int columns, double? within = null)
        {
            using var places = Samples.Create(values, rows, columns);
            return Assert.Throws<InputException>(() => NeighborPairing.Create(places, isMutual: false, within, "cells.h5ad:obsm/spatial")).Message;
        }
    }

    /// <summary>
    /// Couples of cells 0.01 apart, a couple in the middle of each of 20 x 20 fields of 0.05 (moved by up to 0.015): values are a Gaussian field with the covariance
    /// 0.9 exp(-d^2 / (2 0.03^2)), of 400 random waves, and noise of their own of variance 0.1. Neighbors correlate by 0.9 exp(-1/18).
    /// </summary>
    [Fact]
    public void Estimates_of_neighbors_in_a_Gaussian_field_agree_with_the_truth_and_those_of_noise_are_0()
    {
        const double Length = 0.03;
        const double Apart = 0.01;
        double correlation = 0.9 * Math.Exp(-Apart * Apart / (2 * Length * Length));
        var misses = new List<string>();
        for (ulong seed = 0; seed < 6; seed++)
        {
            var random = new RandomStream(seed, RandomPurpose.Data);
            var places = new List<double>();
            for (int couple = 0; couple < 400; couple++)
            {
                double x = (0.05 * (couple % 20)) + (0.03 * (random.NextUniform() - 0.5));
                double y = (0.05 * (couple / 20)) + (0.03 * (random.NextUniform() - 0.5));
                double angle = 2 * Math.PI * random.NextUniform();
                places.AddRange([x, y, x + (Apart * Math.Cos(angle)), y + (Apart * Math.Sin(angle))]);
            }

            using var coordinates = Samples.Create([.. places], 800, 2);
            NeighborPairing pairing = NeighborPairing.Create(coordinates, isMutual: true, within: 1.001 * Apart, "a");
            RowPairs pairs = pairing.Draw(seed, 0);

            // Two couples may come nearer than their cells are to each other.
            Assert.InRange(pairs.Count, 395, 400);
            Check("field", Field(coordinates, Length, random), -0.5 * Math.Log2(1 - (correlation * correlation)));
            Check("noise", [.. Enumerable.Range(0, 800).Select(_ => random.NextNormal())], 0);

            void Check(string name, double[] values, double truth)
            {
                using var all = Samples.Create(values, 800, 1);
                (Samples x, Samples y) = pairs.View(all, all);
                LatentMiEstimate estimate = new LatentMiEstimator(LatentMiOptions.Default with
                {
                    Threads = 1,
                    Seed = seed,
                    Representation = RepresentationChoice.Linear,
                    Groups = pairing.GroupsOf(pairs),
                }).Estimate(x, y, progress: null, TestContext.Current.CancellationToken);
                if (!(estimate.Interval is { } interval && interval.Lower <= truth && truth <= interval.Upper))
                {
                    misses.Add(FormattableString.Invariant($"{name} {seed}: {estimate.Bits:F3}, {estimate.Interval}, truth {truth:F3}"));
                }
            }
        }

        // Of 12 intervals of 95 %, 4 or more miss with a probability of 0.002.
        Assert.True(misses.Count < 4, string.Join('\n', misses));
    }

    private static double[] Field(Samples places, double length, RandomStream random)
    {
        const int Waves = 400;
        (double X, double Y, double Phase)[] waves =
            [.. Enumerable.Range(0, Waves).Select(_ => (random.NextNormal() / length, random.NextNormal() / length, 2 * Math.PI * random.NextUniform()))];
        double amplitude = Math.Sqrt(0.9 * 2 / Waves);
        return [.. Enumerable.Range(0, places.Count).Select(row =>
            waves.Sum(wave => amplitude * Math.Cos((wave.X * places[row, 0]) + (wave.Y * places[row, 1]) + wave.Phase)) + (Math.Sqrt(0.1) * random.NextNormal()))];
    }
}
