using System.Buffers.Binary;
using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Matlab;

/// <summary>
/// MAT-files of level 5, which MATLAB's <c>save</c> writes unless told otherwise, SciPy's <c>savemat</c>, and Octave's <c>save -v7</c>; and of level 7.3,
/// which MATLAB writes with <c>-v7.3</c>.
/// </summary>
internal sealed class MatFormat : IFileFormat
{
    /// <inheritdoc/>
    public string Name => "mat";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".mat"];

    /// <inheritdoc/>
    public FormatSignature Signature => FormatSignature.Required;

    /// <inheritdoc/>
    public bool HasItems => true;

    private static ReadOnlySpan<byte> Level5 => "MATLAB 5.0"u8;

    private static ReadOnlySpan<byte> OctaveText => "# Created by Oct"u8;

    // HDF5 after a header of 512 bytes.
    private static ReadOnlySpan<byte> Level73 => "MATLAB 7.3"u8;

    /// <inheritdoc/>
    public bool StartsLike(ReadOnlySpan<byte> head) => head.StartsWith(Level5) || head.StartsWith(Level73);

    /// <inheritdoc/>
    public string? FindAdvice(ReadOnlySpan<byte> head) =>
        head.StartsWith(OctaveText) ? "is text of Octave, which is not read; save it with save -v7 in Octave."
        : IsLevel4(head) ? "is a MAT-file of level 4, which is not read; save it with -v7 or -v7.3 in MATLAB, with -v7 in Octave, or with savemat(..., format='5') in SciPy."
        : null;

    /// <inheritdoc/>
    public FormatReader Open(SourceFile file) => !file.Head.StartsWith(Level73) ? new MatReader(file)
        : !file.IsGzip ? new Mat73Reader(file)
        : throw new InputException($"{file.Path}: a MAT-file of level 7.3 cannot be read while it is gzipped; unpack it with gunzip first.");

    // Level 4 has no signature: a first number of decimal digits says the order of bytes, nothing, the type of numbers and the kind of matrix; the axes and a truth value follow.
    private static bool IsLevel4(ReadOnlySpan<byte> head)
    {
        const int length = 4 * sizeof(int);
        if (head.Length < length)
        {
            return false;
        }

        bool isBigEndian = BinaryPrimitives.ReadInt32BigEndian(head) is >= 1000 and < 2000;
        int type = Number(head);
        return type >= 0
            && type / 1000 == (isBigEndian ? 1 : 0)
            && type % 1000 / 100 == 0
            && type % 100 / 10 <= 5
            && type % 10 <= 2
            && Number(head[sizeof(int)..]) >= 0
            && Number(head[(2 * sizeof(int))..]) >= 0
            && Number(head[(3 * sizeof(int))..]) is 0 or 1;

        int Number(ReadOnlySpan<byte> bytes) => isBigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }
}
