using LatentMI.Estimators.Latent;
using LatentMI.Pairing;

namespace LatentMI.Studies.Interactions;

/// <summary>Who a protein is likely to interact with: all candidates by their pointwise mutual information with it, the highest first.</summary>
/// <param name="TrainingPairs">The pairs that the model was trained on.</param>
/// <param name="TrainingBits">The estimate on them, in bits.</param>
/// <param name="Partners">The candidates.</param>
public sealed record PartnerRanking(int TrainingPairs, double TrainingBits, IReadOnlyList<Partner> Partners)
{
    /// <summary>Trains on the pairs of the table, and ranks.</summary>
    /// <param name="table">The known pairs.</param>
    /// <param name="x">The rows of X that the table is about.</param>
    /// <param name="y">The rows of Y.</param>
    /// <param name="row">The row of the protein on its side.</param>
    /// <param name="ofX">Whether it is on the side X, and partners on the side Y.</param>
    /// <param name="candidates">The rows of the other side that are ranked.</param>
    /// <param name="leaveOut">Whether the pairs that the protein is in, on either side, do not train.</param>
    /// <param name="training">How the model is trained.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="InputException">The pairs cannot be estimated on, such as too few of them.</exception>
    public static PartnerRanking Create(
        InteractionTable table,
        Samples x,
        Samples y,
        int row,
        bool ofX,
        IReadOnlyList<int> candidates,
        bool leaveOut,
        InteractionTraining training,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(training);
        RowPairs others = leaveOut ? table.Without(new HashSet<int> { ofX ? table.ProteinOfX(row) : table.ProteinOfY(row) }) : table.Pairs;
        LatentMiEstimate estimate = training.Train(table, others, x, y, cancellationToken);
        int[] own = [.. Enumerable.Repeat(row, candidates.Count)];
        RowPairs pairs = ofX ? new RowPairs(own, candidates) : new RowPairs(candidates, own);
        IReadOnlyList<double> bits = training.Score(estimate.FitModel(cancellationToken), table, pairs, x, y, cancellationToken);
        return new PartnerRanking(
            others.Count,
            estimate.Bits,
            [
                .. candidates
                    .Select((candidate, i) => new Partner(candidate, bits[i], table.Contains(pairs.X[i], pairs.Y[i])))
                    .OrderByDescending(partner => partner.ScoreBits),
            ]);
    }
}
