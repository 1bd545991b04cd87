using LatentMI.Numerics;

namespace LatentMI.Pairing;

/// <summary>The orders in which rows of X are put beside rows of Y that they do not belong to.</summary>
/// <param name="rows">The number of rows.</param>
/// <param name="options">How many, and whether shuffled or shifted.</param>
internal sealed class RowPermutations(int rows, PermutationTestOptions options)
{
    /// <summary>The orders: for each place the row that goes there.</summary>
    /// <exception cref="InputException">There are fewer different shifts, or orders of groups, than are wanted.</exception>
    public IEnumerable<int[]> Draw()
    {
        options.RequireRows(rows);
        return (options.TimeSeriesBlock, options.Groups) switch
        {
            ( > 1 and { } block, _) => Shifts(block),
            (_, { } groups) => GroupShuffles(groups.Members),
            _ => Shuffles(),
        };
    }

    private IEnumerable<int[]> Shuffles()
    {
        for (int i = 0; i < options.Permutations; i++)
        {
            yield return new RandomStream(options.Seed, RandomPurpose.Permutation, (ulong)i).NextPermutation(rows);
        }
    }

    /// <summary>Groups in random orders, laid over the groups in theirs.</summary>
    private IEnumerable<int[]> GroupShuffles(int[][] groups)
    {
        int[] places = [.. groups.SelectMany(members => members)];
        for (int i = 0; i < options.Permutations; i++)
        {
            int[] shuffled = new RandomStream(options.Seed, RandomPurpose.Permutation, (ulong)i).NextPermutation(groups.Length);
            var order = new int[rows];
            int position = 0;
            foreach (int row in shuffled.SelectMany(group => groups[group]))
            {
                order[places[position++]] = row;
            }

            yield return order;
        }
    }

    /// <summary>Different shifts, none of them twice.</summary>
    private IEnumerable<int[]> Shifts(int block)
    {
        int[] shifts = new RandomStream(options.Seed, RandomPurpose.Permutation).NextPermutation(options.PossibleShifts(rows));
        foreach (int shift in shifts.Take(options.Permutations))
        {
            yield return [.. Enumerable.Range(0, rows).Select(i => (int)(((long)i + block + shift) % rows))];
        }
    }
}
