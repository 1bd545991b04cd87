using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Npz;

/// <summary>A zip archive of NumPy arrays.</summary>
internal sealed class NpzFormat : IFileFormat
{
    /// <inheritdoc/>
    public string Name => "npz";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".npz"];

    /// <inheritdoc/>
    public FormatSignature Signature => FormatSignature.Required;

    /// <inheritdoc/>
    public bool HasItems => true;

    /// <inheritdoc/>
    public bool StartsLike(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    /// <inheritdoc/>
    public FormatReader Open(SourceFile file) => !file.IsGzip
        ? new NpzReader(file)
        : throw new InputException($"{file.Path}: a gzipped archive cannot be read; unpack it with gunzip first.");
}
