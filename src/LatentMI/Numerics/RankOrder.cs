using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LatentMI.Numerics;

/// <summary>Orders numbers by a radix sort of their bits, which takes a fixed number of passes and no comparisons; buffers serve one column after another.</summary>
/// <remarks>Numbers are ordered as by &lt;, with -0 before 0; they must not be NaN.</remarks>
internal sealed class RankOrder
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    private readonly int[] _counts = new int[Digits];
    private ulong[] _keys;
    private ulong[] _otherKeys;
    private int[] _order;
    private int[] _otherOrder;

    /// <summary>Makes the buffers.</summary>
    /// <param name="count">How many numbers there are at a time.</param>
    public RankOrder(int count)
    {
        _keys = new ulong[count];
        _otherKeys = new ulong[count];
        _order = new int[count];
        _otherOrder = new int[count];
    }

    /// <summary>Orders numbers.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="single">Whether each is a float32 number, whose order takes fewer passes.</param>
    /// <param name="sorted">Receives the numbers in rising order.</param>
    /// <returns>The place among the numbers of each; valid until the next call.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<int> Sort(ReadOnlySpan<double> values, bool single, Span<double> sorted)
    {
        if (single)
        {
            SortSingles(values);
        }
        else
        {
            for (int i = 0; i < values.Length; i++)
            {
                _keys[i] = KeyOf(values[i]);
                _order[i] = i;
            }

            for (int shift = 0; shift < 64; shift += DigitBits)
            {
                Pass(shift);
            }
        }

        for (int i = 0; i < values.Length; i++)
        {
            sorted[i] = values[_order[i]];
        }

        return _order;
    }

    /// <summary>The same with a number's bits and its place in one word, which halves what is moved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SortSingles(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            _keys[i] = ((ulong)KeyOf((float)values[i]) << 32) | (uint)i;
        }

        ref int counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        for (int shift = 32; shift < 64; shift += DigitBits)
        {
            if (!Count(shift))
            {
                continue;
            }

            foreach (ulong key in _keys)
            {
                _otherKeys[Unsafe.Add(ref counts, (nint)((key >> shift) & (Digits - 1)))++] = key;
            }

            (_keys, _otherKeys) = (_otherKeys, _keys);
        }

        for (int i = 0; i < values.Length; i++)
        {
            _order[i] = (int)(uint)_keys[i];
        }
    }

    // The bits of numbers above 0 rise with them; those of the others fall.
    private static uint KeyOf(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }

    private static ulong KeyOf(double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        return (bits & 0x8000_0000_0000_0000) != 0 ? ~bits : bits | 0x8000_0000_0000_0000;
    }

    /// <summary>Turns the numbers of keys with each digit into the place of the first of them; false where all have the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Count(int shift)
    {
        Array.Clear(_counts);
        ref int counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        foreach (ulong key in _keys)
        {
            Unsafe.Add(ref counts, (nint)((key >> shift) & (Digits - 1)))++;
        }

        if (_counts.AsSpan().Contains(_keys.Length))
        {
            return false;
        }

        int before = 0;
        for (int digit = 0; digit < Digits; digit++)
        {
            (_counts[digit], before) = (before, before + _counts[digit]);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pass(int shift)
    {
        if (!Count(shift))
        {
            return;
        }

        ref int counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        for (int i = 0; i < _keys.Length; i++)
        {
            ulong key = _keys[i];
            int place = Unsafe.Add(ref counts, (nint)((key >> shift) & (Digits - 1)))++;
            _otherKeys[place] = key;
            _otherOrder[place] = _order[i];
        }

        (_keys, _otherKeys) = (_otherKeys, _keys);
        (_order, _otherOrder) = (_otherOrder, _order);
    }
}
