using LatentMI.Estimators.Latent;
using LatentMI.Pairing;

namespace LatentMI.Studies.Interactions;

/// <summary>How a model of interactions is trained and used.</summary>
public sealed record InteractionTraining
{
    /// <summary>The estimator's settings; its groups are set by <see cref="Grouping"/>, the neighbors of its scores by <see cref="ScoreNeighbors"/>.</summary>
    public LatentMiOptions Estimator { get; init; } = LatentMiOptions.Default;

    /// <summary>Which pairs stay together in a fold.</summary>
    public InteractionGrouping Grouping { get; init; }

    /// <summary>
    /// k of the nearest neighbors that a trained model scores pairs by. Ten ranked simulated interactions as well as three or better on the
    /// seeds that it was chosen on.
    /// </summary>
    public int ScoreNeighbors { get; init; } = 10;

    /// <summary>The estimator's settings for some pairs.</summary>
    /// <param name="table">The table that they are of.</param>
    /// <param name="pairs">The pairs.</param>
    public LatentMiOptions OptionsFor(InteractionTable table, RowPairs pairs)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(pairs);
        string[] namesX = [.. pairs.X.Select(row => table.Names[table.ProteinOfX(row)])];
        string[] namesY = [.. pairs.Y.Select(row => table.Names[table.ProteinOfY(row)])];
        return Estimator with
        {
            ScoreNeighbors = ScoreNeighbors,
            Groups = Grouping switch
            {
                InteractionGrouping.X => RowGroups.Of(namesX),
                InteractionGrouping.Y => RowGroups.Of(namesY),
                InteractionGrouping.Both => RowGroups.Of([namesX, namesY]),
                _ => null,
            },
        };
    }

    /// <summary>Estimates on pairs, which trains a model.</summary>
    /// <param name="table">The table that they are of.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="x">The rows of X.</param>
    /// <param name="y">The rows of Y.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="InputException">The pairs cannot be estimated on, such as too few of them.</exception>
    public LatentMiEstimate Train(InteractionTable table, RowPairs pairs, Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        LatentMiOptions options = OptionsFor(table, pairs);
        (Samples pairedX, Samples pairedY) = pairs.View(x, y);
        return new LatentMiEstimator(options).Estimate(pairedX, pairedY, progress: null, cancellationToken);
    }

    /// <summary>
    /// The pointwise mutual information of pairs in bits, as <see cref="LatentModel.ScorePairs"/>; without a direction, the mean of both orders.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="table">The table that tells whether pairs have a direction.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="x">The rows of X.</param>
    /// <param name="y">The rows of Y.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="InputException">A pair has no value, as nearest neighbors are tied.</exception>
    public IReadOnlyList<double> Score(
        LatentModel model, InteractionTable table, RowPairs pairs, Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var scorer = new PairScorer(model, Estimator.Threads);
        double[] bits = scorer.Score(pairs, x, y, cancellationToken);
        if (!table.IsUndirected)
        {
            return bits;
        }

        double[] turned = scorer.Score(new RowPairs(pairs.Y, pairs.X), x, y, cancellationToken);
        return [.. bits.Zip(turned, (one, other) => (one + other) / 2)];
    }
}
