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

    // HDF5 after a header of 512 bytes.
    private static ReadOnlySpan<byte> Level73 => "MATLAB 7.3"u8;

    /// <inheritdoc/>
    public bool StartsLike(ReadOnlySpan<byte> head) => head.StartsWith(Level5) || head.StartsWith(Level73);

    /// <inheritdoc/>
    public FormatReader Open(SourceFile file) => !file.Head.StartsWith(Level73) ? new MatReader(file)
        : !file.IsGzip ? new Mat73Reader(file)
        : throw new InputException($"{file.Path}: a MAT-file of level 7.3 cannot be read while it is gzipped; unpack it with gunzip first.");
}
