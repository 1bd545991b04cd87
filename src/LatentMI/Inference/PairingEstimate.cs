using LatentMI.Pairing;

namespace LatentMI.Inference;

/// <summary>The estimate of one of several pairings of the same rows.</summary>
/// <param name="Draw">Which pairing, from 0.</param>
/// <param name="Pairs">The paired rows.</param>
/// <param name="Bits">The estimate in bits.</param>
/// <param name="StandardError">Its standard error over data sets, in bits; null where the estimator has none.</param>
/// <param name="PointwiseBits">The pointwise value of each pair, in bits; NaN where it has none.</param>
/// <param name="ControlBits">The estimates of the same rows shuffled, in bits.</param>
/// <param name="Warnings">What the estimator warned of.</param>
public sealed record PairingEstimate(
    int Draw,
    RowPairs Pairs,
    double Bits,
    double? StandardError,
    IReadOnlyList<double> PointwiseBits,
    IReadOnlyList<double> ControlBits,
    IReadOnlyList<EstimateWarning> Warnings);
