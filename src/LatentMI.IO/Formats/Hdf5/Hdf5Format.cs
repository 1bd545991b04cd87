using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>HDF5, among it AnnData, MuData and Loom.</summary>
internal sealed class Hdf5Format : IFileFormat
{
    /// <inheritdoc/>
    public string Name => "hdf5";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".h5", ".hdf5", ".h5ad", ".h5mu", ".loom"];

    // A damaged file may not start like one, so the name counts, too.
    /// <inheritdoc/>
    public FormatSignature Signature => FormatSignature.Usual;

    /// <inheritdoc/>
    public bool HasItems => true;

    /// <inheritdoc/>
    public bool StartsLike(ReadOnlySpan<byte> head) => head.StartsWith(Hdf5Reader.Magic);

    /// <inheritdoc/>
    public bool StartsLater(SourceFile file)
    {
        if (file.IsGzip)
        {
            return false;
        }

        using Stream content = file.Raw();
        return Hdf5UserBlock.Find(content) is not null;
    }

    /// <inheritdoc/>
    public FormatReader Open(SourceFile file) => !file.IsGzip
        ? new Hdf5Reader(file)
        : throw new InputException($"{file.Path}: an HDF5 file cannot be read while it is gzipped; unpack it with gunzip first.");
}
