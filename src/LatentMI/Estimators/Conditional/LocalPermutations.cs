using LatentMI.Neighbors;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Conditional;

/// <summary>
/// Random re-pairings of rows with others that are near in Z, which leave X dependent on Z and make it independent of Y given Z: algorithm 1 of
/// J. Runge, "Conditional independence testing based on a nearest-neighbor estimator of conditional mutual information", AISTATS 2018.
/// </summary>
/// <remarks>
/// Rows choose in random order: each the first that nobody chose before of its neighbors in random order, itself among them, or the last of them
/// where all were chosen. So most rows are taken once, and few more often.
/// </remarks>
internal sealed class LocalPermutations
{
    // The permutations of one group of rows have indices of their own.
    private const ulong IndicesOfGroup = 1UL << 32;

    private readonly int[][] _neighbors;
    private readonly ulong _seed;
    private readonly ulong _group;

    /// <summary>Finds the neighbors.</summary>
    /// <param name="z">The rows of Z.</param>
    /// <param name="neighbors">Among how many nearest rows, the row itself included.</param>
    /// <param name="standardize">Whether distances are those of columns brought to standard deviation 1, as in the estimate that is tested.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="group">Tells these rows from others with the same seed.</param>
    /// <param name="threads">The number of threads.</param>
    public LocalPermutations(Samples z, int neighbors, bool standardize, ulong seed, ulong group, int threads)
    {
        (_seed, _group) = (seed, group);
        using var team = new WorkerTeam(threads);
        var values = new double[z.Count * z.Dimensions];
        for (int i = 0; i < z.Count; i++)
        {
            z.CopyRow(i, values.AsSpan(i * z.Dimensions, z.Dimensions));
        }

        var scaling = ColumnScaling.Measure(z);
        if (standardize)
        {
            scaling.Apply(values, z.Count, team);
        }
        else
        {
            scaling.Center(values, z.Count, team);
        }

        // Rows that are equal in Z would otherwise always be paired with those of the lowest numbers.
        TieNoise.Add(values, z.Count, z.Dimensions, seed, RandomPurpose.TieNoiseZ, set: 1, team);
        var tree = new KdTree<double>(values, z.Count, z.Dimensions, team);
        int used = Math.Min(neighbors, z.Count);
        _neighbors = new int[z.Count][];
        team.Run(z.Count, row =>
        {
            var nearest = new NearestList<double>(used);
            tree.FindNearest(values.AsSpan(row * z.Dimensions, z.Dimensions), excludedRow: -1, nearest);
            _neighbors[row] = nearest.Rows.ToArray();
        });
    }

    /// <summary>A re-pairing: for each row the row whose X it gets.</summary>
    /// <param name="index">Which one, from 0.</param>
    public int[] Draw(int index)
    {
        var random = new RandomStream(_seed, RandomPurpose.LocalPermutation, (_group * IndicesOfGroup) + (ulong)index);
        var isTaken = new bool[_neighbors.Length];
        var partners = new int[_neighbors.Length];
        foreach (int row in random.NextPermutation(_neighbors.Length))
        {
            int[] candidates = [.. _neighbors[row]];
            random.Shuffle<int>(candidates);
            int free = Array.FindIndex(candidates, candidate => !isTaken[candidate]);
            int partner = candidates[free < 0 ? candidates.Length - 1 : free];
            isTaken[partner] = true;
            partners[row] = partner;
        }

        return partners;
    }
}
