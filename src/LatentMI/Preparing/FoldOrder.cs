using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Preparing;

/// <summary>The rows sorted by the fold that they were dealt to: at random, or, of a time series, in stretches with gaps.</summary>
/// <param name="Rows">The sample row of each position; rows of gaps have none.</param>
/// <param name="Starts">The first position of each fold, and the number of positions at the end.</param>
internal sealed record FoldOrder(int[] Rows, int[] Starts)
{
    // With so many rows that are a block apart in each fold, more folds are of use.
    private const int RowsApart = 30;

    // Sums over pieces of so many blocks are nearly independent of those over the next.
    private const int BlocksPerGroup = 2;

    /// <summary>The group of each position, where rows belong together, as neighbors in time do; null where they do not.</summary>
    public int[]? Groups { get; private init; }

    /// <summary>Whether the rows of a group resemble each other on both sides, so that they are no neighbors of each other.</summary>
    public bool AreGroupsAlike { get; private init; }

    /// <summary>
    /// How many rows tell about as much as one: rows of a time series that are as far apart as this are as good as independent; 1 for independent rows.
    /// </summary>
    public int Block { get; private init; } = 1;

    /// <summary>How many rows a row is remembered for: <see cref="Block"/>, or more where the series is too short for blocks of as many.</summary>
    public int Remembered { get; private init; } = 1;

    /// <summary>About as many independent rows tell as much as these.</summary>
    public int IndependentRows => Math.Max(1, Rows.Length / Remembered);

    /// <summary>About how much a row tells of one that is independent of all others: rows that belong together tell no more than one.</summary>
    public double IndependentShare =>
        (double)IndependentRows / Rows.Length * (Groups is { } groups && !AreGroupsAlike ? (double)groups.Distinct().Count() / groups.Length : 1);

    /// <summary>The number of rows of the smallest fold.</summary>
    public int SmallestFold => Starts.Zip(Starts.Skip(1), (start, end) => end - start).Min();

    /// <summary>The number of rows of the largest fold.</summary>
    public int LargestFold => Starts.Zip(Starts.Skip(1), (start, end) => end - start).Max();

    /// <summary>Deals the rows.</summary>
    /// <param name="count">n.</param>
    /// <param name="folds">The number of folds.</param>
    /// <param name="block">How many consecutive rows stay together, in the last block those that are left over too; 1 for independent rows.</param>
    /// <param name="random">The dealing.</param>
    public static FoldOrder Deal(int count, int folds, int block, RandomStream random)
    {
        int blocks = count / block;
        int[] dealt = random.NextPermutation(blocks);
        var rows = new List<int>(count);
        var starts = new List<int> { 0 };
        for (int fold = 0; fold < folds; fold++)
        {
            // In row order within a fold.
            foreach (int chosen in dealt[(int)((long)blocks * fold / folds)..(int)((long)blocks * (fold + 1) / folds)].Order())
            {
                rows.AddRange(Enumerable.Range(chosen * block, (chosen == blocks - 1 ? count : (chosen + 1) * block) - (chosen * block)));
            }

            starts.Add(rows.Count);
        }

        return new FoldOrder([.. rows], [.. starts]);
    }

    /// <summary>Deals groups of rows: the largest first, groups of one size in random order, each to the fold that has the fewest rows so far.</summary>
    /// <param name="groups">The groups, at least as many as folds.</param>
    /// <param name="folds">The number of folds.</param>
    /// <param name="alike">How many rows tell as much as one, where rows of a group resemble each other on both sides; null where they do not.</param>
    /// <param name="random">The dealing.</param>
    public static FoldOrder Deal(RowGroups groups, int folds, int? alike, RandomStream random)
    {
        int[][] members = groups.Members;
        var dealt = new List<int>[folds];
        for (int fold = 0; fold < folds; fold++)
        {
            dealt[fold] = [];
        }

        foreach (int group in random.NextPermutation(members.Length).OrderByDescending(group => members[group].Length))
        {
            dealt.MinBy(rows => rows.Count)!.AddRange(members[group]);
        }

        int[] starts = new int[folds + 1];
        for (int fold = 0; fold < folds; fold++)
        {
            dealt[fold].Sort();
            starts[fold + 1] = starts[fold] + dealt[fold].Count;
        }

        int[] rows = [.. dealt.SelectMany(fold => fold)];
        return new FoldOrder(rows, starts)
        {
            Groups = Array.ConvertAll(rows, row => groups.OfRows[row]),
            AreGroupsAlike = alike is not null,
            Block = alike ?? 1,
            Remembered = alike ?? 1,
        };
    }

