using System.Numerics;

namespace LatentMI.Tests.Golden;

/// <summary>
/// SplitMix64 and xoshiro256++ as their authors publish them (https://prng.di.unimi.it/splitmix64.c and xoshiro256plusplus.c), written down apart from the
/// library: what the library's streams are compared with, and where the data of golden values come from.
/// </summary>
internal sealed class ReferenceRandom
{
    private readonly ulong[] _s;

    /// <summary>A generator whose state SplitMix64 draws from a seed.</summary>
    /// <param name="seed">The seed.</param>
    public ReferenceRandom(ulong seed)
        : this([.. SplitMix(seed).Take(4)])
    {
    }

    /// <summary>A generator of a state.</summary>
    /// <param name="state">Four numbers.</param>
    public ReferenceRandom(ulong[] state) => _s = [.. state];

    /// <summary>The numbers of SplitMix64.</summary>
    /// <param name="x">The state that it starts with.</param>
    public static IEnumerable<ulong> SplitMix(ulong x)
    {
        while (true)
        {
            ulong z = x += 0x9e3779b97f4a7c15;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            yield return z ^ (z >> 31);
        }
    }

    /// <summary>The next number of xoshiro256++.</summary>
    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_s[0] + _s[3], 23) + _s[0];
        ulong t = _s[1] << 17;
        _s[2] ^= _s[0];
        _s[3] ^= _s[1];
        _s[1] ^= _s[2];
        _s[0] ^= _s[3];
        _s[2] ^= t;
        _s[3] = BitOperations.RotateLeft(_s[3], 45);
        return result;
    }

    /// <summary>A number of [0, 1).</summary>
    public double NextUniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number of mean 0 and variance 1 that is nearly normal, made by additions alone, so that it is the same on every machine.</summary>
    public double NextNearlyNormal()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += NextUniform();
        }

        return sum;
    }
}
