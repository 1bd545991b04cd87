using LatentMI.Pairing;

namespace LatentMI.Inference;

/// <summary>The estimate of one of several pairings of the same rows.</summary>
public sealed class PairingEstimate
{
    /// <summary>Which pairing, from 0.</summary>
    public required int Draw { get; init; }

    /// <summary>The paired rows.</summary>
    public required RowPairs Pairs { get; init; }

    /// <summary>The estimate in bits.</summary>
    public required double Bits { get; init; }

    /// <summary>Its standard error over data sets, in bits; null where the estimator has none.</summary>
    public required double? StandardError { get; init; }

    /// <summary>The pointwise value of each pair, in bits; NaN where it has none.</summary>
    public required IReadOnlyList<double> PointwiseBits { get; init; }

    /// <summary>The estimates of the same rows shuffled, in bits.</summary>
    public required IReadOnlyList<double> ControlBits { get; init; }

    /// <summary>What the estimator warned of.</summary>
    public required IReadOnlyList<EstimateWarning> Warnings { get; init; }
}
