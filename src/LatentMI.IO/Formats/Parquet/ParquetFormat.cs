using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Parquet;

/// <summary>Apache Parquet.</summary>
internal sealed class ParquetFormat : IFileFormat
{
    /// <inheritdoc/>
    public string Name => "parquet";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".parquet"];

    /// <inheritdoc/>
    public FormatSignature Signature => FormatSignature.Required;

    /// <inheritdoc/>
    public bool StartsLike(ReadOnlySpan<byte> head) => head.StartsWith(ParquetSamples.Magic);

    /// <inheritdoc/>
    public FormatReader Open(SourceFile file) => !file.IsGzip
        ? new ParquetSamples(file)
        : throw new InputException($"{file.Path}: a Parquet file cannot be read while it is gzipped; unpack it with gunzip first.");
}