    /// <summary>
    /// Cuts a time series into stretches, a fold each, with gaps of a block between them whose rows are in no fold: every row of a fold is at least a
    /// block away from the rows that its map is fitted to. As many folds as have <see cref="RowsApart"/> rows that are a block apart, and two at least.
    /// </summary>
    /// <param name="count">n.</param>
    /// <param name="most">The number of folds that are wanted.</param>
    /// <param name="leastApart">The fewest rows, a block apart, that a fold must have.</param>
    /// <param name="block">Rows this far apart are as good as independent.</param>
    /// <param name="remembered">How far apart rows would have to be for that, where the series is too short; at least the block.</param>
    /// <returns>The folds; null where two would have too few rows.</returns>
    public static FoldOrder? TryDealSeries(int count, int most, int leastApart, int block, int remembered)
    {
        int gap = block - 1;
        int folds = Math.Max(2, Math.Min(most, (int)((count + (long)gap) / (((long)RowsApart * block) + gap))));
        long kept = count - ((folds - 1L) * gap);
        if (kept < (long)folds * leastApart * block)
        {
            return null;
        }

        var rows = new List<int>((int)kept);
        var starts = new List<int> { 0 };
        for (int fold = 0; fold < folds; fold++)
        {
            int first = (int)(kept * fold / folds);
            int end = (int)(kept * (fold + 1) / folds);
            rows.AddRange(Enumerable.Range(first + (fold * gap), end - first));
            starts.Add(rows.Count);
        }

        return new FoldOrder([.. rows], [.. starts])
        {
            Block = block,
            Remembered = remembered,
            Groups = remembered == 1 ? null : [.. rows.Select(row => row / (BlocksPerGroup * remembered))],
        };
    }

    /// <summary>
    /// Parts of some positions whose rows are as good as independent of each other: at least a block apart, or of different groups that are alike, as far as
    /// there are groups enough; all in one for independent rows.
    /// </summary>
    /// <param name="positions">The positions.</param>
    public int[][] Apart(int[] positions)
    {
        if (AreGroupsAlike)
        {
            return AlikeGroups.Apart(Groups!, positions);
        }

        return Block == 1
            ? [positions]
            : [.. positions.GroupBy(position => Rows[position] % Block).OrderBy(part => part.Key).Select(part => part.ToArray())];
    }

    /// <summary>Deals rows to as many folds as are wanted, or as have enough rows.</summary>
    /// <param name="count">n.</param>
    /// <param name="most">The number of folds that are wanted.</param>
    /// <param name="leastRows">The fewest rows of a fold.</param>
    /// <param name="block">How many consecutive rows stay together; 1 for independent rows. Not used where there are groups.</param>
    /// <param name="groups">The groups of the rows; null where none belong together.</param>
    /// <param name="alike">How many rows tell as much as one, where rows of a group resemble each other on both sides: fewer folds then have more groups. Null where they do not.</param>
    /// <param name="random">The dealing.</param>
    /// <returns>The folds; null where there would be fewer than two.</returns>
    public static FoldOrder? TryDeal(int count, int most, int leastRows, int block, RowGroups? groups, int? alike, RandomStream random)
    {
        if (groups is null)
        {
            int folds = Math.Min(most, Math.Min(count / leastRows, count / block));
            return folds >= 2 ? Deal(count, folds, block, random) : null;
        }

        // The sizes of the folds do not depend on the random order of the groups, so each number of folds needs one try.
        int mostFolds = alike is not null ? Math.Max(2, (int)AlikeGroups.IndependentCount(groups.OfRows) / RowsApart) : groups.Count;
        for (int folds = Math.Min(most, mostFolds); folds >= 2; folds--)
        {
            FoldOrder dealt = Deal(groups, folds, alike, random);
            if (dealt.SmallestFold >= leastRows)
            {
                return dealt;
            }
        }

        return null;
    }

    /// <summary>The positions of each fold.</summary>
    public int[][] Members() =>
        [.. Starts.Zip(Starts.Skip(1), (start, end) => Enumerable.Range(start, end - start).ToArray())];

    /// <summary>The fold of each position.</summary>
    public int[] Folds()
    {
        var folds = new int[Rows.Length];
        for (int fold = 0; fold + 1 < Starts.Length; fold++)
        {
            folds.AsSpan(Starts[fold], Starts[fold + 1] - Starts[fold]).Fill(fold);
        }

        return folds;
    }
}
