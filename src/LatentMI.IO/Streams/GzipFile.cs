namespace LatentMI.IO.Streams;

/// <summary>Files that may be compressed by gzip.</summary>
public static class GzipFile
{
    /// <summary>Opens a file for reading, decompressed where it is compressed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">There is no such file, it is a directory or a pipe, or it may not be read.</exception>
    public static Stream OpenRead(string path) => SourceFile.Find(path).Open();

    /// <summary>
    /// The decompressed content of gzip data. Unlike <see cref="System.IO.Compression.GZipStream"/>, it raises <see cref="InvalidDataException"/> where the
    /// data end early or are followed by anything but further gzip members.
    /// </summary>
    /// <param name="compressed">The gzip data, which the stream disposes of.</param>
    public static Stream Decompress(Stream compressed) => new GzipContentStream(compressed);
}
