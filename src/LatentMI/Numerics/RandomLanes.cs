using System.Runtime.Intrinsics;

namespace LatentMI.Numerics;

/// <summary>Four streams of xoshiro256++ (see <see cref="RandomStream"/>) side by side in vectors, for many bits at once.</summary>
/// <remarks>The vectors are the same on every processor: those without them work through halves, which changes no bit.</remarks>
internal sealed class RandomLanes
{
    /// <summary>The number of 64-bit numbers that are drawn at a time.</summary>
    public const int Lanes = 4;

    private readonly ulong[] _states = new ulong[4 * Lanes];

    /// <summary>Starts the streams of a purpose, in place.</summary>
    /// <param name="random">A stream; its next numbers become the states.</param>
    public void Restart(RandomStream random)
    {
        for (int i = 0; i < _states.Length; i++)
        {
            _states[i] = random.NextBits();
        }
    }

    /// <summary>Fills memory with random bits.</summary>
    /// <param name="bits">Receives them; a whole number of <see cref="Lanes"/>.</param>
    public void Fill(Span<ulong> bits)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bits.Length % Lanes, 0);
        Vector256<ulong> s0 = Vector256.Create(_states, 0);
        Vector256<ulong> s1 = Vector256.Create(_states, Lanes);
        Vector256<ulong> s2 = Vector256.Create(_states, 2 * Lanes);
        Vector256<ulong> s3 = Vector256.Create(_states, 3 * Lanes);
        for (int i = 0; i < bits.Length; i += Lanes)
        {
            (RotateLeft(s0 + s3, 23) + s0).CopyTo(bits[i..]);
            Vector256<ulong> t = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= t;
            s3 = RotateLeft(s3, 45);
        }

        s0.CopyTo(_states, 0);
        s1.CopyTo(_states, Lanes);
        s2.CopyTo(_states, 2 * Lanes);
        s3.CopyTo(_states, 3 * Lanes);
    }

    private static Vector256<ulong> RotateLeft(Vector256<ulong> bits, int by) => (bits << by) | (bits >>> (64 - by));
}
