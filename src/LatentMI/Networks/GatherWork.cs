using LatentMI.Numerics;

namespace LatentMI.Networks;

/// <summary>Copies chosen rows of a matrix into a batch.</summary>
/// <param name="compute">What it runs on.</param>
internal sealed class GatherWork(Compute compute) : IPartedWork
{
    private const int RowsPerPart = 64;

    private MatrixView _source;
    private MatrixView _target;
    private ReadOnlyMemory<int> _rows;

    /// <summary>target[i] = source[rows[i]].</summary>
    /// <param name="source">Row-major values.</param>
    /// <param name="rows">The rows, from 0.</param>
    /// <param name="target">Room for them.</param>
    public void Apply(MatrixView source, ReadOnlyMemory<int> rows, MatrixView target)
    {
        (_source, _rows, _target) = (source, rows, target);
        compute.Run(this, (rows.Length + RowsPerPart - 1) / RowsPerPart);
    }

    /// <inheritdoc/>
    void IPartedWork.Run(int part, int worker)
    {
        ReadOnlySpan<int> rows = _rows.Span;
        int last = Math.Min((part + 1) * RowsPerPart, rows.Length);
        for (int i = part * RowsPerPart; i < last; i++)
        {
            _source.Row(rows[i]).CopyTo(_target.Row(i));
        }
    }
}
