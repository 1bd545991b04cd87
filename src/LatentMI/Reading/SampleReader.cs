namespace LatentMI.Reading;

/// <summary>
/// Reads samples from files: NumPy arrays (<c>.npy</c>, <c>.npz:key</c>), delimited or white-space separated text, and idx, any but
/// <c>.npz</c> also gzipped.
/// </summary>
/// <remarks>
/// <list type="bullet">
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
    /// <param name="address">A path, or <c>path.npz:key</c> for one array of an archive.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such file, or it does not hold samples in a format that is known.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static SampleSource Read(string address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Guard(address, parts => Read(address, parts, cancellationToken));
    }

    /// <summary>Reads vectors of which each has a label, in a column of the file. In a text the labels may be any text.</summary>
    /// <param name="address">A path, or <c>path.npz:key</c> for one array of an archive.</param>
    /// <param name="labelColumn">The number of the column of labels from 1, or its name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such file or column, or the rest does not hold samples.</exception>
    internal static (Samples Vectors, IReadOnlyList<string> Labels) ReadLabeled(
        string address, string labelColumn, CancellationToken cancellationToken = default) =>
        Guard(address, parts =>
        {
            if (parts.Key is null && SourceFile.Find(parts.Path) is { } file && SampleFormatDetection.Detect(file) == SampleFormat.Text)
            {
                return TextTableReader.ReadLabeled(file, address, labelColumn, cancellationToken);
            }

            using Samples samples = Read(address, parts, cancellationToken).Samples;
            return LabelColumn.Take(samples, address, labelColumn);
        });

    private static T Guard<T>(string address, Func<SampleAddress, T> read)
    {
        if (address.Length == 0)
        {
            throw new InputException("The name of a file is empty.");
        }

        SampleAddress parts = SampleAddress.Parse(address);
        try
        {
            return read(parts);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new InputException($"{address}: cannot be read: {OneLine.Of(e.Message)}", e);
        }
        catch (OutOfMemoryException e)
        {
            throw new InputException($"{address}: does not fit into memory; an uncompressed .npy file is mapped instead of loaded.", e);
        }
    }

    private static SampleSource Read(string address, SampleAddress parts, CancellationToken cancellationToken)
    {
        SourceFile file = SourceFile.Find(parts.Path);
        SampleFormat format = SampleFormatDetection.Detect(file);
        if (parts.Key is not null && format != SampleFormat.Npz)
        {
            throw new InputException($"{parts.Path}: is not an npz archive, so '{parts.Key}' cannot be taken from it.");
        }

        SampleSource source = format switch
        {
            SampleFormat.Npy => NpyReader.ReadSamples(file, address, cancellationToken),
            SampleFormat.Npz => NpzReader.ReadSamples(file, parts.Key, address, cancellationToken),
            SampleFormat.Idx => IdxReader.ReadSamples(file, address, cancellationToken),
            SampleFormat.Text => TextTableReader.ReadSamples(file, address, cancellationToken),
            _ => throw new NotSupportedException($"No reader for {format}."),
        };
        return file.IsGzip ? source with { Format = $"{source.Format}, gzip" } : source;
    }
}
