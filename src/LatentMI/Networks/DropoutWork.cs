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

    private readonly RandomStream[] _randoms =
        [.. Enumerable.Range(0, compute.Team.Threads).Select(_ => new RandomStream(seed, RandomPurpose.Dropout))];

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
        RandomStream random = _randoms[worker];
        random.Restart(seed, RandomPurpose.Dropout, (_stream << 20) + (ulong)part);
        int firstRow = part * RowsPerPart;
        int count = Math.Min(RowsPerPart, _input.Rows - firstRow) * _input.Columns;
        float* input = _input.Data + (firstRow * _input.RowStride);
        float* mask = _mask.Data + (firstRow * _mask.RowStride);
        float* output = _output.Data + (firstRow * _output.RowStride);
        for (int i = 0; i < count; i += 2)
        {
            ulong bits = random.NextBits();
            mask[i] = (uint)bits < _threshold ? 0 : _scale;
            output[i] = input[i] * mask[i];
            if (i + 1 < count)
            {
                mask[i + 1] = (uint)(bits >> 32) < _threshold ? 0 : _scale;
                output[i + 1] = input[i + 1] * mask[i + 1];
            }
        }
    }
}
