using System.Globalization;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Latent;

/// <summary>What is said of rows that resemble others of their group on both sides.</summary>
internal static class GroupedRows
{
    /// <summary>Whether there are groups enough to tell how far an estimate may be off.</summary>
    /// <param name="groups">The groups.</param>
    public static bool AreEnough(RowGroups groups) => AlikeGroups.IndependentCount(groups.OfRows) >= CrossFittedEstimation.LeastGroupsWithInterval;

    /// <summary>Says why there is no interval.</summary>
    /// <param name="memory">How much rows resemble others of their group.</param>
    /// <param name="groups">The groups.</param>
    public static EstimateWarning TooFew(RowMemory memory, RowGroups groups) => new EstimateWarning(
        "few-groups",
        string.Create(CultureInfo.InvariantCulture, $"{Seen(memory, groups)}, and {groups.Count} groups are too few to say how far the value may be off: there is no interval; measure ")
        + $"{CrossFittedEstimation.LeastGroupsWithInterval} groups of about the same size or more, or subtract from each row the mean of its group if what groups share is of no interest.");

    /// <summary>Says that the estimate takes rows of a group as neighbors of each other.</summary>
    /// <param name="memory">How much rows resemble others of their group.</param>
    /// <param name="groups">The groups.</param>
    public static EstimateWarning NotApart(RowMemory memory, RowGroups groups) => new EstimateWarning(
        "alike-groups",
        $"{Seen(memory, groups)}, but nearest neighbors are sought within groups, too: the value may be far too high; use the preset default, which compares rows of different groups only.");

    private static string Seen(RowMemory memory, RowGroups groups) => string.Create(
        CultureInfo.InvariantCulture,
        $"Rows resemble others of their group on both sides (correlation {memory.LagOneX:F2} in X, {memory.LagOneY:F2} in Y): {groups.OfRows.Count} rows are worth about {groups.OfRows.Count / AlikeGroups.RowsOfOne(memory, groups.OfRows)} independent ones");
}
