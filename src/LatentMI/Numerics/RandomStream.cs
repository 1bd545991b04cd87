using System.Numerics;
using System.Runtime.CompilerServices;

namespace LatentMI.Numerics;

/// <summary>
/// A reproducible stream of random numbers: xoshiro256++ (Blackman and Vigna, 2021), its state drawn by SplitMix64 from a seed, a purpose and
/// an index, so that every use of randomness has a stream of its own and the number of threads never changes what a use sees.
/// </summary>
/// <remarks>The same seed, purpose and index give the same numbers in every version of this library and on every machine.</remarks>
public sealed class RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spareNormal = double.NaN;

    /// <summary>Starts the stream of a purpose.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="index">Which of the purpose's streams: a layer, a step, a block of rows.</param>
    public RandomStream(ulong seed, RandomPurpose purpose, ulong index = 0) => Restart(seed, purpose, index);

    /// <summary>Starts another stream in place, for loops that must not allocate.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="index">Which of the purpose's streams.</param>
    public void Restart(ulong seed, RandomPurpose purpose, ulong index)
    {
        // Each part is mixed before the next is added, so that streams of neighboring indices share nothing.
        ulong state = seed;
        state = SplitMix(ref state) ^ ((ulong)purpose * 0xD1342543DE82EF95);
        state = SplitMix(ref state) ^ index;
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
        _spareNormal = double.NaN;
    }

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number from the uniform distribution on [0, 1), a multiple of 2^-53.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>An integer from 0 to <paramref name="bound"/> - 1, each equally likely (Lemire, 2019).</summary>
    /// <param name="bound">How many values there are; positive.</param>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(NextBits(), range, out ulong low);
        if (low < range)
        {
            ulong threshold = (0 - range) % range;
            while (low < threshold)
            {
                high = Math.BigMul(NextBits(), range, out low);
            }
        }

        return (int)high;
    }

    /// <summary>A number from the standard normal distribution (Marsaglia's polar method).</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(_spareNormal))
        {
            double spare = _spareNormal;
            _spareNormal = double.NaN;
            return spare;
        }

        double u, v, s;
        do
        {
            u = (2 * NextUniform()) - 1;
            v = (2 * NextUniform()) - 1;
            s = (u * u) + (v * v);
        }
        while (s is >= 1 or 0);
        double scale = Math.Sqrt(-2 * Math.Log(s) / s);
        _spareNormal = v * scale;
        return u * scale;
    }

    /// <summary>Shuffles in place, every order equally likely (Fisher and Yates).</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="values">What to shuffle.</param>
    public void Shuffle<T>(Span<T> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>Shuffles rows in place, those of one group side by side, so that a cut through them divides one group at most.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="groups">The group of every row that there is; null where none belong together.</param>
    public void ShuffleTogether(int[] rows, int[]? groups)
    {
        Shuffle<int>(rows);
        if (groups is not null)
        {
            int[] together = [.. rows.GroupBy(row => groups[row]).SelectMany(group => group)];
            together.CopyTo(rows, 0);
        }
    }

    /// <summary>A random order of 0 to <paramref name="count"/> - 1.</summary>
    /// <param name="count">How many.</param>
    public int[] NextPermutation(int count)
    {
        var order = new int[count];
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
        }

        Shuffle<int>(order);
        return order;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
