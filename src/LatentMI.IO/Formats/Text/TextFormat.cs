using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Text;

/// <summary>Numbers in text, separated by commas, tabs, semicolons, or white space.</summary>
internal sealed class TextFormat : IFileFormat
{
    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".csv", ".tsv", ".txt", ".dat"];

    /// <inheritdoc/>
    public FormatSignature Signature => FormatSignature.None;

    /// <inheritdoc/>
    public bool StartsLike(ReadOnlySpan<byte> head) => false;

    /// <inheritdoc/>
    public FormatReader Open(SourceFile file) => new TextFileReader(file);
}
