using LatentMI.Inference;

namespace LatentMI.Reporting.Reports;

/// <summary>The estimates of one kind of pair over random pairings.</summary>
public sealed record ClonePairsReport
{
    /// <summary>The clones that have such a pair.</summary>
    public required int Clones { get; init; }

    /// <summary>The pairs of each estimate, one for each clone that was drawn.</summary>
    public required int Pairs { get; init; }

    /// <summary>The mean over pairings in bits.</summary>
    public required double? MeanBits { get; init; }

    /// <summary>Its standard error over pairings of the same clones; null of one pairing.</summary>
    public required double? PairingStandardErrorBits { get; init; }

    /// <summary>Its standard error over clones; null where the estimator has none.</summary>
    public required double? StandardErrorBits { get; init; }

    /// <summary>The mean of the shuffled controls; null where there are none.</summary>
    public required double? ControlMeanBits { get; init; }

    /// <summary>Its standard error over controls.</summary>
    public required double? ControlStandardErrorBits { get; init; }

    /// <summary>The estimate of each pairing; null where it is not finite.</summary>
    public required IReadOnlyList<double?> Bits { get; init; }

    /// <summary>The shuffled controls; null where one is not finite.</summary>
    public required IReadOnlyList<double?> ControlBits { get; init; }

    /// <summary>Describes estimates.</summary>
    /// <param name="run">The estimates.</param>
    /// <param name="clones">The clones that have such a pair.</param>
    public static ClonePairsReport Describe(RepeatedPairing run, int clones) => new()
    {
        Clones = clones,
        Pairs = run.Estimates[0].Pairs.Count,
        MeanBits = Finite.OrNull(run.Bits.MeanBits),
        PairingStandardErrorBits = Finite.OrNull(run.Bits.StandardError),
        StandardErrorBits = Finite.OrNull(run.StandardError),
        ControlMeanBits = Finite.OrNull(run.ControlBits.MeanBits),
        ControlStandardErrorBits = Finite.OrNull(run.ControlBits.StandardError),
        Bits = [.. run.Estimates.Select(estimate => Finite.OrNull(estimate.Bits))],
        ControlBits = [.. run.Estimates.SelectMany(estimate => estimate.ControlBits).Select(Finite.OrNull)],
    };
}
