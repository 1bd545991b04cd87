using System.Numerics;
using System.Runtime.InteropServices;
using LatentMI.Numerics;

namespace LatentMI.Networks;

/// <summary>
/// Inverted dropout (Srivastava et al. 2014): each value is removed with probability p, else divided by 1 - p. Blocks of rows have random
/// streams of their own, so the mask does not depend on the number of threads.
/// </summary>
/// <param name="compute">What it runs on.</param>
/// <param name="seed">The seed of all masks.</param>
internal sealed unsafe class DropoutWork(Compute compute, ulong seed) : IPartedWork
{
    private const int RowsPerPart = 32;
    private const int DrawnTogether = 512;

    private readonly (RandomStream Start, RandomLanes Lanes)[] _randoms =
        [.. Enumerable.Range(0, compute.Team.Threads).Select(_ => (new RandomStream(seed, RandomPurpose.Dropout), new RandomLanes()))];

    private MatrixView _input;
    private MatrixView _mask;
    private MatrixView _output;
    private ulong _stream;
    private uint _threshold;
    private float _scale;

    /// <summary>Draws a mask and applies it.</summary>
    /// <param name="input">Row-major values.</param>
    /// <param name="mask">Receives 0 or 1 / (1 - p).</param>
    /// <param name="output">Receives input times mask.</param>
    /// <param name="probability">p.</param>
    /// <param name="stream">A number that no other mask has.</param>
    public void Apply(MatrixView input, MatrixView mask, MatrixView output, double probability, ulong stream)
    {
        (_input, _mask, _output, _stream) = (input, mask, output, stream);
        _threshold = (uint)Math.Round(probability * uint.MaxValue);
        _scale = (float)(1 / (1 - probability));
        compute.Run(this, (input.Rows + RowsPerPart - 1) / RowsPerPart);
    }

    /// <inheritdoc/>
    void IPartedWork.Run(int part, int worker)
    {
        (RandomStream start, RandomLanes random) = _randoms[worker];
        start.Restart(seed, RandomPurpose.Dropout, (_stream << 20) + (ulong)part);
        random.Restart(start);
        int firstRow = part * RowsPerPart;
        int count = Math.Min(RowsPerPart, _input.Rows - firstRow) * _input.Columns;
        float* input = _input.Data + (firstRow * _input.RowStride);
        float* mask = _mask.Data + (firstRow * _mask.RowStride);
        float* output = _output.Data + (firstRow * _output.RowStride);
        Span<ulong> bits = stackalloc ulong[DrawnTogether / 2];
        for (int i = 0; i < count; i += DrawnTogether)
        {
            random.Fill(bits);
            int some = Math.Min(DrawnTogether, count - i);
            Apply(MemoryMarshal.Cast<ulong, uint>(bits), new Span<float>(input + i, some), new Span<float>(mask + i, some), new Span<float>(output + i, some));
        }
    }

    /// <summary>Without branches, whose direction nothing could foresee.</summary>
    private void Apply(ReadOnlySpan<uint> bits, ReadOnlySpan<float> input, Span<float> mask, Span<float> output)
    {
        var threshold = new Vector<uint>(_threshold);
        var scale = new Vector<float>(_scale);
        int i = 0;
        for (; i <= input.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<uint> removed = Vector.LessThan(new Vector<uint>(bits[i..]), threshold);
            Vector<float> factors = Vector.ConditionalSelect(Vector.AsVectorSingle(removed), Vector<float>.Zero, scale);
            factors.CopyTo(mask[i..]);
            (new Vector<float>(input[i..]) * factors).CopyTo(output[i..]);
        }

        for (; i < input.Length; i++)
        {
            mask[i] = bits[i] < _threshold ? 0 : _scale;
            output[i] = input[i] * mask[i];
        }
    }
}
