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
        ?? Pairs(stored.Pairs, given.Pairs)
        ?? (stored.LagWithin == given.LagWithin ? null : $"its lags were within {stored.LagWithin ?? "all rows"} and are within {given.LagWithin ?? "all rows"}")
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

    /// <summary>Pairs may be millions, which are only looked at where they are not the same crossing of the same groups.</summary>
    private static string? Pairs(IReadOnlyList<SweepPair> stored, IReadOnlyList<SweepPair> given)
    {
        if (stored is CrossedPairs before && given is CrossedPairs now && before.IsSame(now))
        {
            return null;
        }

        if (Missing(stored, given) is { } added)
        {
            return $"it lacks the pair {Describe(added)}";
        }

        return Missing(given, stored) is { } gone ? $"it has the pair {Describe(gone)}, which is not in the plan" : null;
    }

    /// <summary>The first of some pairs that is not among others; null where all are.</summary>
    private static SweepPair? Missing(IReadOnlyList<SweepPair> others, IReadOnlyList<SweepPair> pairs)
    {
        Func<SweepPair, bool> contains = others is CrossedPairs crossed ? crossed.Contains : new HashSet<SweepPair>(others).Contains;
        foreach (SweepPair pair in pairs)
        {
            if (!contains(pair))
            {
                return pair;
            }
        }

        return null;
    }

    private static string Describe(SweepPair pair) => pair.Lag == 0
        ? $"{pair.X} with {pair.Y}"
        : string.Create(CultureInfo.InvariantCulture, $"{pair.X} with {pair.Y} at lag {pair.Lag}");

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
