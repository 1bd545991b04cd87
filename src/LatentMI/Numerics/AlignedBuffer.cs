namespace LatentMI.Numerics;

/// <summary>
/// Floats at a fixed address, aligned to a cache line, so that kernels can work with pointers and the widest vectors never straddle lines.
/// </summary>
/// <remarks>
/// The memory is a pinned array: who computes with <see cref="Pointer"/> keeps the buffer, or a <see cref="MatrixView"/> of it, in a field until the
/// work is done.
/// </remarks>
internal sealed unsafe class AlignedBuffer
{
    private const int AlignmentBytes = 64;

    private readonly float[] _array;
    private readonly int _start;

    /// <summary>Allocates zeros.</summary>
    /// <param name="length">The number of floats.</param>
    public AlignedBuffer(int length)
    {
        const int Padding = AlignmentBytes / sizeof(float);
        _array = GC.AllocateArray<float>(checked(length + Padding), pinned: true);
        Length = length;
        fixed (float* origin = _array)
        {
            _start = (int)((AlignmentBytes - ((nuint)origin % AlignmentBytes)) % AlignmentBytes / sizeof(float));
            Pointer = origin + _start;
        }
    }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The address of the first.</summary>
    public float* Pointer { get; }

    /// <summary>The floats.</summary>
    public Span<float> Span => _array.AsSpan(_start, Length);
}
