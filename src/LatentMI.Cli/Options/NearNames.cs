namespace LatentMI.Cli.Options;

/// <summary>Names that someone who mistyped may have meant.</summary>
internal static class NearNames
{
    private const int Most = 3;

    /// <summary>
    /// The names with the fewest letters to change, add or take away (V. I. Levenshtein, 1966), at most a third of them; case does not count.
    /// </summary>
    /// <param name="name">What was given.</param>
    /// <param name="names">What there is.</param>
    /// <returns>The nearest first, at most three.</returns>
    public static IEnumerable<string> Of(string name, IEnumerable<string> names) => names
        .Select(known => (known, Distance: Distance(name.ToUpperInvariant(), known.ToUpperInvariant())))
        .Where(pair => pair.Distance <= Math.Max(name.Length, pair.known.Length) / 3)
        .OrderBy(pair => pair.Distance)
        .Take(Most)
        .Select(pair => pair.known);

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
