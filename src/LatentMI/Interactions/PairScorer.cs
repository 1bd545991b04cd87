using System.Globalization;
using LatentMI.Pairing;

namespace LatentMI.Interactions;

/// <summary>Scores pairs of rows by a model as <see cref="LatentModel.ScorePointwise"/> does; each row is encoded once, however many pairs it is in.</summary>
/// <param name="model">The model.</param>
/// <param name="neighbors">k, at most what the model's rows allow.</param>
/// <param name="threads">The number of threads; 0 for one per processor.</param>
internal sealed class PairScorer(LatentModel model, int neighbors, int threads)
{
    /// <summary>The pointwise mutual information of pairs, in bits.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="x">The rows of X.</param>
    /// <param name="y">The rows of Y.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="InputException">A pair has no value, as nearest neighbors are tied.</exception>
    public double[] Score(RowPairs pairs, Samples x, Samples y, CancellationToken cancellationToken)
    {
        (Samples latentX, int[] placesX) = Encode(pairs.X, rows => model.EncodeX(x.ViewRows(rows), cancellationToken));
        (Samples latentY, int[] placesY) = Encode(pairs.Y, rows => model.EncodeY(y.ViewRows(rows), cancellationToken));
        KsgOptions options = model.KsgOptions with { Neighbors = Math.Min(neighbors, model.ReferenceX.Count - 1), Threads = threads };
        double[] bits =
        [
            .. new KsgEstimator(options).ScorePointwise(
                model.ReferenceX, model.ReferenceY, latentX.ViewRows(placesX), latentY.ViewRows(placesY), cancellationToken),
        ];
        int tied = bits.Count(double.IsNaN);
        return tied == 0
            ? bits
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{tied} of {bits.Length} pairs cannot be scored, as too many known pairs have the same latents; give embeddings that tell the proteins apart."));
    }

    private static (Samples Latents, int[] Places) Encode(IReadOnlyList<int> rows, Func<int[], Samples> encode)
    {
        int[] distinct = [.. rows.Distinct().Order()];
        return (encode(distinct), [.. rows.Select(row => Array.BinarySearch(distinct, row))]);
    }
}
