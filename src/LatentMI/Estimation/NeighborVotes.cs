using LatentMI.Neighbors;
using LatentMI.Numerics;

namespace LatentMI;

/// <summary>
/// How well the labels of a row's nearest neighbors tell its own: with v(l) of the k nearest other rows having the label l, which has the share p(l) of all
/// rows, the density ratio of the row and l is (v(l) / p(l) + 1) / (k + 1). It is held out, as a row does not vote for itself.
/// </summary>
/// <param name="Score">The logistic loss and the mean log ratio, as those of a representation.</param>
/// <param name="LossError">The standard error of the loss, in nats.</param>
internal sealed record NeighborVotes(RepresentationScore Score, double LossError)
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
        double withoutVotes = Math.Log(1.0 / (neighbors + 1));
        var losses = new double[rows];
        var nats = new double[rows];
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

                double voted = 0, repaired = 0;
                foreach ((int label, int count) in votes.OrderBy(vote => vote.Key))
                {
                    voted += shares[label];
                    repaired += shares[label] * Softplus(LogRatio(count, shares[label]));
                }

                int own = labels.OfRow[i];
                nats[i] = LogRatio(votes.GetValueOrDefault(own), shares[own]);
                losses[i] = Softplus(-nats[i]) + repaired + (Math.Max(0, 1 - voted) * Softplus(withoutVotes));
            }
        });
        double loss = losses.Average();
        double error = Math.Sqrt(losses.Average(value => (value - loss) * (value - loss)) / rows);
        return new NeighborVotes(new RepresentationScore("neighbors", loss, nats.Average() / Math.Log(2), Chosen: false), error);

        double LogRatio(int votes, double share) => Math.Log(((votes / share) + 1) / (neighbors + 1));
    }

    private static double Softplus(double value) => Math.Max(value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(value)));
}
