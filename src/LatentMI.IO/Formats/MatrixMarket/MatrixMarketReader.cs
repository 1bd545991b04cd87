using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.MatrixMarket;

/// <summary>Reads files of a matrix in the Matrix Market exchange format (<see cref="MatrixMarketText"/>).</summary>
/// <param name="file">The file.</param>
internal sealed class MatrixMarketReader(SourceFile file) : FormatReader(file, "mtx")
{
    private const string Transposed = "T";
    private IReadOnlyList<string> _notes = [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => _notes;

    /// <summary>Reads a matrix as dense samples.</summary>
    /// <param name="address">What the user wrote: the file, <c>T</c> to turn it over, and columns of the result.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is no such matrix, or damaged, or the dense matrix does not fit into memory.</exception>
    public override SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken)
    {
        using var text = new MatrixMarketText(new StreamReader(File.Content(), TextDecoding.Lenient), File.Path);
        SampleSource source = text.Read(address, Name, Room, cancellationToken);
        _notes = text.NotesOnNames;
        return source;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ContentItem> List(SampleAddress address, CancellationToken cancellationToken) =>
        [Measure(address, cancellationToken), Measure(address.At(Transposed), cancellationToken)];
}
