using LatentMI.Inference;
using LatentMI.Pairing;

namespace LatentMI.Studies.Interactions;

/// <summary>
/// The mutual information of pairs beside that of the same proteins paired at random, every protein as often as in the table (Gowri, Lun, Klein and Yin,
/// NeurIPS 2024, section 5).
/// </summary>
/// <param name="Bits">The estimate, in bits.</param>
/// <param name="StandardError">Its own standard error, in bits; null where the estimator has none.</param>
/// <param name="ControlBits">The estimate of each control, in bits.</param>
/// <param name="Warnings">What the estimator warned of.</param>
public sealed record ShuffleTest(double Bits, double? StandardError, IReadOnlyList<double> ControlBits, IReadOnlyList<EstimateWarning> Warnings)
{
    /// <summary>The controls together.</summary>
    public RepeatedBits Controls => RepeatedBits.Of(ControlBits);

    /// <summary>How many standard deviations of the controls the estimate lies above their mean; null of fewer than two controls.</summary>
    public double? Z => (Bits - Controls.MeanBits) / Controls.StandardDeviation;

    /// <summary>
    /// The one-sided p-value by rank, (1 + controls of at least as much) / (1 + controls), never below 1 / (1 + controls) (B. Phipson and G. K. Smyth,
    /// 2010).
    /// </summary>
    public double PValue => (1.0 + ControlBits.Count(bits => bits >= Bits)) / (1 + ControlBits.Count);

    /// <summary>Estimates the pairs and the controls.</summary>
    /// <param name="estimatorFor">The estimator for some pairs, which may depend on them by their groups.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="x">The rows of X.</param>
    /// <param name="y">The rows of Y.</param>
    /// <param name="controls">The number of controls, at least 1.</param>
    /// <param name="seed">The seed of the shuffling.</param>
    /// <param name="progress">Told after every estimate, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The pairs cannot be estimated on, such as too few of them.</exception>
    public static ShuffleTest Run(
        Func<RowPairs, IMutualInformationEstimator> estimatorFor,
        RowPairs pairs,
        Samples x,
        Samples y,
        int controls,
        ulong seed,
        IProgress<InferenceProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentOutOfRangeException.ThrowIfLessThan(controls, 1);
        PairingEstimate estimate = RepeatedPairing.RunEach(estimatorFor, x, y, _ => pairs, draws: 1, controls, seed, progress, cancellationToken).Estimates[0];
        return new ShuffleTest(estimate.Bits, estimate.StandardError, estimate.ControlBits, estimate.Warnings);
    }
}
