using System.Collections.Concurrent;

namespace LatentMI.Studies.Storing;

/// <summary>Which work has a record in the files of a folder, and whether it failed; in a few dozen bytes for each of very many records, read on from where the last look ended.</summary>
/// <param name="folder">The folder of the records.</param>
internal sealed class RecordIndex(string folder)
{
    private readonly RecordTable<KnownRecord> _table = new(folder, Readers());

    /// <summary>The number of pieces of work that have a record.</summary>
    public int Count => _table.Count;

    /// <summary>What is known of a piece of work; null where it has no record.</summary>
    /// <param name="id">Its number (<see cref="WorkId"/>).</param>
    public KnownRecord? Find(UInt128 id) => _table.TryFind(id, out KnownRecord record) ? record : null;

    /// <summary>Reads what was appended since the last time.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">A line is not a record, or a file cannot be read.</exception>
    public void Refresh(CancellationToken cancellationToken = default) => _table.Refresh(cancellationToken);

    private static Func<RecordBlocks<(UInt128 Id, KnownRecord Kept)>.LineReader> Readers()
    {
        // Of the same error there is one text, however often it came.
        var errors = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        return () =>
        {
            var glance = new RecordLine();
            return line =>
            {
                if (glance.TryRead(line))
                {
                    return (glance.Id, new KnownRecord(Shared(glance.Error), glance.Seconds));
                }

                // It is written in another way than usual, or no record.
                ExperimentRecord record = RecordJson.Read(line.ToArray());
                return (WorkId.Of(record.Key), new KnownRecord(Shared(record.Error), record.Seconds));
            };
        };

        string? Shared(string? error) => error is null ? null : errors.GetOrAdd(error, error);
    }
}
