namespace LatentMI.IO.Streams;

/// <summary>A file that exists and can be opened, seen through its gzip compression if it has one.</summary>
internal sealed class SourceFile
{
    private const int HeadLength = 16;
    private const int BufferLength = 1 << 16;
    private const string GzipExtension = ".gz";
    private readonly byte[] _head;

    private SourceFile(string path)
    {
        Path = path;
        using FileStream raw = OpenRaw();
        if (!raw.CanSeek)
        {
            throw new InputException($"{path}: is a pipe or a device, not a file; save its content to a file first.");
        }

        _head = ReadHead(raw);
        IsGzip = _head is [0x1F, 0x8B, ..];
        bool isNamedGzip = System.IO.Path.GetExtension(path).Equals(GzipExtension, StringComparison.OrdinalIgnoreCase);
        if (isNamedGzip && !IsGzip)
        {
            throw new InputException($"{path}: is named .gz but is not compressed by gzip; rename or compress it.");
        }

        ContentName = System.IO.Path.GetFileName(isNamedGzip ? path[..^GzipExtension.Length] : path);
        if (IsGzip)
        {
            using Stream content = Open();
            _head = ReadHead(content);
        }
    }

    /// <summary>The path, as the user wrote it.</summary>
    public string Path { get; }

    /// <summary>The name of the content: the file's name without <c>.gz</c>.</summary>
    public string ContentName { get; }

    /// <summary>Whether the file is compressed by gzip, by its first bytes.</summary>
    public bool IsGzip { get; }

    /// <summary>The first bytes of the content, decompressed; fewer where it is shorter.</summary>
    public ReadOnlySpan<byte> Head => _head;

    /// <summary>Finds a file.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="InputException">There is no such file, it is a directory or a pipe, or it may not be read.</exception>
    public static SourceFile Find(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{path}: is a directory; name a file in it.");
        }

        try
        {
            return new SourceFile(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: there is no such file.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InputException($"{path}: you have no permission to read it.", e);
        }
    }

    /// <summary>Opens the content for reading from its start, decompressed; may be called more than once.</summary>
    public Stream Open()
    {
        FileStream raw = OpenRaw();
        return IsGzip ? new GzipContentStream(raw) : raw;
    }

    /// <summary>Opens the file as it is stored.</summary>
    public FileStream OpenRaw() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferLength, FileOptions.SequentialScan);

    private static byte[] ReadHead(Stream stream)
    {
        var bytes = new byte[HeadLength];
        return bytes[..stream.ReadAtLeast(bytes, HeadLength, throwOnEndOfStream: false)];
    }
}
