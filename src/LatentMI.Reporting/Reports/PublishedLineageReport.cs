using LatentMI.Experiments.Comparing;
using LatentMI.Inference;
using LatentMI.Studies.Lineages;

namespace LatentMI.Reporting.Reports;

/// <summary>Published values beside ours.</summary>
public sealed record PublishedLineageReport
{
    /// <summary>Whether the data may be those of the paper, whose numbers of clones they have.</summary>
    public required bool SameClones { get; init; }

    /// <summary>What to know before comparing.</summary>
    public required string Remark { get; init; }

    /// <summary>The values.</summary>
    public required IReadOnlyList<PublishedValueReport> Values { get; init; }

    /// <summary>Puts a published Markov test beside ours.</summary>
    /// <param name="published">What was published.</param>
    /// <param name="result">Our test.</param>
    /// <param name="sisters">The values of our cells.</param>
    public static PublishedLineageReport Describe(PublishedLineage published, MarkovTestResult result, SisterInformation sisters)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(sisters);
        RepeatedBits cells = RepeatedBits.Of([.. sisters.Cells.Select(cell => cell.MeanBits)]);
        return Of(
            result.EarlyLateClones == PublishedLineage.EarlyLateClones && result.SisterClones == PublishedLineage.SisterClones,
            FormattableString.Invariant($"{PublishedLineage.EarlyLateClones:N0} clones with an early and a late cell and {PublishedLineage.SisterClones} with sisters"),
            FormattableString.Invariant($"{result.EarlyLateClones:N0} and {result.SisterClones:N0}"),
            PublishedValueReport.Describe("early-late", "pairings", published.EarlyLate, result.EarlyLate.Bits),
            PublishedValueReport.Describe("early-late-shuffled", "pairings", published.ShuffledEarlyLate, result.EarlyLate.ControlBits),
            PublishedValueReport.Describe("sisters", "pairings", published.Sisters, result.Sisters.Bits),
            PublishedValueReport.Describe("sisters-shuffled", "pairings", published.ShuffledSisters, result.Sisters.ControlBits),
            PublishedValueReport.Describe("late-cells", "cells", published.LateCells, cells));
    }

    /// <summary>Puts published values of early cells beside ours.</summary>
    /// <param name="published">What was published.</param>
    /// <param name="result">Our study.</param>
    public static PublishedLineageReport Describe(PublishedLineage published, PseudotimeInformation result)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(result);
        CellInformation[] placed = [.. result.Cells.Where(cell => double.IsFinite(cell.Position))];
        int count = published.EarlyCells?.Count ?? 0;
        return Of(
            result.Clones == PublishedLineage.EarlyLateClones,
            FormattableString.Invariant($"{PublishedLineage.EarlyLateClones:N0} clones with an early and a late cell"),
            FormattableString.Invariant($"{result.Clones:N0}"),
            PublishedValueReport.Describe("early-cells", "cells", published.EarlyCells, RepeatedBits.Of([.. placed.Select(cell => cell.MeanBits)])),
            PublishedValueReport.Describe(
                "rise", "cells", published.RiseBits is { } rise ? new RepeatedBits(count, rise, null) : null, new RepeatedBits(placed.Length, result.RiseBits, null)));
    }

    private static PublishedLineageReport Of(bool isSame, string theirs, string ours, params ReadOnlySpan<PublishedValueReport?> values)
    {
        PublishedValueReport[] known = [.. values.ToArray().OfType<PublishedValueReport>()];
        return new PublishedLineageReport
        {
            SameClones = isSame,
            Remark = isSame
                ? $"The paper has as many clones: {theirs}."
                : $"Published values are of other data: of {theirs}, while there are {ours} here.",
            Values = known,
        };
    }
}
