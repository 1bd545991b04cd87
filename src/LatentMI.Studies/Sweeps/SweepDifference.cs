using System.Globalization;

namespace LatentMI.Studies.Sweeps;

/// <summary>Tells in words what one plan has that another has not.</summary>
internal static class SweepDifference
{
    /// <summary>The first difference that changes what is estimated; null where there is none.</summary>
    /// <param name="stored">The plan in the folder.</param>
    /// <param name="given">The plan that was given.</param>
    public static string? Find(SweepPlan stored, SweepPlan given) =>
        Groups(stored, given)
        ?? Lists("pair", stored.Pairs, given.Pairs, pair => pair.Lag == 0
            ? $"{pair.X} with {pair.Y}"
            : string.Create(CultureInfo.InvariantCulture, $"{pair.X} with {pair.Y} at lag {pair.Lag}"))
        ?? Lists("seed", stored.Seeds, given.Seeds, seed => seed.ToString(CultureInfo.InvariantCulture))
        ?? Lists("estimate", stored.Estimates, given.Estimates, estimate => estimate.ToString());

    private static string? Groups(SweepPlan stored, SweepPlan given)
    {
        Dictionary<string, SweepGroup> before = stored.Groups.ToDictionary(group => group.Name);
        foreach (SweepGroup group in given.Groups)
        {
            if (before.TryGetValue(group.Name, out SweepGroup? old) && Describe(old) != Describe(group))
            {
                return $"the group {group.Name} was {Describe(old)} and is {Describe(group)}";
            }

            if (old is not null && !(old.Columns ?? []).SequenceEqual(group.Columns ?? []))
            {
                return $"the group {group.Name} had other columns of {group.Address}";
            }
        }

        return Lists("group", stored.Groups, given.Groups, group => group.Name);
    }

    private static string Describe(SweepGroup group) => string.Create(
        CultureInfo.InvariantCulture,
        $"{group.Address}{group.Rows} of {OneLine.Count(group.Count, "row")} and {OneLine.Count(group.Dimensions, "column")}");

    private static string? Lists<T>(string what, IReadOnlyList<T> stored, IReadOnlyList<T> given, Func<T, string> describe)
    {
        HashSet<string> before = [.. stored.Select(describe)];
        HashSet<string> now = [.. given.Select(describe)];
        if (given.Select(describe).FirstOrDefault(item => !before.Contains(item)) is { } added)
        {
            return $"it lacks the {what} {added}";
        }

        return stored.Select(describe).FirstOrDefault(item => !now.Contains(item)) is { } gone ? $"it has the {what} {gone}, which is not in the plan" : null;
    }
}
