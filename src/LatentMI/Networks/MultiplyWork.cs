using LatentMI.Numerics;

namespace LatentMI.Networks;

/// <summary>The elementwise product in place: the way back through dropout.</summary>
/// <param name="compute">What it runs on.</param>
internal sealed unsafe class MultiplyWork(Compute compute) : VectorWork(compute)
{
    private const int RowsPerPart = 32;

    private MatrixView _target;
    private MatrixView _factor;

    /// <summary>target *= factor.</summary>
    /// <param name="target">Row-major values.</param>
    /// <param name="factor">Row-major values of the same shape.</param>
    public void Apply(MatrixView target, MatrixView factor)
    {
        (_target, _factor) = (target, factor);
        RunParts(PartsOf(target.Rows, RowsPerPart));
    }

    /// <inheritdoc/>
    protected override void RunPart<TSimd, TVector>(int part)
    {
        int first = part * RowsPerPart;
        int count = Math.Min(RowsPerPart, _target.Rows - first) * _target.Columns;
        float* target = _target.Data + (first * _target.RowStride);
        float* factor = _factor.Data + (first * _factor.RowStride);
        int i = 0;
        for (; i <= count - TSimd.Count; i += TSimd.Count)
        {
            TSimd.Store(TSimd.Multiply(TSimd.Load(ref *target, i), TSimd.Load(ref *factor, i)), ref *target, i);
        }

        for (; i < count; i++)
        {
            target[i] *= factor[i];
        }
    }
}
