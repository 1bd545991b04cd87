using LatentMI.Studies.Planes;

namespace LatentMI.Experiments.Tests.Planes;

public sealed class FuzzyGraphTests
{
    // numpy and scipy.optimize.brentq, k = 3: rho the least distance, sigma where the sum of exp(-(d - rho) / sigma) is log2(3), then P + P' - P P'.
    private static readonly double[][] Reference =
    [
        [0, 1, 0.60455, 0.15843, 0, 0, 0],
        [1, 0, 0.29248, 0.60448, 0, 0, 0],
        [0.60455, 0.29248, 0, 0, 0, 1, 0.44514],
        [0.15843, 0.60448, 0, 0, 0.29248, 0.1718, 1],
        [0, 0, 0, 0.29248, 0, 0.29248, 1],
        [0, 0, 1, 0.1718, 0.29248, 0, 1],
        [0, 0, 0.44514, 1, 1, 1, 0],
    ];

    [Fact]
    public void The_memberships_of_seven_rows_are_those_of_another_program()
    {
        float[] values = [0, 0, 1, 0, 0, 2, 3, 1, 4, 4, 1, 3, 2, 2.5f];
        var rows = DistinctRows.Of(Samples.Create(values, 7, 2), [.. Enumerable.Range(0, 7)]);

        var graph = FuzzyGraph.Of(NearestRows.Find(rows, neighbors: 3, threads: 1, CancellationToken.None));

        var found = new double[7, 7];
        for (int i = 0; i < 7; i++)
        {
            for (int entry = graph.Starts[i]; entry < graph.Starts[i + 1]; entry++)
            {
                found[i, graph.Columns[entry]] = graph.Weights[entry];
            }

            Assert.Equal(Reference[i].Sum(), graph.WeightOf(i), tolerance: 1e-4);
            Assert.All(Enumerable.Range(0, 7), j => Assert.Equal(Reference[i][j], found[i, j], tolerance: 2e-5));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(15)]
    public void Memberships_of_a_row_sum_to_the_logarithm_of_their_number_at_every_scale(int neighbors)
    {
        foreach (double scale in new[] { 1e-12, 1, 1e12 })
        {
            double[] distances = [.. Enumerable.Range(1, neighbors).Select(i => scale * Math.Sqrt(i))];

            double[] memberships = FuzzyGraph.Memberships(distances);

            Assert.Equal(1, memberships[0]);
            Assert.Equal(memberships.OrderDescending(), memberships);

            // Of two neighbors the nearer has all.
            Assert.Equal(Math.Log2(neighbors), memberships.Sum(), tolerance: 1e-4);
        }
    }

    [Fact]
    public void Neighbors_at_one_distance_belong_to_a_row_alike()
    {
        Assert.Equal([1, 1, 1, 1], FuzzyGraph.Memberships([2, 2, 2, 2]));
        Assert.Equal([1], FuzzyGraph.Memberships([3]));
        Assert.Equal([1, 1, 1, 0], FuzzyGraph.Memberships([2, 2, 2, 7]).Select(membership => Math.Round(membership, 6)));
    }
}
