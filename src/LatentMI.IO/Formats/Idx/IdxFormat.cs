using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Idx;

/// <summary>The format of the MNIST files.</summary>
internal sealed class IdxFormat : IFileFormat
{
    /// <inheritdoc/>
    public string Name => "idx";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".idx"];

    /// <inheritdoc/>
    public string Listing => "idx (.idx, -ubyte)";

    /// <inheritdoc/>
    public FormatSignature Signature => FormatSignature.None;

    /// <inheritdoc/>
    public bool HasName(string name)
    {
        string lower = name.ToLowerInvariant();
        string extension = Path.GetExtension(lower);
        return lower.EndsWith("-ubyte", StringComparison.Ordinal)
            || Extensions.Contains(extension)
            || (extension.Length == 5 && extension.StartsWith(".idx", StringComparison.Ordinal) && char.IsAsciiDigit(extension[4]));
    }

    /// <inheritdoc/>
    public bool StartsLike(ReadOnlySpan<byte> head) => IdxReader.IsIdxStart(head);

    /// <inheritdoc/>
    public FormatReader Open(SourceFile file) => new IdxReader(file);
}
