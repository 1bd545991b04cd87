using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Studies.Pairing;

/// <summary>
/// Cells of which some are related to each other, by descent or by place, and of which each draw takes pairs at random, each cell in at most one.
/// </summary>
/// <remarks>
/// The two cells of a pair have no order; which is X and which is Y is drawn, so that X and Y have the same distribution. Pairs of relatives of relatives are
/// not independent: <see cref="GroupsOf"/> tells which are kept together.
/// </remarks>
internal abstract class RelatedPairing
{
    /// <summary>The number of groups that are made where the cells allow it: enough for intervals over groups, and few, so that groups are far apart.</summary>
    public const int WantedGroups = 32;

    /// <summary>What is said of the pairing, in a sentence without a period.</summary>
    public abstract string Note { get; }

    /// <summary>That pairs are not independent, and what is done about it.</summary>
    public abstract EstimateWarning Warning { get; }

    /// <summary>The group of each row: a clade, or a block of places.</summary>
    protected abstract IReadOnlyList<int> Groups { get; }

    /// <summary>Draws pairs.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="draw">Which draw, from 0.</param>
    public RowPairs Draw(ulong seed, int draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        var random = new RandomStream(seed, RandomPurpose.RelatedPairing, (ulong)draw);
        (int X, int Y)[] pairs =
        [
            .. Match(random).Select(pair => (First: Math.Min(pair.One, pair.Other), Second: Math.Max(pair.One, pair.Other))).OrderBy(pair => pair)
                .Select(pair => random.NextInt(2) == 0 ? (pair.First, pair.Second) : (pair.Second, pair.First)),
        ];
        return new RowPairs(Array.ConvertAll(pairs, pair => pair.X), Array.ConvertAll(pairs, pair => pair.Y));
    }

    /// <summary>The groups of pairs: that of the row of X.</summary>
    /// <param name="pairs">The pairs.</param>
    public RowGroups GroupsOf(RowPairs pairs) => RowGroups.Of([.. pairs.X.Select(row => FormattableString.Invariant($"{Groups[row]}"))]);

    /// <summary>Draws pairs of related rows, no row in two.</summary>
    /// <param name="random">Where chance is from.</param>
    protected abstract List<(int One, int Other)> Match(RandomStream random);

    /// <summary>Goes over rows in random order and pairs each that is free with one of its partners that is, if there is any, each as likely.</summary>
    /// <param name="partners">The partners of each row.</param>
    /// <param name="random">Where chance is from.</param>
    protected static List<(int One, int Other)> MatchGreedily(IReadOnlyList<IReadOnlyList<int>> partners, RandomStream random)
    {
        var isTaken = new bool[partners.Count];
        var pairs = new List<(int One, int Other)>();
        foreach (int row in random.NextPermutation(partners.Count))
        {
            int[] free = isTaken[row] ? [] : [.. partners[row].Where(partner => !isTaken[partner])];
            if (free.Length > 0)
            {
                int partner = free[random.NextInt(free.Length)];
                isTaken[row] = isTaken[partner] = true;
                pairs.Add((row, partner));
            }
        }

        return pairs;
    }
}
