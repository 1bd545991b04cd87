namespace LatentMI.Studies.Storing;

/// <summary>The records in the files of a folder, read on from where the last reading ended.</summary>
/// <param name="folder">The folder.</param>
internal sealed class RecordFiles(string folder)
{
    /// <summary>How the files' names end.</summary>
    public const string Extension = ".jsonl";

    private readonly RecordTable<ExperimentRecord> _table = new(folder, () => line =>
    {
        ExperimentRecord record = RecordJson.Read(line.ToArray());
        return (WorkId.Of(record.Key), record);
    });

    /// <summary>Reads what was appended since the last time.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">A line is not a record, or a file cannot be read.</exception>
    public void Refresh(CancellationToken cancellationToken = default) => _table.Refresh(cancellationToken);

    /// <summary>The records that count, in the order of their keys.</summary>
    public IReadOnlyList<ExperimentRecord> Records() => [.. _table.Kept.OrderBy(record => record.Key, StringComparer.Ordinal)];

    /// <summary>The record of a key; null where there is none.</summary>
    /// <param name="key">The key.</param>
    public ExperimentRecord? Find(string key) => _table.TryFind(WorkId.Of(key), out ExperimentRecord? record) ? record : null;
}
