namespace LatentMI.IO.Streams;

/// <summary>Files that may be compressed by gzip.</summary>
public static class GzipFile
{
    /// <summary>Reads a file, decompressed where it is compressed.</summary>
    /// <typeparam name="T">What is made of it.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="read">Makes it from the content.</param>
    /// <exception cref="InputException">There is no such file, it is a directory or a pipe, or it may not be read.</exception>
    public static T Read<T>(string path, Func<Stream, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        using var file = SourceFile.Open(path);
        using Stream content = file.Content();
        return read(content);
    }

    /// <summary>
    /// The decompressed content of gzip data. Unlike <see cref="System.IO.Compression.GZipStream"/>, it raises <see cref="InvalidDataException"/> where the
    /// data end early or are followed by anything but further gzip members.
    /// </summary>
    /// <param name="compressed">The gzip data, which the stream disposes of.</param>
    public static Stream Decompress(Stream compressed) => new GzipContentStream(compressed);
}
