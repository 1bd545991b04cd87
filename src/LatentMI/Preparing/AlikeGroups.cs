using LatentMI.Pairing;

namespace LatentMI.Preparing;

/// <summary>
/// Groups whose rows resemble each other on both sides, such as those of one subject: taken as neighbors of each other they would share information that is none,
/// and a group tells no more than a row.
/// </summary>
internal static class AlikeGroups
{
    // Parts with one row of each group have at least so many rows, those of few groups several of a group.
    private const int FewestRowsApart = 10;

    /// <summary>How much rows resemble others of their group; null where one side does not.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="seed">The seed of the order of equal values.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    public static RowMemory? Find(Samples x, Samples y, RowGroups groups, ulong seed, int threads = 0)
    {
        if (groups.Count == x.Count)
        {
            return null;
        }

        // In the order of their groups, rows that resemble their group resemble their neighbors.
        int[] byGroup = [.. groups.Members.SelectMany(rows => rows)];
        return RowMemory.Find(x.ViewRows(byGroup), y.ViewRows(byGroup), seed, threads);
    }

    /// <summary>As many groups of one size tell as much as these: (sum of m)^2 / sum of m^2, m the rows of a group.</summary>
    /// <param name="groupOfRows">The group of each row.</param>
    public static double IndependentCount(IReadOnlyList<int> groupOfRows) =>
        Math.Pow(groupOfRows.Count, 2) / groupOfRows.CountBy(group => group).Sum(group => Math.Pow(group.Value, 2));

    /// <summary>How many rows tell about as much as one: as the memory says, and at most those of a group.</summary>
    /// <param name="memory">How much rows resemble others of their group.</param>
    /// <param name="groupOfRows">The group of each row.</param>
    public static int RowsOfOne(RowMemory memory, IReadOnlyList<int> groupOfRows) =>
        (int)Math.Ceiling(Math.Min(memory.Time, groupOfRows.Count / IndependentCount(groupOfRows)));

    /// <summary>Parts of some rows, each with rows of different groups as far as there are groups enough.</summary>
    /// <param name="groupOfRows">The group of each row.</param>
    /// <param name="rows">The rows.</param>
    public static int[][] Apart(IReadOnlyList<int> groupOfRows, int[] rows)
    {
        int[] byGroup = [.. rows.OrderBy(row => groupOfRows[row])];
        int largest = rows.CountBy(row => groupOfRows[row]).Max(group => group.Value);
        int parts = Math.Clamp(rows.Length / FewestRowsApart, 1, largest);
        return [.. Enumerable.Range(0, parts).Select(part => byGroup.Where((_, place) => place % parts == part).Order().ToArray())];
    }
}
