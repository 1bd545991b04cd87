using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>
/// Multiply-adds on registers alone: the speed that no matrix product can exceed, as this machine has it at the moment of measuring.
/// </summary>
internal abstract class PeakWork : IPartedWork
{
    /// <summary>The parts that are shared out to the threads.</summary>
    public const int Parts = 8;

    /// <summary>The floating point operations of all parts.</summary>
    public abstract double Flops { get; }

    /// <summary>The widths that this machine has in hardware, narrow ones first.</summary>
    public static IEnumerable<SimdWidth> Widths
    {
        get
        {
            yield return SimdWidth.Scalar;
            if (Vector128.IsHardwareAccelerated)
            {
                yield return SimdWidth.Vector128;
            }

            if (Vector256.IsHardwareAccelerated)
            {
                yield return SimdWidth.Vector256;
            }

            if (Vector512.IsHardwareAccelerated)
            {
                yield return SimdWidth.Vector512;
            }
        }
    }

    /// <summary>Prepares the work for a vector width.</summary>
    /// <param name="width">The vector width.</param>
    public static PeakWork Create(SimdWidth width) => width switch
    {
        SimdWidth.Vector512 => new PeakWork<Simd512<float>, MultiplyAdd512, Vector512<float>>(),
        SimdWidth.Vector256 => new PeakWork<Simd256<float>, MultiplyAdd256, Vector256<float>>(),
        SimdWidth.Vector128 => new PeakWork<Simd128<float>, MultiplyAdd128, Vector128<float>>(),
        _ => new PeakWork<SimdScalar<float>, MultiplyAddScalar, float>(),
    };

    /// <inheritdoc/>
    public abstract void Run(int part, int worker);
}

/// <summary>The work for one vector width.</summary>
/// <typeparam name="TSimd">The vector operations.</typeparam>
/// <typeparam name="TMultiplyAdd">The operation that is measured.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal sealed class PeakWork<TSimd, TMultiplyAdd, TVector> : PeakWork
    where TSimd : struct, ISimd<TVector, float>
    where TMultiplyAdd : struct, IMultiplyAdd<TVector>
{
    // Two units with a latency of four or five cycles need ten independent chains; twelve and two factors fit into sixteen registers.
    private const int Chains = 12;

    private const int Iterations = 1 << 20;

    private readonly float[] _sums = new float[Parts];

    /// <inheritdoc/>
    public override double Flops => 2.0 * Parts * Iterations * Chains * TSimd.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int part, int worker)
    {
        TVector factor = TSimd.Create(0.5f);
        TVector addend = TSimd.Create(1);
        TVector c0 = addend, c1 = addend, c2 = addend, c3 = addend, c4 = addend, c5 = addend;
        TVector c6 = addend, c7 = addend, c8 = addend, c9 = addend, c10 = addend, c11 = addend;
        for (int i = 0; i < Iterations; i++)
        {
            c0 = TMultiplyAdd.MultiplyAdd(c0, factor, addend);
            c1 = TMultiplyAdd.MultiplyAdd(c1, factor, addend);
            c2 = TMultiplyAdd.MultiplyAdd(c2, factor, addend);
            c3 = TMultiplyAdd.MultiplyAdd(c3, factor, addend);
            c4 = TMultiplyAdd.MultiplyAdd(c4, factor, addend);
            c5 = TMultiplyAdd.MultiplyAdd(c5, factor, addend);
            c6 = TMultiplyAdd.MultiplyAdd(c6, factor, addend);
            c7 = TMultiplyAdd.MultiplyAdd(c7, factor, addend);
            c8 = TMultiplyAdd.MultiplyAdd(c8, factor, addend);
            c9 = TMultiplyAdd.MultiplyAdd(c9, factor, addend);
            c10 = TMultiplyAdd.MultiplyAdd(c10, factor, addend);
            c11 = TMultiplyAdd.MultiplyAdd(c11, factor, addend);
        }

        // Kept, so that the compiler cannot leave the loop out.
        TVector low = TSimd.Add(TSimd.Add(TSimd.Add(c0, c1), TSimd.Add(c2, c3)), TSimd.Add(c4, c5));
        TVector high = TSimd.Add(TSimd.Add(TSimd.Add(c6, c7), TSimd.Add(c8, c9)), TSimd.Add(c10, c11));
        _sums[part] = TSimd.Sum(TSimd.Add(low, high));
    }
}
