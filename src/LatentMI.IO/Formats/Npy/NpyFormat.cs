using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Npy;

/// <summary>One NumPy array.</summary>
internal sealed class NpyFormat : IFileFormat
{
    /// <inheritdoc/>
    public string Name => "npy";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".npy"];

    /// <inheritdoc/>
    public FormatSignature Signature => FormatSignature.Required;

    /// <inheritdoc/>
    public bool StartsLike(ReadOnlySpan<byte> head) => head.StartsWith(NpyHeader.Magic);

    /// <inheritdoc/>
    public FormatReader Open(SourceFile file) => new NpyReader(file);
}
