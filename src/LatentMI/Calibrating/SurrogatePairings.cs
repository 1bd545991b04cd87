using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>
/// Random permutations s of a block's rows, with probability proportional to the product of r(i, s(i)): surrogates that keep both marginals
/// exactly. Metropolis steps exchange the partners of two rows; factors of i or of s(i) alone cancel.
/// </summary>
internal static class SurrogatePairings
{
    private const int Chains = 4;

    // Half of the rows are proposed an exchange in a sweep.
    private const int SweepsBefore = 60;
    private const int SweepsBetween = 12;

    /// <summary>Draws permutations. Chains start from the data's own pairs.</summary>
    /// <param name="ratio">The ratio.</param>
    /// <param name="block">The rows.</param>
    /// <param name="count">How many permutations.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="index">Tells this block from others.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>Permutations: for each row of the block, in its order, the row of Y that it is paired with.</returns>
    public static int[][] Draw(IDensityRatio ratio, int[] block, int count, ulong seed, int index, Compute compute)
    {
        var drawn = new int[count][];
        compute.Team.Run(Math.Min(Chains, count), chain =>
        {
            var random = new RandomStream(seed, RandomPurpose.SurrogateSwaps, (ulong)((index * Chains) + chain));
            int[] partners = (int[])block.Clone();
            int[] order = [.. Enumerable.Range(0, block.Length)];
            var logs = new double[block.Length];
            for (int i = 0; i < block.Length; i++)
            {
                logs[i] = ratio.LogRatio(block[i], block[i]);
            }

            Sweep(SweepsBefore - SweepsBetween);
            for (int draw = chain; draw < count; draw += Chains)
            {
                Sweep(SweepsBetween);
                drawn[draw] = (int[])partners.Clone();
            }

            void Sweep(int sweeps)
            {
                for (int sweep = 0; sweep < sweeps; sweep++)
                {
                    compute.ThrowIfCancelled();
                    random.Shuffle<int>(order);
                    for (int p = 0; p + 1 < order.Length; p += 2)
                    {
                        (int a, int b) = (order[p], order[p + 1]);
                        double logA = ratio.LogRatio(block[a], partners[b]);
                        double logB = ratio.LogRatio(block[b], partners[a]);
                        double gain = logA + logB - logs[a] - logs[b];
                        if (gain >= 0 || random.NextUniform() < Math.Exp(gain))
                        {
                            (partners[a], partners[b]) = (partners[b], partners[a]);
                            (logs[a], logs[b]) = (logA, logB);
                        }
                    }
                }
            }
        });
        return drawn;
    }
}
