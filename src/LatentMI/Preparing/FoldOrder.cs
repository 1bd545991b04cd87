using LatentMI.Numerics;

namespace LatentMI.Preparing;

/// <summary>The rows sorted by the fold that they were dealt to at random.</summary>
/// <param name="Rows">The sample row of each position.</param>
/// <param name="Starts">The first position of each fold, and n at the end.</param>
internal sealed record FoldOrder(int[] Rows, int[] Starts)
{
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
