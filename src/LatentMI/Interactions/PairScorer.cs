using System.Globalization;
using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Interactions;

/// <summary>Scores pairs of rows by a model; each row is encoded once, however many pairs it is in.</summary>
internal sealed class PairScorer : IDisposable
{
    private static readonly double Ln2 = Math.Log(2);

    private readonly LatentModel _model;
    private readonly int _threads;
    private readonly CancellationToken _cancellationToken;
    private readonly Compute? _compute;
    private readonly LatentRatio? _ratio;

    /// <summary>Gets ready, which for a density ratio is its training.</summary>
    /// <param name="model">The model.</param>
    /// <param name="score">How pairs are scored.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public PairScorer(LatentModel model, InteractionScore score, int threads, CancellationToken cancellationToken)
    {
        (_model, _threads, _cancellationToken) = (model, threads, cancellationToken);
        if (score == InteractionScore.Ratio)
        {
            _compute = new Compute(Compute.ResolveThreads(threads), SimdSupport.Current(), cancellationToken);
            _ratio = LatentRatio.Fit(model.ReferenceX, model.ReferenceY, model.KsgOptions.Seed, _compute);
        }
    }

    /// <summary>The pointwise mutual information of pairs, in bits.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="x">The rows of X.</param>
    /// <param name="y">The rows of Y.</param>
    /// <exception cref="InputException">A pair has no value, as nearest neighbors are tied.</exception>
    public double[] Score(RowPairs pairs, Samples x, Samples y)
    {
        (Samples latentX, int[] placesX) = Encode(pairs.X, rows => _model.EncodeX(x.ViewRows(rows), _cancellationToken));
        (Samples latentY, int[] placesY) = Encode(pairs.Y, rows => _model.EncodeY(y.ViewRows(rows), _cancellationToken));
        if (_ratio is not null)
        {
            MatrixView logs = _ratio.LogRatios(latentX, latentY);
            return [.. placesX.Zip(placesY, (i, j) => logs.Row(i)[j] / Ln2)];
        }

        double[] bits =
        [
            .. new KsgEstimator(_model.KsgOptions with { Threads = _threads }).ScorePointwise(
                _model.ReferenceX, _model.ReferenceY, latentX.ViewRows(placesX), latentY.ViewRows(placesY), _cancellationToken),
        ];
        int tied = bits.Count(double.IsNaN);
        return tied == 0
            ? bits
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{tied} pairs have no nearest-neighbor score, as observed pairs are tied; score by the density ratio instead."));
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _compute?.Dispose();

    private static (Samples Latents, int[] Places) Encode(IReadOnlyList<int> rows, Func<int[], Samples> encode)
    {
        int[] distinct = [.. rows.Distinct().Order()];
        return (encode(distinct), [.. rows.Select(row => Array.BinarySearch(distinct, row))]);
    }
}
