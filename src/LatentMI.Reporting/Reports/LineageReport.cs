using LatentMI.Inference;
using LatentMI.Numerics;

namespace LatentMI.Reporting.Reports;

/// <summary>What the studies of lineages have in common: the first part of their <c>result.json</c>.</summary>
public abstract record LineageReport
{
    /// <summary>The name of the Markov test.</summary>
    public const string MarkovStudy = "markov-test";

    /// <summary>The name of the study along pseudotime.</summary>
    public const string PseudotimeStudy = "pseudotime";

    /// <summary>The name of the study, which tells the result of a study from that of an estimate.</summary>
    public required string Study { get; init; }

    /// <summary>Where the profiles came from.</summary>
    public required SourceReport Cells { get; init; }

    /// <summary>The column of the clones, or the matrix of their members.</summary>
    public required string CloneColumn { get; init; }

    /// <summary>The time column.</summary>
    public required string TimeColumn { get; init; }

    /// <summary>The time values of early cells.</summary>
    public required IReadOnlyList<string> Early { get; init; }

    /// <summary>The time values of late cells.</summary>
    public required IReadOnlyList<string> Late { get; init; }

    /// <summary>The column of the wells; null where they were not told apart.</summary>
    public string? WellColumn { get; init; }

    /// <summary>The early cells of known clones.</summary>
    public required int EarlyCells { get; init; }

    /// <summary>The late cells of known clones.</summary>
    public required int LateCells { get; init; }

    /// <summary>The number of columns.</summary>
    public required int Dims { get; init; }

    /// <summary>The estimator's name as on the command line.</summary>
    public required string Estimator { get; init; }

    /// <summary><c>default</c>, <c>mended</c> or <c>paper</c>; null with other estimators.</summary>
    public string? Preset { get; init; }

    /// <summary>The conclusion as a sentence.</summary>
    public required string Implication { get; init; }

    /// <summary>The seed of all random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The time of the estimates.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>What to know before trusting the result, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The version of the tool.</summary>
    public string Version { get; init; } = typeof(LineageReport).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>The sources that made it and the vectors it was computed with; null in results of versions that did not write them.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>The warnings of estimates, one of each kind.</summary>
    protected static IEnumerable<string> WarningsOf(params IReadOnlyList<RepeatedPairing> runs)
    {
        PairingEstimate[] estimates = [.. runs.SelectMany(run => run.Estimates)];

        // A warning about X and one about Y have the same identifier, and are of one estimate.
        IEnumerable<EstimateWarning> raised = estimates.SelectMany(estimate => estimate.Warnings.DistinctBy(warning => warning.Id));
        return EstimateWarning.Join(raised, estimates.Length, "estimates").Select(warning => warning.MessageForCommand());
    }

    /// <summary>The remark on few clones; none where they are enough.</summary>
    /// <param name="clones">The number of clones.</param>
    /// <param name="fewest">How many are enough.</param>
    protected static IEnumerable<string> FewClones(int clones, int fewest) => clones >= fewest
        ? []
        : [FormattableString.Invariant($"There are only {clones} clones: below {fewest}, the encoders miss much of the dependence, ")
            + "values are too low, and the intervals do not reflect this."];
}
