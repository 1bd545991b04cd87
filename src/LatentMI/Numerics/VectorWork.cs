using System.Runtime.Intrinsics;

namespace LatentMI.Numerics;

/// <summary>Elementwise work on floats, written once for every vector width. An object is reused from step to step, so that nothing is allocated.</summary>
/// <param name="compute">What it runs on.</param>
internal abstract class VectorWork(Compute compute) : IPartedWork
{
    /// <inheritdoc/>
    void IPartedWork.Run(int part, int worker)
    {
        switch (compute.Width)
        {
            case SimdWidth.Vector512:
                RunPart<Simd512<float>, Vector512<float>>(part);
                break;
            case SimdWidth.Vector256:
                RunPart<Simd256<float>, Vector256<float>>(part);
                break;
            case SimdWidth.Vector128:
                RunPart<Simd128<float>, Vector128<float>>(part);
                break;
            default:
                RunPart<SimdScalar<float>, float>(part);
                break;
        }
    }

    /// <summary>Does one part with vectors.</summary>
    /// <typeparam name="TSimd">The vector operations.</typeparam>
    /// <typeparam name="TVector">Their vector.</typeparam>
    /// <param name="part">The part's number, from 0.</param>
    protected abstract void RunPart<TSimd, TVector>(int part)
        where TSimd : struct, ISimd<TVector, float>;

    /// <summary>Runs all parts.</summary>
    /// <param name="parts">How many.</param>
    protected void RunParts(int parts) => compute.Run(this, parts);

    /// <summary>The number of parts of a size that cover a count.</summary>
    protected static int PartsOf(int count, int partSize) => (count + partSize - 1) / partSize;
}
