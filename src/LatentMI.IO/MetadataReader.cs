using LatentMI.IO.Formats;
using LatentMI.IO.Formats.Hdf5;
using LatentMI.IO.Formats.Parquet;
using LatentMI.IO.Formats.Text;
using LatentMI.IO.Streams;
using LatentMI.IO.Tables;

namespace LatentMI.IO;

/// <summary>Reads facts about rows, in named columns, from text with a header.</summary>
/// <remarks>
/// A column is of numbers where all its values are, and else of text. Missing are empty fields, <c>NA</c>, <c>N/A</c>, <c>NaN</c>,
/// <c>NULL</c> and <c>None</c>, in upper or lower case.
/// </remarks>
public static class MetadataReader
{
    /// <summary>Reads a table of metadata.</summary>
    /// <param name="address">
    /// A file; or the address of samples, <c>FILE[:ITEM][:COLUMNS]</c>, for the metadata that the same file holds on their rows: all columns of a
    /// text.
    /// </param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such file, or it holds no metadata in a format that is known.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static MetadataTable Read(string address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ReaderEdge.Guard(address, parts => Read(parts, cancellationToken));
    }

    /// <summary>Reads an item of an HDF5 file that is a table itself.</summary>
    /// <param name="address">The file, and the path of the table.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such table.</exception>
    internal static MetadataTable ReadTable(string address, CancellationToken cancellationToken) =>
        ReaderEdge.Guard(address, parts => Hdf5Reader.ReadTable(SourceFile.Find(parts.Path), parts, cancellationToken));

    private static MetadataTable Read(SampleAddress address, CancellationToken cancellationToken)
    {
        SourceFile file = SourceFile.Find(address.Path);
        return SampleFormatDetection.Detect(file) switch
        {
            SampleFormat.Text => TextMetadataReader.Read(file, cancellationToken),
            SampleFormat.Hdf5 => Hdf5Reader.ReadMetadata(file, address, cancellationToken),
            SampleFormat.Parquet => ParquetSamples.ReadMetadata(file, address, cancellationToken),
            SampleFormat format => throw new InputException(
                $"{address.Path}: a file of the format {format.ToString().ToLowerInvariant()} has no metadata on its rows; give a table of them, such as a CSV file."),
        };
    }
}
