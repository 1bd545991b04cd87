namespace LatentMI.Experiments.Datasets.ColumnPairs;

/// <summary>The kinds of paired variables.</summary>
internal static class PairKinds
{
    private const int Letters = 4;
    private const double Kept = 0.4;

    private const double MinorAllele = 0.3;
    private const double Linked = 0.75;

    private const double Rate = 0.5;

    // The probability of more is below 1e-13.
    private const int LargestCount = 11;

    private const double Noise = 0.5;

    private static readonly float[][] Numbers = [[0], [1], [2]];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PairKind> All { get; } =
    [
        new TabledPair("binary", new[,] { { 0.35, 0.15 }, { 0.15, 0.35 } }, Numbers[..2]),
        new TabledPair("rare", new[,] { { 0.9 * 0.94, 0.9 * 0.06 }, { 0.1 * 0.6, 0.1 * 0.4 } }, Numbers[..2]),
        new TabledPair("letters", Substitutions(), OneHot()),
        new TabledPair("genotypes", Genotypes(), Numbers),
        new TabledPair("counts", SharedCounts(), [.. Enumerable.Range(0, LargestCount + 1).Select(count => new[] { (float)Math.Log(1 + count) })]),
        new CommonSign("sign", Noise),
    ];

    /// <summary>The kind of an identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static PairKind Find(string id) =>
        All.FirstOrDefault(kind => kind.Id == id)
        ?? throw new InputException($"There is no kind of pairs '{id}'; there are {string.Join(", ", All.Select(kind => kind.Id))}.");

    /// <summary>A letter is kept, or replaced by one of the others.</summary>
    private static double[,] Substitutions()
    {
        var table = new double[Letters, Letters];
        for (int a = 0; a < Letters; a++)
        {
            for (int b = 0; b < Letters; b++)
            {
                table[a, b] = a == b ? Kept : (1 - Kept) / (Letters - 1);
            }
        }

        return table;
    }

    private static float[][] OneHot() =>
        [.. Enumerable.Range(0, Letters).Select(letter => Enumerable.Range(0, Letters).Select(column => column == letter ? 1f : 0f).ToArray())];

    /// <summary>The sum of two alleles of each of two sites: an allele of the second is that of the first, or a random one.</summary>
    private static double[,] Genotypes()
    {
        double[] share = [1 - MinorAllele, MinorAllele];
        var table = new double[3, 3];
        foreach ((int a, int b, int c, int d) in from a in share.Index() from b in share.Index() from c in share.Index() from d in share.Index() select (a.Index, b.Index, c.Index, d.Index))
        {
            table[a + c, b + d] += Haplotype(a, b) * Haplotype(c, d);
        }

        return table;

        double Haplotype(int a, int b) => share[a] * ((a == b ? Linked : 0) + ((1 - Linked) * share[b]));
    }

    /// <summary>Poisson counts of which half is the same on both sides.</summary>
    private static double[,] SharedCounts()
    {
        var table = new double[LargestCount + 1, LargestCount + 1];
        double[] half = [.. Enumerable.Range(0, LargestCount + 1).Select(Half)];
        for (int a = 0; a <= LargestCount; a++)
        {
            for (int b = 0; b <= LargestCount; b++)
            {
                for (int same = 0; same <= Math.Min(a, b); same++)
                {
                    table[a, b] += half[same] * half[a - same] * half[b - same];
                }
            }
        }

        return table;

        static double Half(int count) => Enumerable.Range(1, count).Aggregate(Math.Exp(-Rate / 2), (probability, k) => probability * Rate / 2 / k);
    }
}
