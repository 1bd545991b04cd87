namespace LatentMI.Studies.Planes;

/// <summary>The k nearest rows of each row, without itself, by Euclidean distance: exact, by comparing all pairs.</summary>
/// <param name="Neighbors">k.</param>
/// <param name="Rows">n x k rows, the nearest first; of equal distances, the lower row first.</param>
/// <param name="Distances">Their distances.</param>
internal sealed record NearestRows(int Neighbors, int[] Rows, double[] Distances)
{
    // Rows of one thread that go through the others together, a tile of them at a time, which stays in its cache.
    private const int RowsTogether = 16;
    private const int TileRows = 64;

    /// <summary>n, the number of rows.</summary>
    public int Count => Rows.Length / Neighbors;

    /// <summary>Finds them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="neighbors">k, below the number of rows.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static NearestRows Find(DistinctRows rows, int neighbors, int threads, CancellationToken cancellationToken)
    {
        var nearest = new int[rows.Count * neighbors];
        var distances = new float[rows.Count * neighbors];
        distances.AsSpan().Fill(float.PositiveInfinity);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads, CancellationToken = cancellationToken };
        Parallel.For(0, (rows.Count + RowsTogether - 1) / RowsTogether, parallel, part =>
        {
            int last = Math.Min((part + 1) * RowsTogether, rows.Count);
            for (int tile = 0; tile < rows.Count; tile += TileRows)
            {
                int end = Math.Min(tile + TileRows, rows.Count);
                for (int row = part * RowsTogether; row < last; row++)
                {
                    Span<int> own = nearest.AsSpan(row * neighbors, neighbors);
                    Span<float> ownDistances = distances.AsSpan(row * neighbors, neighbors);
                    for (int other = tile; other < end; other++)
                    {
                        if (other != row)
                        {
                            Offer(own, ownDistances, other, rows.SquaredDistance(row, other));
                        }
                    }
                }
            }
        });
        return new NearestRows(neighbors, nearest, [.. distances.Select(squared => Math.Sqrt(squared))]);
    }

    /// <summary>Takes a row in if it is nearer than the last; rows come in rising order, so that the lower of two at one distance stays first.</summary>
    private static void Offer(Span<int> nearest, Span<float> distances, int row, float distance)
    {
        int place = distances.Length - 1;
        if (!(distance < distances[place]))
        {
            return;
        }

        for (; place > 0 && distance < distances[place - 1]; place--)
        {
            distances[place] = distances[place - 1];
            nearest[place] = nearest[place - 1];
        }

        distances[place] = distance;
        nearest[place] = row;
    }
}
