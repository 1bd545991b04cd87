using System.Globalization;
using System.Text;
using LatentMI.IO.Writing;

namespace LatentMI.Studies.Storing;

/// <summary>
/// The folder of the records of an experiment or a sweep. Each process appends to a file of its own under <c>records/</c>, a line for each record, which is on
/// the disk before the next work begins; so a process may be killed at any moment, and any number of processes may share the folder, on a
/// network file system too.
/// </summary>
/// <remarks>
/// A line that was cut off has no line break at its end and is not a record; as its file is never appended to again, it harms no other.
/// Where a piece of work has several records, the first without an error counts, in the order of the files' names.
/// </remarks>
public sealed class RecordStore : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly RecordFiles _files;
    private readonly RecordIndex _index;
    private readonly bool _namesAllWork;
    private FileStream? _stream;

    private RecordStore(string folder, bool namesAllWork)
    {
        _folder = folder;
        _files = new RecordFiles(RecordsFolder(folder));
        _index = new RecordIndex(RecordsFolder(folder));
        _namesAllWork = namesAllWork;
        Claims = new WorkClaims(ClaimsFolder(folder));
    }

    /// <summary>The work that is being done, by this process or another.</summary>
    internal WorkClaims Claims { get; }

    /// <summary>Opens a folder to write to, and makes it where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="description">What its records are of.</param>
    /// <exception cref="InputException">It cannot be made, or holds something else.</exception>
    public static RecordStore Open(string folder, IStoreDescription description)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(description);
        try
        {
            Directory.CreateDirectory(folder);
            string path = Path.Combine(folder, description.FileName);
            if (!File.Exists(path))
            {
                // Another process may be writing the description at this moment, and then the rest.
                bool holdsOthers = Directory.EnumerateFileSystemEntries(folder)
                    .Any(entry => !Path.GetFileName(entry).Contains(description.FileName, StringComparison.Ordinal));
                if (!holdsOthers)
                {
                    AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(description.ToJson() + "\n")));
                }
                else if (!File.Exists(path))
                {
                    throw new InputException($"{folder}: holds other files and no {description.FileName}; name a new or empty folder.");
                }
            }

            description.RequireSame(folder, File.ReadAllText(path));
            Directory.CreateDirectory(RecordsFolder(folder));
            return new RecordStore(folder, description.NamesAllWork);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw WriteFailure.Explain($"{folder}: cannot be made into a folder of records", e);
        }
    }

    /// <summary>Whether a run left its plan in a folder; records alone, as of an archive, have none.</summary>
    /// <param name="folder">The folder of the store.</param>
    public static bool IsOfRun(string folder) => File.Exists(Path.Combine(folder, StorePlan.FileName));

    /// <summary>Reads all records of a folder, in the order of their keys.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">It is no such folder, or a line in it is not a record.</exception>
    public static IReadOnlyList<ExperimentRecord> Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        RequireRecords(folder);
        var files = new RecordFiles(RecordsFolder(folder));
        files.Refresh();
        return files.Records();
    }

    /// <summary>Puts records into the place of all that a folder holds, in one file.</summary>
    /// <param name="folder">A folder of records that no process works on.</param>
    /// <param name="description">What its records are of.</param>
    /// <param name="records">The records.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public static void Replace(string folder, IStoreDescription description, IEnumerable<ExperimentRecord> records)
    {
        string target = Path.Combine(RecordsFolder(folder), "run" + RecordFiles.Extension);
        string[] lines = [.. records.OrderBy(record => record.Key, StringComparer.Ordinal).Select(record => RecordJson.Write(record) + "\n")];
        AtomicFile.Write(target, stream => stream.Write(Encoding.UTF8.GetBytes(string.Concat(lines))));
        AtomicFile.Write(
            Path.Combine(folder, description.FileName), stream => stream.Write(Encoding.UTF8.GetBytes(description.ToJson() + "\n")));
        try
        {
            // What the other files held is in the new one, or was replaced.
            foreach (string other in Directory.GetFiles(RecordsFolder(folder), "*" + RecordFiles.Extension).Where(path => path != target))
            {
                File.Delete(other);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder}: the replaced records cannot be removed: {e.Message}", e);
        }
    }

    /// <summary>Keeps something of each record of a folder, without ever holding all of them whole.</summary>
    /// <typeparam name="T">What is kept.</typeparam>
    /// <param name="folder">The folder.</param>
    /// <param name="keep">Makes it, on any thread.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">It is no such folder, or a line in it is not a record.</exception>
    internal static RecordTable<T> ReadAs<T>(string folder, Func<ExperimentRecord, T> keep, CancellationToken cancellationToken)
        where T : IOutcome
    {
        ArgumentNullException.ThrowIfNull(folder);
        RequireRecords(folder);
        var table = new RecordTable<T>(RecordsFolder(folder), () => line =>
        {
            ExperimentRecord record = RecordJson.Read(line.ToArray());
            return (WorkId.Of(record.Key), keep(record));
        });
        table.Refresh(cancellationToken);
        return table;
    }

    /// <summary>The work that has a record in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">It is no such folder, or a line in it is not a record.</exception>
    internal static RecordIndex Index(string folder, CancellationToken cancellationToken)
    {
        RequireRecords(folder);
        var index = new RecordIndex(RecordsFolder(folder));
        index.Refresh(cancellationToken);
        return index;
    }

    /// <summary>The claims on the work that is being done at this moment, by whatever process (<see cref="WorkClaims.NameOf"/>).</summary>
    /// <param name="folder">The folder.</param>
    internal static IReadOnlySet<string> Running(string folder) => WorkClaims.Held(ClaimsFolder(folder));

    /// <summary>All records so far, in the order of their keys.</summary>
    public IReadOnlyList<ExperimentRecord> Records()
    {
        lock (_lock)
        {
            _files.Refresh();
            return _files.Records();
        }
    }

    /// <summary>Looks for what was appended by any process.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The number of pieces of work that have a record.</returns>
    internal int Refresh(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _index.Refresh(cancellationToken);
            return _index.Count;
        }
    }

    /// <summary>What is known of a piece of work since the last look at the files; null where it has no record.</summary>
    /// <param name="key">The work's key.</param>
    internal KnownRecord? FindKnown(string key)
    {
        UInt128 id = WorkId.Of(key);
        lock (_lock)
        {
            return _index.Find(id);
        }
    }

    /// <summary>What is known of a piece of work after a look at the files; null where it has no record.</summary>
    /// <param name="key">The work's key.</param>
    internal KnownRecord? Look(string key)
    {
        Refresh(CancellationToken.None);
        return FindKnown(key);
    }

    /// <summary>The record of a piece of work, by whatever process; null where there is none yet.</summary>
    /// <param name="key">The work's key; see <see cref="ExperimentRecord.Key"/>.</param>
    public ExperimentRecord? Find(string key)
    {
        lock (_lock)
        {
            _files.Refresh();
            return _files.Find(key);
        }
    }

    /// <summary>Appends a record. When this returns, it is on the disk.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    /// <exception cref="OutputException">The disk is full or failed.</exception>
    public void Append(ExperimentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        AppendAll([record]);
    }

    /// <summary>Appends records. When this returns, they are on the disk.</summary>
    /// <param name="records">The records.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    /// <exception cref="OutputException">The disk is full or failed.</exception>
    public void AppendAll(IEnumerable<ExperimentRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        lock (_lock)
        {
            try
            {
                _stream ??= CreateFile();
                foreach (ExperimentRecord record in records)
                {
                    _stream.Write(Encoding.UTF8.GetBytes(RecordJson.Write(record) + "\n"));
                }

                _stream.Flush(flushToDisk: true);
            }
            catch (Exception e) when (WriteFailure.Is(e))
            {
                // Part of the line may be in the file: what another thread appends goes to a new one.
                _stream?.Dispose();
                _stream = null;
                throw WriteFailure.Explain($"{_folder}: a record cannot be written", e);
            }
        }
    }

    /// <summary>Writes down what work there is in all, for <see cref="StoreStatus"/>, in the place of what was written before.</summary>
    /// <param name="keys">The keys of all work.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public void SavePlan(IEnumerable<string> keys)
    {
        if (_namesAllWork)
        {
            // What the folder says of itself tells the work, of which there may be millions.
            return;
        }

        byte[] plan = StorePlan.Write(keys);
        string path = Path.Combine(_folder, StorePlan.FileName);

        // Many tasks have the same plan, and need not replace each other's.
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(plan))
        {
            AtomicFile.Write(path, stream => stream.Write(plan));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream?.Dispose();
        Claims.Dispose();
    }

    private static void RequireRecords(string folder)
    {
        if (!Directory.Exists(RecordsFolder(folder)))
        {
            throw new InputException($"{folder}: is not a folder of records; name one that 'lmi experiment run' or 'lmi sweep' wrote.");
        }
    }

    private static string RecordsFolder(string folder) => Path.Combine(folder, "records");

    private static string ClaimsFolder(string folder) => Path.Combine(folder, "claims");

    /// <summary>A file that no other process has; names sort by time.</summary>
    private FileStream CreateFile()
    {
        string name = string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyyMMdd'T'HHmmssfff}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}{RecordFiles.Extension}");

        // Without a buffer of its own: a record is one write.
        return new FileStream(
            Path.Combine(RecordsFolder(_folder), name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }
}
