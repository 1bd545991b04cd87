using LatentMI.Numerics;
using LatentMI.Studies.Planes;

namespace LatentMI.Experiments.Tests.Planes;

public sealed class NearestRowsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(13)]
    public void They_are_the_nearest_by_sorting_all_distances_and_the_lower_of_two_as_near_comes_first(int columns)
    {
        // Whole numbers: many rows are as near as others, and distances are exact.
        const int Count = 150;
        const int Neighbors = 6;
        var random = new RandomStream(1, RandomPurpose.Data);
        float[] values = [.. Enumerable.Range(0, Count * columns).Select(_ => (float)random.NextInt(columns == 1 ? 1000 : 4))];
        var samples = Samples.Create(values, Count, columns);
        var rows = DistinctRows.Of(samples, [.. Enumerable.Range(0, Count)]);

        var found = NearestRows.Find(rows, Neighbors, threads: 2, CancellationToken.None);

        for (int i = 0; i < rows.Count; i++)
        {
            int[] expected = [.. Enumerable.Range(0, rows.Count).Where(j => j != i).OrderBy(j => rows.SquaredDistance(i, j)).Take(Neighbors)];
            double[] exact = [.. Enumerable.Range(0, rows.Count).Where(j => j != i).Select(j => Distance(rows.Kept[i], rows.Kept[j])).Order().Take(Neighbors)];
            double unit = exact[^1] / found.Distances[((i + 1) * Neighbors) - 1];
            Assert.Equal(expected, found.Rows[(i * Neighbors)..((i + 1) * Neighbors)]);
            Assert.All(Enumerable.Range(0, Neighbors), k => Assert.Equal(exact[k], unit * found.Distances[(i * Neighbors) + k], tolerance: 1e-3 * exact[^1]));
        }

        double Distance(int one, int other) => Math.Sqrt(Enumerable.Range(0, columns).Sum(j => Math.Pow(samples[one, j] - samples[other, j], 2)));
    }
}
