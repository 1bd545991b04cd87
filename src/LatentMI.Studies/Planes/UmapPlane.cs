using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Studies.Planes;

/// <summary>
/// The map of samples on a plane by UMAP, Uniform Manifold Approximation and Projection (L. McInnes, J. Healy, J. Melville, arXiv:1802.03426, 2018): rows
/// that are neighbors among the columns are neighbors on the plane.
/// </summary>
/// <remarks>
/// <para>
/// Each row is joined to its k = 15 nearest rows (Euclidean, exact) with memberships (<see cref="FuzzyGraph"/>); on the plane, two places of distance d
/// are joined with membership 1 / (1 + a d^(2b)) (<see cref="MembershipCurve"/>). The cross entropy of the former given the latter,
/// sum of w log(w / v) + (1 - w) log((1 - w) / (1 - v)), is lowered by steps along sampled edges, from the eigenvectors of the graph's Laplacian, or from
/// principal components where it has several parts.
/// </para>
/// <para>
/// What lies together was together. No other distance means anything: not those between groups, not the size of a group, nor the axes. The map has no unit.
/// </para>
/// <para>
/// Time grows with the square of the number of rows, times their columns, for the neighbors, and with the number of rows for each epoch. A seed gives the same
/// map for any number of threads: neighbors alone are sought by several.
/// </para>
/// </remarks>
public static class UmapPlane
{
    /// <summary>The most rows of a map.</summary>
    public const int MostRows = 20_000;

    /// <summary>The work that describes the method.</summary>
    public const string Reference = "McInnes L, Healy J, Melville J. UMAP: Uniform Manifold Approximation and Projection for dimension reduction. arXiv:1802.03426 (2018).";

    private const int Neighbors = 15;

    private const ulong StartStream = 0;
    private const ulong RepulsionStream = 1;

    // The start is as wide as the published program's, with noise that parts rows of one place.
    private const double StartWidth = 10;
    private const double StartNoise = 1e-4;

    /// <summary>Places every row.</summary>
    /// <param name="samples">n rows of d finite columns.</param>
    /// <param name="seed">The seed of the start, of the rows that repel, and of the rows that are drawn.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    /// <param name="progress">Told each epoch that is done.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// The two coordinates of each row, of mean 0. Equal rows share a place: where all are equal, 0. With k rows or fewer beside it, a row is joined to all
    /// of them. Of more than <see cref="MostRows"/> rows as many are drawn at random; the others are NaN.
    /// </returns>
    public static (double[] First, double[] Second) Project(
        Samples samples, ulong seed = 0, int threads = 0, IProgress<InferenceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        int[] drawn = RowSubsample.Draw(samples.Count, MostRows, seed);
        var rows = DistinctRows.Of(samples, drawn);
        double[] places = Place(rows, samples, seed, threads, progress, cancellationToken);
        var first = new double[samples.Count];
        var second = new double[samples.Count];
        first.AsSpan().Fill(double.NaN);
        second.AsSpan().Fill(double.NaN);
        for (int i = 0; i < drawn.Length; i++)
        {
            first[drawn[i]] = places[2 * rows.Of(i)];
            second[drawn[i]] = places[(2 * rows.Of(i)) + 1];
        }

        return (Center(first), Center(second));
    }

    /// <summary>The places of the distinct rows, two numbers each.</summary>
    private static double[] Place(
        DistinctRows rows, Samples samples, ulong seed, int threads, IProgress<InferenceProgress>? progress, CancellationToken cancellationToken)
    {
        if (rows.Count == 1)
        {
            return new double[2];
        }

        var nearest = NearestRows.Find(rows, Math.Min(Neighbors, rows.Count - 1), threads, cancellationToken);
        var graph = FuzzyGraph.Of(nearest);
        var random = new RandomStream(seed, RandomPurpose.PlaneMap, StartStream);
        (double[] first, double[] second) = SpectralStart.Find(graph, random, cancellationToken) ?? Components(samples.SelectRows(rows.Kept));
        double[] places = Start(first, second, random);
        UmapDescent.Run(graph, places, new RandomStream(seed, RandomPurpose.PlaneMap, RepulsionStream), progress, cancellationToken);
        return places;
    }

    private static (double[] First, double[] Second) Components(Samples samples)
    {
        (double[] first, double[] second, _, _) = PrincipalPlane.Project(samples);
        return (first, second);
    }

    private static double[] Start(double[] first, double[] second, RandomStream random)
    {
        var places = new double[2 * first.Length];
        foreach ((int axis, double[] values) in new[] { first, second }.Index())
        {
            double lowest = values.Min();
            double range = values.Max() - lowest;
            for (int i = 0; i < values.Length; i++)
            {
                places[(2 * i) + axis] = (range > 0 ? StartWidth * (values[i] - lowest) / range : 0) + (StartNoise * random.NextNormal());
            }
        }

        return places;
    }

    private static double[] Center(double[] values)
    {
        double mean = values.Where(double.IsFinite).Average();
        return [.. values.Select(value => value - mean)];
    }
}
