namespace LatentMI.IO.Writing;

/// <summary>
/// A file that appears whole or not at all: it is written beside its target under a temporary name, and takes the target's place only once
/// it is complete and on the disk.
/// </summary>
/// <remarks>Disposal without <see cref="Commit"/>, as after an exception or a cancellation, removes what was written.</remarks>
public sealed class AtomicFile : IDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private bool _isDone;

    /// <summary>Opens a temporary file in the target's folder.</summary>
    /// <param name="path">The target; it is replaced if it exists.</param>
    /// <exception cref="InputException">The folder does not exist or cannot be written to, or the target is a folder or a symbolic link.</exception>
    /// <exception cref="OutputException">The disk is full.</exception>
    public AtomicFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        RequireNoLink(path);
        _target = Path.GetFullPath(path);
        if (Directory.Exists(_target))
        {
            throw new InputException($"{path}: cannot be written: a folder of this name exists.");
        }

        _temporary = TemporaryName.For(_target);
        try
        {
            TemporaryName.RemoveAbandoned(Path.GetDirectoryName(_target)!);
            _stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            throw WriteFailure.Explain($"{path}: cannot be written", e);
        }
    }

    /// <summary>Where to write the content.</summary>
    public Stream Stream => _stream;

    /// <summary>Refuses a symbolic link: a file would take its place, and what it leads to would stay as it is.</summary>
    /// <param name="path">The target.</param>
    /// <exception cref="InputException">It is a link, whether or not it leads to anything, or no name of a file.</exception>
    public static void RequireNoLink(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new InputException($"{OneLine.Quote(path)} is no name of a file; name another one.");
        }

        if (new FileInfo(path).LinkTarget is { } target)
        {
            throw new InputException($"{path}: is a link to {OneLine.Of(target)}, whose place the file would take; name that file, or another one.");
        }
    }

    /// <summary>Writes a file whole or not at all.</summary>
    /// <param name="path">The target; it is replaced if it exists.</param>
    /// <param name="write">Writes the content; an exception leaves the target as it was.</param>
    /// <exception cref="InputException">The file cannot be written: no such folder, no permission.</exception>
    /// <exception cref="OutputException">The disk is full or failed.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            using var file = new AtomicFile(path);
            write(file.Stream);
            file.Commit();
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            throw WriteFailure.Explain($"{path}: cannot be written", e);
        }
    }

    /// <summary>Brings the content to the disk and gives it the target's name.</summary>
    /// <exception cref="IOException">There is no room, or the target cannot be replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">The target may not be replaced.</exception>
    public void Commit() => CommitAfter(_ => { });

    /// <summary>Brings the content to the disk, reads it back, and gives it the target's name.</summary>
    /// <param name="check">Reads the file of the path that it is given; an exception leaves the target as it was.</param>
    /// <exception cref="IOException">There is no room, or the target cannot be replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">The target may not be replaced.</exception>
    internal void CommitAfter(Action<string> check)
    {
        ObjectDisposedException.ThrowIf(_isDone, this);
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        check(_temporary);
        File.Move(_temporary, _target, overwrite: true);
        _isDone = true;
    }

    /// <summary>Removes the temporary file unless it was committed.</summary>
    public void Dispose()
    {
        if (_isDone)
        {
            return;
        }

        _isDone = true;
        try
        {
            _stream.Dispose();
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            // Closing writes what is still buffered, which a full disk refuses: it is thrown away all the same.
        }

        File.Delete(_temporary);
    }
}
