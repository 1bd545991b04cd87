using LatentMI.Inference;
using LatentMI.IO.Selecting;
using LatentMI.Numerics;

namespace LatentMI.Reporting.Reports;

/// <summary>What <c>lmi estimate --pairings N</c> says: the JSON object of <c>--json</c> and of <c>pairings.json</c>, with these names in snake case.</summary>
public sealed record PairingReport
{
    /// <summary>The file that tells such a folder from others.</summary>
    public const string FileName = "pairings.json";

    /// <summary>The estimator's name as on the command line.</summary>
    public required string Estimator { get; init; }

    /// <summary>The mean of the estimates in bits; null where it is not a finite number.</summary>
    public required double? MiBits { get; init; }

    /// <summary>The lower and the upper end of the 95 % interval in bits, over data sets; null where the estimator has none.</summary>
    public IReadOnlyList<double>? Ci95Bits { get; init; }

    /// <summary>The standard error in bits, over data sets.</summary>
    public double? StandardErrorBits { get; init; }

    /// <summary>The estimates over the pairings.</summary>
    public required RepeatedBitsReport OverPairings { get; init; }

    /// <summary>The estimates of shuffled pairs; null where they were not asked for.</summary>
    public RepeatedBitsReport? ShuffleControl { get; init; }

    /// <summary>The number of pairs of each pairing.</summary>
    public required int NPairs { get; init; }

    /// <summary>The number of columns of X.</summary>
    public required int DimsX { get; init; }

    /// <summary>The number of columns of Y.</summary>
    public required int DimsY { get; init; }

    /// <summary>The seed of the pairings and of every estimate.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How rows were paired.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What the estimates warned of, with the number of pairings that it came up in.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The estimate of each pairing in bits.</summary>
    public required IReadOnlyList<double?> Bits { get; init; }

    /// <summary>The estimate of each pairing's shuffled pairs in bits; null where they were not asked for.</summary>
    public IReadOnlyList<double?>? ControlBits { get; init; }

    /// <summary>Where X came from.</summary>
    public required SourceReport X { get; init; }

    /// <summary>Where Y came from.</summary>
    public required SourceReport Y { get; init; }

    /// <summary>The version of the tool.</summary>
    public string Version { get; init; } = typeof(PairingReport).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>The sources that made it and the vectors it was computed with; null in results of versions that did not write them.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>Describes the estimates.</summary>
    /// <param name="repeated">The estimates.</param>
    /// <param name="estimator">The estimator.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="input">What was paired.</param>
    public static PairingReport Describe(RepeatedPairing repeated, string estimator, ulong seed, PairedInput input)
    {
        double mean = repeated.Bits.MeanBits;
        double[] controls = [.. repeated.Estimates.SelectMany(estimate => estimate.ControlBits)];
        return new PairingReport
        {
            Provenance = Provenance.Current,
            Estimator = estimator,
            MiBits = Finite.OrNull(mean),
            Ci95Bits = Finite.Ends(repeated.StandardError is { } error ? ConfidenceInterval.Around(mean, error) : null),
            StandardErrorBits = Finite.OrNull(repeated.StandardError),
            OverPairings = RepeatedBitsReport.Describe(repeated.Bits),
            ShuffleControl = controls.Length > 0 ? RepeatedBitsReport.Describe(repeated.ControlBits) : null,
            NPairs = repeated.Estimates[0].Pairs.Count,
            DimsX = input.X.Samples.Dimensions,
            DimsY = input.Y.Samples.Dimensions,
            Seed = seed,
            Notes = input.Notes,
            Warnings =
            [
                .. input.Warnings.Select(warning => warning.MessageForCommand()),
                .. repeated.Estimates.SelectMany(estimate => estimate.Warnings).GroupBy(warning => warning.Id).Select(warnings => FormattableString.Invariant(
                    $"{warnings.First().MessageForCommand()} (in {warnings.Count()} of {repeated.Estimates.Count} pairings)")),
            ],
            Bits = [.. repeated.Estimates.Select(estimate => Finite.OrNull(estimate.Bits))],
            ControlBits = controls.Length > 0 ? [.. controls.Select(Finite.OrNull)] : null,
            X = SourceReport.Describe(input.X),
            Y = SourceReport.Describe(input.Y),
        };
    }
}
