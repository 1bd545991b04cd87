using System.Text;
using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.MatrixMarket;

/// <summary>The Matrix Market exchange format.</summary>
internal sealed class MatrixMarketFormat : IFileFormat
{
    /// <inheritdoc/>
    public string Name => "matrixmarket";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".mtx"];

    /// <inheritdoc/>
    public FormatSignature Signature => FormatSignature.Required;

    /// <inheritdoc/>
    public bool StartsLike(ReadOnlySpan<byte> head) => head.Length >= MatrixMarketText.Magic.Length && Ascii.EqualsIgnoreCase(head[..MatrixMarketText.Magic.Length], MatrixMarketText.Magic);

    /// <inheritdoc/>
    public FormatReader Open(SourceFile file) => new MatrixMarketReader(file);
}
