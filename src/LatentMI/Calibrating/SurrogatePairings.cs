using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>
/// Random permutations s of a block's rows, with probability proportional to the product of r(i, s(i)): surrogates that keep both marginals
/// exactly. Metropolis steps exchange the partners of two rows; factors of i or of s(i) alone cancel.
/// </summary>
/// <remarks>
/// Exchanges of rows at random are hardly ever accepted where the dependence is strong, and the surrogates would stay the data. Every other sweep
/// therefore proposes exchanges of rows of Y that are near each other, at a distance drawn anew: rows of two sibling boxes of <see cref="NestedOrder"/>,
/// matched by a rule that does not depend on how rows are paired, so that proposals are as likely back as forth.
/// </remarks>
internal static class SurrogatePairings
{
    private const int Chains = 4;

    // Half of the rows are proposed an exchange in a sweep. Where the dependence is strong few exchanges are accepted, and it takes more of them to forget the data.
    private const int SweepsBefore = 60;
    private const double NatsPerBurnIn = 1;
    private const int MostBurnIns = 6;
    private const int SweepsBetween = 12;

    /// <summary>Draws permutations. Chains start from the data's own pairs.</summary>
    /// <param name="ratio">The ratio.</param>
    /// <param name="latents">The latents.</param>
    /// <param name="index">Which block of them.</param>
    /// <param name="count">How many permutations.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>Permutations: for each row of the block, in its order, the row of Y that it is paired with.</returns>
    public static int[][] Draw(IRowRatio ratio, LatentPairs latents, int index, int count, ulong seed, Compute compute)
    {
        int[] block = latents.Blocks[index];
        int[] near = ratio is NoRatio ? [] : NestedOrder.Of(latents.Y, block);
        double nats = block.Average(row => ratio.LogRatio(row, row));
        int burnIns = ratio is IUnscaledRatio ? 1 : (int)Math.Clamp(nats / NatsPerBurnIn, 1, MostBurnIns);
        var drawn = new int[count][];
        compute.Team.Run(Math.Min(Chains, count), chain =>
        {
            var random = new RandomStream(seed, RandomPurpose.SurrogateSwaps, (ulong)((index * Chains) + chain));
            var pairing = new ChainOfPairings(ratio, block, near, random);
            pairing.Sweep((SweepsBefore * burnIns) - SweepsBetween, compute);
            for (int draw = chain; draw < count; draw += Chains)
            {
                pairing.Sweep(SweepsBetween, compute);
                drawn[draw] = pairing.Partners();
            }
        });
        return drawn;
    }

    /// <summary>A Markov chain of pairings of a block.</summary>
    private sealed class ChainOfPairings
    {
        private readonly IRowRatio _ratio;
        private readonly int[] _block;
        private readonly int[] _near;
        private readonly RandomStream _random;
        private readonly int[] _order;

        // By position in the block: the position of the row of Y that a row of X is paired with, and back.
        private readonly int[] _partner;
        private readonly int[] _owner;
        private readonly double[] _logs;
        private int _sweeps;

        public ChainOfPairings(IRowRatio ratio, int[] block, int[] near, RandomStream random)
        {
            (_ratio, _block, _near, _random) = (ratio, block, near, random);
            _order = [.. Enumerable.Range(0, block.Length)];
            _partner = [.. _order];
            _owner = [.. _order];
            _logs = Array.ConvertAll(block, row => ratio.LogRatio(row, row));
        }

        public int[] Partners() => Array.ConvertAll(_partner, position => _block[position]);

        public void Sweep(int sweeps, Compute compute)
        {
            for (int sweep = 0; sweep < sweeps; sweep++)
            {
                compute.ThrowIfCancelled();
                if (_near.Length < 2 || _sweeps++ % 2 == 0)
                {
                    ExchangeAnywhere();
                }
                else
                {
                    ExchangeNear();
                }
            }
        }

        private void ExchangeAnywhere()
        {
            _random.Shuffle<int>(_order);
            for (int p = 0; p + 1 < _order.Length; p += 2)
            {
                Propose(_order[p], _order[p + 1]);
            }
        }

        private void ExchangeNear()
        {
            int levels = (int)Math.Log2(_near.Length);
            int half = 1 << _random.NextInt(levels);
            int turn = _random.NextInt(half);
            for (int first = 0; first + (2 * half) <= _near.Length; first += 2 * half)
            {
                for (int p = 0; p < half; p++)
                {
                    Propose(_owner[_near[first + p]], _owner[_near[first + half + ((p + turn) % half)]]);
                }
            }
        }

        private void Propose(int a, int b)
        {
            double logA = _ratio.LogRatio(_block[a], _block[_partner[b]]);
            double logB = _ratio.LogRatio(_block[b], _block[_partner[a]]);
            double gain = logA + logB - _logs[a] - _logs[b];
            if (gain >= 0 || _random.NextUniform() < Math.Exp(gain))
            {
                (_partner[a], _partner[b]) = (_partner[b], _partner[a]);
                (_logs[a], _logs[b]) = (logA, logB);
                _owner[_partner[a]] = a;
                _owner[_partner[b]] = b;
            }
        }
    }
}
