using System.Diagnostics;
using System.Globalization;
using LatentMI.IO.Writing;

namespace LatentMI.Reporting.Folders;

/// <summary>
/// Files of a folder that appear together: they are written to a folder of their own inside of it, and take the places of those of an earlier run once all
/// are complete.
/// </summary>
/// <remarks>
/// <para>
/// A process that ends at any moment leaves the earlier files whole; or, in the moment in which files change places, some of either run but none of the
/// leading ones, the last to appear and the first to go, without which the others are no result. The next run removes what is left.
/// </para>
/// <para>
/// Files of the announced names are those of an earlier run where one of the leading ones is such a run's, or where a run that ended in that moment has left
/// the list of them, <c>.lmi-files</c>; else somebody else's.
/// </para>
/// </remarks>
internal sealed class StagedFiles : IDisposable
{
    private const string LockName = ".lmi-lock";
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    private readonly string _path;
    private readonly string _staging;
    private readonly HashSet<string> _names;
    private readonly string[] _leading;
    private readonly bool _isNew;
    private readonly HashSet<string> _written = [];
    private bool _isDone;

    private StagedFiles(string path, IEnumerable<string> names, string[] leading, bool isNew)
    {
        Folder = path;
        _path = Path.GetFullPath(path);
        _staging = TemporaryName.For(Path.Combine(_path, "staged"));
        _names = [.. names];
        _leading = leading;
        _isNew = isNew;
    }

    /// <summary>The folder's path as it was given.</summary>
    public string Folder { get; }

    /// <summary>Where the files are until they take their places.</summary>
    public string Staging => _staging;

    /// <summary>Makes the folder and tries to write into it, before work begins that takes time.</summary>
    /// <param name="path">The folder; it and its parents are created where missing.</param>
    /// <param name="names">The names that files may have, relative to the folder; a name that ends with a slash is a folder of any files.</param>
    /// <param name="leading">Those of them whose presence tells that the others are complete.</param>
    /// <param name="replacesOthers">Whether files that this program did not write may be replaced.</param>
    /// <exception cref="InputException">The folder cannot be written to, or holds such a file.</exception>
    public static StagedFiles Prepare(string path, IReadOnlyCollection<string> names, string[] leading, bool replacesOthers)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(leading);
        try
        {
            bool isNew = !Directory.Exists(path);
            Directory.CreateDirectory(path);
            var files = new StagedFiles(path, names, leading, isNew);
            TemporaryName.RemoveAbandoned(files._path);
            files.RequireRoom();
            if (!replacesOthers)
            {
                files.RequireOwn();
            }

            Directory.CreateDirectory(files._staging);
            return files;
        }
        catch (Exception e) when (WriteFailure.Is(e) || e is ArgumentException)
        {
            throw WriteFailure.Explain($"--out: '{OneLine.Of(path)}' cannot be made into a directory", e, "use another one");
        }
    }

    /// <summary>Writes a file; one of the same name that was written before is replaced.</summary>
    /// <param name="name">Its name, one of those that were announced; folders in it are created where missing.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="InputException">There is no room.</exception>
    public void Write(string name, Action<Stream> write)
    {
        Announce(name);
        string path = Path.Combine(_staging, name);
        OutputFolder.Create(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, write);
    }

    /// <summary>A file that somebody else writes.</summary>
    /// <param name="name">Its name, one of those that were announced.</param>
    /// <returns>Where to write it.</returns>
    public string Announce(string name)
    {
        ObjectDisposedException.ThrowIf(_isDone, this);
        if (!_names.Contains(name) && !_names.Contains(name[..(name.LastIndexOf('/') + 1)]))
        {
            throw new ArgumentException($"A file '{name}' was not announced.", nameof(name));
        }

        _written.Add(name);
        return Path.Combine(_staging, name);
    }

    /// <summary>Puts the files in their places, and removes those of an earlier run.</summary>
    /// <param name="cancellationToken">Ends the wait for another run that replaces its files.</param>
    /// <exception cref="InputException">They cannot be moved, or another run does not end with its own.</exception>
    public void Commit(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDone, this);
        try
        {
            using (Lock(cancellationToken))
            {
                string[] all = [.. LeadingFirst(Existing().Concat(_written))];
                OwnFiles.Write(_path, all);
                foreach (string name in all.Where(name => File.Exists(Path.Combine(_path, name))))
                {
                    File.Delete(Path.Combine(_path, name));
                }

                foreach (string name in LeadingFirst(_written).Reverse())
                {
                    string target = Path.Combine(_path, name);
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Move(Path.Combine(_staging, name), target, overwrite: true);
                }

                OwnFiles.Remove(_path);
            }
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            throw WriteFailure.Explain($"--out: files of '{OneLine.Of(Folder)}' cannot be replaced", e, "use another directory");
        }

        Dispose();
    }

    /// <summary>Removes what was not put in its place, and the folder where it is new and empty, as after work that failed.</summary>
    public void Dispose()
    {
        if (_isDone)
        {
            return;
        }

        _isDone = true;
        if (Directory.Exists(_staging))
        {
            Directory.Delete(_staging, recursive: true);
        }

        if (_isNew && Directory.Exists(_path) && !Directory.EnumerateFileSystemEntries(_path).Any())
        {
            Directory.Delete(_path);
        }
    }

    private IEnumerable<string> LeadingFirst(IEnumerable<string> names) => names.Distinct().OrderBy(name => _leading.Contains(name) ? 0 : 1);

    /// <summary>The files of the announced names that are there.</summary>
    private IEnumerable<string> Existing() => _names.SelectMany(name => (name.EndsWith('/'), Path.Combine(_path, name)) switch
    {
        (true, string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder).Select(file => name + Path.GetFileName(file)) : [],
        (false, string file) => File.Exists(file) ? [name] : [],
    });

    private void RequireOwn()
    {
        if (HasResult())
        {
            return;
        }

        // Another run may be replacing its files at this moment: then there is a list, or a result again.
        IReadOnlyList<string> own = OwnFiles.Read(_path);
        if (Existing().FirstOrDefault(name => !own.Contains(name)) is { } other && !HasResult())
        {
            throw new InputException(
                $"--out: '{OneLine.Of(Folder)}' holds {OneLine.Of(other)}, but no result of lmi; use another directory, or --force to replace it.");
        }
    }

    private void RequireRoom()
    {
        if (_names.FirstOrDefault(name => !name.EndsWith('/') && Directory.Exists(Path.Combine(_path, name))) is { } obstacle)
        {
            throw new InputException($"--out: '{OneLine.Of(Folder)}' holds a folder named {obstacle}, where a file would go; use another directory.");
        }
    }

    private bool HasResult() => _leading.Any(name => OwnFiles.IsResult(Path.Combine(_path, name)));

    /// <summary>A file that only one process can make, while files change places; that of a killed one counts for nothing.</summary>
    private AtomicLock Lock(CancellationToken cancellationToken)
    {
        string path = Path.Combine(_path, LockName);
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (AtomicLock.TryTake(path) is { } taken)
            {
                return taken;
            }

            if (Stopwatch.GetElapsedTime(start) > LongestWait)
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"--out: another run has been replacing the files of '{OneLine.Of(Folder)}' for {LongestWait.TotalSeconds:F0} seconds; if there is none, remove {path}."));
            }

            cancellationToken.WaitHandle.WaitOne(BetweenTries);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
