using LatentMI.IO.Formats;
using LatentMI.IO.Streams;

namespace LatentMI.IO;

/// <summary>What is open of a file: the file itself, and the reader of its format.</summary>
internal sealed class FileHandle : IDisposable
{
    private readonly SourceFile _file;

    private FileHandle(SourceFile file, ReadingOptions reading)
    {
        _file = file;
        Format = FileFormats.Detect(file);
        Reader = Format.Open(file);
        Reader.Reading = reading;
    }

    /// <summary>The format.</summary>
    public IFileFormat Format { get; }

    /// <summary>Reads the file.</summary>
    public FormatReader Reader { get; }

    /// <summary>The size of the file, in bytes.</summary>
    public long Length => _file.Length;

    /// <summary>Whether the file is compressed by gzip.</summary>
    public bool IsGzip => _file.IsGzip;

    /// <summary>The format's short name, and whether it is compressed.</summary>
    public string FormatName => IsGzip ? $"{Reader.Name}, gzip" : Reader.Name;

    /// <summary>Opens a file.</summary>
    /// <param name="address">The address of something in it.</param>
    /// <param name="reading">How it is read.</param>
    /// <exception cref="InputException">There is no such file, or it is of no known format.</exception>
    public static FileHandle Open(SampleAddress address, ReadingOptions reading) => ReaderEdge.Guard(address.Text, () =>
    {
        var file = SourceFile.Open(address.Path);
        try
        {
            return new FileHandle(file, reading);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        Reader.Dispose();
        _file.Dispose();
    }
}
