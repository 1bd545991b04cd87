namespace LatentMI.Neighbors;

/// <summary>What a <see cref="INeighborSearch{T}"/> found for every query point.</summary>
internal sealed class NeighborCounts
{
    /// <summary>Makes room for the answers.</summary>
    /// <param name="queries">The number of query points.</param>
    public NeighborCounts(int queries)
    {
        Distances = new double[queries];
        CountsX = new int[queries];
        CountsY = new int[queries];
    }

    /// <summary>How the neighbors were searched.</summary>
    public NeighborSearchMethod Method { get; set; }

    /// <summary>The joint Chebyshev distance to the k-th nearest neighbor.</summary>
    public double[] Distances { get; }

    /// <summary>The number of points within the radius in X, without the query point itself.</summary>
    public int[] CountsX { get; }

    /// <summary>The number of points within the radius in Y, without the query point itself.</summary>
    public int[] CountsY { get; }
}
