namespace LatentMI.Studies.Storing;

/// <summary>The records in the files of a folder, read on from where the last reading ended.</summary>
/// <param name="folder">The folder.</param>
internal sealed class RecordFiles(string folder)
{
    /// <summary>How the files' names end.</summary>
    public const string Extension = ".jsonl";

    private readonly RecordBlocks<(UInt128 Id, ExperimentRecord Record)> _blocks = new(folder, () => line =>
    {
        ExperimentRecord record = RecordJson.Read(line.ToArray());
        return (WorkId.Of(record.Key), record);
    });

    // By numbers: the keys of millions of records take more memory than all else.
    private readonly Dictionary<UInt128, (string Path, ExperimentRecord Record)> _byId = [];

    /// <summary>Reads what was appended since the last time.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">A line is not a record, or a file cannot be read.</exception>
    public void Refresh(CancellationToken cancellationToken = default) => _blocks.Refresh(Keep, cancellationToken);

    /// <summary>The records that count, in the order of their keys.</summary>
    public IReadOnlyList<ExperimentRecord> Records() => [.. _byId.Values.Select(kept => kept.Record).OrderBy(record => record.Key, StringComparer.Ordinal)];

    /// <summary>The record of a key; null where there is none.</summary>
    /// <param name="key">The key.</param>
    public ExperimentRecord? Find(string key) => _byId.TryGetValue(WorkId.Of(key), out var kept) ? kept.Record : null;

    /// <summary>Of several records of a key the first without an error counts, in the order of the files' names.</summary>
    private void Keep(string path, (UInt128 Id, ExperimentRecord Record) added)
    {
        if (!_byId.TryGetValue(added.Id, out var kept)
            || (kept.Record.Error is null == added.Record.Error is null
                ? StringComparer.Ordinal.Compare(path, kept.Path) < 0
                : added.Record.Error is null))
        {
            _byId[added.Id] = (path, added.Record);
        }
    }
}
