using LatentMI.Estimators.Ksg;
using LatentMI.Neighbors;
using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Mixed;

/// <summary>
/// How well the labels of a row's nearest neighbors tell its own: with v(l) of the k nearest other rows having the label l, which has the share p(l) of all
/// rows, the density ratio of the row and l is (v(l) / p(l) + 1) / (k + 1). It is held out, as a row does not vote for itself.
/// </summary>
/// <param name="Score">The mean log ratio, as that of a representation.</param>
/// <param name="BitsError">The standard error of the mean log ratio, in bits.</param>
internal sealed record NeighborVotes(RepresentationScore Score, double BitsError)
{
    private const int MostNeighbors = 10;
    private const int RowsPerPart = 64;

    /// <summary>Takes the votes.</summary>
    /// <param name="space">How columns become points.</param>
    /// <param name="vectors">The columns.</param>
    /// <param name="side">Their name, X or Y.</param>
    /// <param name="labels">The label of each row.</param>
    /// <param name="team">Who does the work.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static NeighborVotes Take(SearchSpace space, Samples vectors, string side, RowLabels labels, WorkerTeam team, CancellationToken cancellationToken)
    {
        int rows = vectors.Count;
        int dimensions = vectors.Dimensions;
        int neighbors = Math.Min(MostNeighbors, rows - 1);
        RandomPurpose noise = side == "X" ? RandomPurpose.TieNoiseX : RandomPurpose.TieNoiseY;
        double[] points = space.Load<double>(vectors, side, noise, scalingSource: null, team);
        var tree = new KdTree<double>(points, rows, dimensions, team);
        double[] shares = Array.ConvertAll(labels.Counts, count => (double)count / rows);
        var bits = new double[rows];
        team.Run((rows + RowsPerPart - 1) / RowsPerPart, part =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var nearest = new NearestList<double>(neighbors);
            for (int i = part * RowsPerPart; i < Math.Min(rows, (part + 1) * RowsPerPart); i++)
            {
                nearest.Clear();
                tree.FindNearest(points.AsSpan(i * dimensions, dimensions), i, nearest);
                var votes = new Dictionary<int, int>();
                foreach (int row in nearest.Rows)
                {
                    votes[labels.OfRow[row]] = votes.GetValueOrDefault(labels.OfRow[row]) + 1;
                }

                int own = labels.OfRow[i];
                bits[i] = Math.Log2(((votes.GetValueOrDefault(own) / shares[own]) + 1) / (neighbors + 1));
            }
        });
        double mean = bits.Average();
        double error = Math.Sqrt(bits.Average(value => (value - mean) * (value - mean)) / rows);
        return new NeighborVotes(new RepresentationScore(RepresentationKind.Neighbors, mean, Chosen: false), error);
    }
}
