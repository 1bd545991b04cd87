using System.IO.MemoryMappedFiles;

namespace LatentMI.IO.Streams;

/// <summary>A file that is open, once, and seen through its gzip compression if it has one.</summary>
internal sealed class SourceFile : IDisposable
{
    private const int HeadLength = 16;
    private const int BufferLength = 1 << 16;
    private const string GzipExtension = ".gz";
    private readonly FileStream _stream;
    private readonly byte[] _head;

    private SourceFile(string path, FileStream stream)
    {
        Path = path;
        _stream = stream;
        if (!stream.CanSeek)
        {
            throw new InputException($"{path}: is a pipe or a device, not a file; save its content to a file first.");
        }

        _head = ReadHead(Raw());
        IsGzip = _head is [0x1F, 0x8B, ..];
        bool isNamedGzip = System.IO.Path.GetExtension(path).Equals(GzipExtension, StringComparison.OrdinalIgnoreCase);
        if (isNamedGzip && !IsGzip)
        {
            throw new InputException($"{path}: is named .gz but is not compressed by gzip; rename or compress it.");
        }

        ContentName = System.IO.Path.GetFileName(isNamedGzip ? path[..^GzipExtension.Length] : path);
        if (IsGzip)
        {
            _head = ReadHead(Content());
        }
    }

    /// <summary>The path, as the user wrote it.</summary>
    public string Path { get; }

    /// <summary>The name of the content: the file's name without <c>.gz</c>.</summary>
    public string ContentName { get; }

    /// <summary>The size of the file as it is stored, in bytes.</summary>
    public long Length => _stream.Length;

    /// <summary>Whether the file is compressed by gzip, by its first bytes.</summary>
    public bool IsGzip { get; }

    /// <summary>The first bytes of the content, decompressed; fewer where it is shorter.</summary>
    public ReadOnlySpan<byte> Head => _head;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="InputException">There is no such file, it is a directory or a pipe, or it may not be read.</exception>
    public static SourceFile Open(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw new InputException($"{OneLine.Printable(path)}: the character NUL cannot be in the name of a file; remove it.");
        }

        if (Directory.Exists(path))
        {
            throw new InputException($"{path}: is a directory; {OtherFormats.FindAdvice(path) ?? "name a file in it"}.");
        }

        FileStream stream;
        try
        {
            // To open a pipe waits for who writes into it, and no signal ends that.
            if (new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path) is { Exists: true, Length: 0 })
            {
                throw new InputException($"{path}: the file is empty, or a pipe or a device; save the content to a file first.");
            }

            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferLength, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // What of a name is not UTF-8 reaches the program as this character, and no file has the name that is left.
            throw new InputException(
                path.Contains('\uFFFD', StringComparison.Ordinal)
                    ? $"{path}: there is no such file; if its name is not valid UTF-8, rename it."
                    : $"{path}: there is no such file.",
                e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InputException($"{path}: you have no permission to read it.", e);
        }

        FileEvents.Log.Opened(path);
        try
        {
            return new SourceFile(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The content from its start, decompressed. Each call starts again, and ends the use of what the call before returned.</summary>
    public Stream Content() => IsGzip ? new GzipContentStream(Raw()) : Raw();

    /// <summary>The file from its start as it is stored. Each call starts again, and ends the use of what the call before returned.</summary>
    public Stream Raw()
    {
        _stream.Position = 0;
        return new LentStream(_stream);
    }

    /// <summary>Maps the file into memory; views that are made while it is open outlive it.</summary>
    public MemoryMappedFile Map() => MemoryMappedFile.CreateFromFile(
        _stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static byte[] ReadHead(Stream stream)
    {
        using (stream)
        {
            var bytes = new byte[HeadLength];
            return bytes[..stream.ReadAtLeast(bytes, HeadLength, throwOnEndOfStream: false)];
        }
    }
}
