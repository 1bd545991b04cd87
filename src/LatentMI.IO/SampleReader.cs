using LatentMI.IO.Formats;
using LatentMI.IO.Formats.Hdf5;
using LatentMI.IO.Formats.Idx;
using LatentMI.IO.Formats.MatrixMarket;
using LatentMI.IO.Formats.Npy;
using LatentMI.IO.Formats.Npz;
using LatentMI.IO.Formats.Parquet;
using LatentMI.IO.Formats.Text;
using LatentMI.IO.Streams;

namespace LatentMI.IO;

/// <summary>
/// Reads samples from files: NumPy arrays (<c>.npy</c>, <c>.npz:key</c>), delimited or white-space separated text, and idx, any but
/// <c>.npz</c> also gzipped.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>An address is <c>FILE[:ITEM][:COLUMNS]</c>. Files that hold several arrays have items; <c>FILE::COLUMNS</c> leaves out an item that
/// needs no name. Columns are separated by commas: names, patterns (<c>V1_*</c>), numbers from 0, ranges (<c>0-99</c>, <c>100-</c>). What is
/// the name of a column is taken as that, even where it is a number, too. An existing file whose name has colons is that file.</item>
/// <item>The first axis of an array is the rows; an array of one axis is one column, and further axes are flattened into columns.</item>
/// <item>8-bit and 16-bit integers, booleans, half and single precision give <see cref="SampleType.Float32"/>; everything else gives
/// <see cref="SampleType.Float64"/>. Integers that a double cannot hold are refused.</item>
/// <item>An uncompressed, row-major <c>.npy</c> file of single or double precision is mapped into memory, not read; it must stay unchanged
/// for as long as the samples are in use.</item>
/// <item>NaN and infinity are read as they are; estimators decide about them.</item>
/// </list>
/// </remarks>
public static class SampleReader
{
    /// <summary>Reads samples.</summary>
    /// <param name="address"><c>FILE[:ITEM][:COLUMNS]</c>; see the remarks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such file, or it does not hold samples in a format that is known.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static SampleSource Read(string address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ReaderEdge.Guard(address, parts => Read(parts, cancellationToken));
    }

    /// <summary>Reads vectors of which each has a label, in a column of the file. In a text the labels may be any text.</summary>
    /// <param name="address"><c>FILE[:ITEM][:COLUMNS]</c>; of a text, the column of labels need not be among the columns; of an array it is one of them, counted among them.</param>
    /// <param name="labelColumn">The number of the column of labels from 1, or its name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such file or column, or the rest does not hold samples.</exception>
    public static (Samples Vectors, IReadOnlyList<string> Labels) ReadLabeled(
        string address, string labelColumn, CancellationToken cancellationToken = default) =>
        ReaderEdge.Guard(address, parts =>
        {
            SourceFile file = SourceFile.Find(parts.Path);
            if (SampleFormatDetection.Detect(file) == SampleFormat.Text)
            {
                return TextTableReader.ReadLabeled(file, parts, labelColumn, cancellationToken);
            }

            using Samples samples = Read(parts, cancellationToken).Samples;
            return LabelColumn.Take(samples, address, labelColumn);
        });

    private static SampleSource Read(SampleAddress address, CancellationToken cancellationToken)
    {
        SourceFile file = SourceFile.Find(address.Path);
        SampleSource source = SampleFormatDetection.Detect(file) switch
        {
            SampleFormat.Npy => NpyReader.ReadSamples(file, address, cancellationToken),
            SampleFormat.Npz => NpzReader.ReadSamples(file, address, cancellationToken),
            SampleFormat.Idx => IdxReader.ReadSamples(file, address, cancellationToken),
            SampleFormat.Text => TextTableReader.ReadSamples(file, address, cancellationToken),
            SampleFormat.Hdf5 => Hdf5Reader.ReadSamples(file, address, cancellationToken),
            SampleFormat.Parquet => ParquetSamples.ReadSamples(file, address, cancellationToken),
            SampleFormat.MatrixMarket => MatrixMarketReader.ReadSamples(file, address, cancellationToken),
            SampleFormat format => throw new NotSupportedException($"No reader for {format}."),
        };
        return file.IsGzip ? source with { Format = $"{source.Format}, gzip" } : source;
    }
}
