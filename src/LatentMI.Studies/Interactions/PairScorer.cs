using System.Globalization;
using LatentMI.Estimators.Latent;
using LatentMI.Pairing;

namespace LatentMI.Studies.Interactions;

/// <summary>Scores pairs of rows by a model, and refuses pairs that have no value.</summary>
/// <param name="model">The model.</param>
/// <param name="threads">The number of threads; 0 for one per processor.</param>
internal sealed class PairScorer(LatentModel model, int threads)
{
    /// <summary>The pointwise mutual information of pairs, in bits.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="x">The rows of X.</param>
    /// <param name="y">The rows of Y.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="InputException">A pair has no value, as nearest neighbors are tied.</exception>
    public double[] Score(RowPairs pairs, Samples x, Samples y, CancellationToken cancellationToken)
    {
        double[] bits = [.. model.ScorePairs(x, y, pairs, threads, cancellationToken)];
        int tied = bits.Count(double.IsNaN);
        return tied == 0
            ? bits
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{tied} of {bits.Length} pairs cannot be scored, because too many known pairs have the same latents; "
                + $"use embeddings that distinguish the proteins."));
    }
}
