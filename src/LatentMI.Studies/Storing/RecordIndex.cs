using System.Runtime.InteropServices;

namespace LatentMI.Studies.Storing;

/// <summary>Which work has a record in the files of a folder, and whether it failed; in a few dozen bytes for each of very many records, read on from where the last look ended.</summary>
/// <param name="folder">The folder of the records.</param>
internal sealed class RecordIndex(string folder)
{
    private readonly RecordBlocks<(UInt128 Id, KnownRecord Record)> _blocks = new(folder, CreateReader);
    private readonly Dictionary<UInt128, Entry> _entries = [];
    private readonly Dictionary<string, string> _errors = [];

    /// <summary>The number of pieces of work that have a record.</summary>
    public int Count => _entries.Count;

    /// <summary>What is known of a piece of work; null where it has no record.</summary>
    /// <param name="id">Its number (<see cref="WorkId"/>).</param>
    public KnownRecord? Find(UInt128 id) => _entries.TryGetValue(id, out Entry entry) ? entry.Record : null;

    /// <summary>Reads what was appended since the last time.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">A line is not a record, or a file cannot be read.</exception>
    public void Refresh(CancellationToken cancellationToken = default) => _blocks.Refresh(Keep, cancellationToken);

    /// <summary>Looks through lines, and reads records that are written in another way as whole ones.</summary>
    private static RecordBlocks<(UInt128 Id, KnownRecord Record)>.LineReader CreateReader()
    {
        var reader = new RecordLine();
        return line =>
        {
            if (reader.TryRead(line))
            {
                return (reader.Id, new KnownRecord(reader.Error, reader.Seconds));
            }

            ExperimentRecord record = RecordJson.Read(line.ToArray());
            return (WorkId.Of(record.Key), new KnownRecord(record.Error, record.Seconds));
        };
    }

    /// <summary>Of several records of a piece of work the first without an error counts, in the order of the files' names, as in <see cref="RecordFiles"/>.</summary>
    private void Keep(string path, (UInt128 Id, KnownRecord Record) added)
    {
        ref Entry kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, added.Id, out bool isKnown);
        if (isKnown
            && (kept.Record.Error is null == added.Record.Error is null
                ? StringComparer.Ordinal.Compare(path, kept.Path) >= 0
                : added.Record.Error is not null))
        {
            return;
        }

        // Of the same error there is one text, however often it came.
        KnownRecord record = added.Record;
        if (record.Error is { } error && !_errors.TryAdd(error, error))
        {
            record = record with { Error = _errors[error] };
        }

        kept = new Entry(record, path);
    }

    private readonly record struct Entry(KnownRecord Record, string Path);
}
