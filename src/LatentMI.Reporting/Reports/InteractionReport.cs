using LatentMI.Numerics;
using LatentMI.Studies.Interactions;

namespace LatentMI.Reporting.Reports;

/// <summary>The <c>result.json</c> of <c>lmi interactions</c>.</summary>
public sealed record InteractionReport
{
    /// <summary><c>shuffle-test</c>, <c>interaction-roc</c> or <c>partners</c>; other results lack it.</summary>
    public required string Analysis { get; init; }

    /// <summary>The pairs and where they came from.</summary>
    public required InteractionPairsReport Pairs { get; init; }

    /// <summary>The estimates beside those of shuffled pairs, one for each estimator; null of other analyses.</summary>
    public IReadOnlyList<ShuffleTestReport>? ShuffleTests { get; init; }

    /// <summary>How well interactions of held-out proteins were told from other pairs; null of other analyses.</summary>
    public HoldOutReport? HoldOut { get; init; }

    /// <summary>The likely partners of a protein; null of other analyses.</summary>
    public PartnersReport? Partners { get; init; }

    /// <summary>Which pairs stay together in a fold.</summary>
    public required InteractionGrouping GroupBy { get; init; }

    /// <summary>The representations that were tried.</summary>
    public required string Representation { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The number of threads.</summary>
    public required int Threads { get; init; }

    /// <summary>The time in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>What to know before trusting the numbers, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The version of LatentMI.</summary>
    public required string Version { get; init; }

    /// <summary>The sources that made it and the vectors it was computed with; null in results of versions that did not write them.</summary>
    public Provenance? Provenance { get; init; }
}
