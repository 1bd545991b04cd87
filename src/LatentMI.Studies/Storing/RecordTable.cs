using System.Runtime.InteropServices;

namespace LatentMI.Studies.Storing;

/// <summary>What is kept of the records in the files of a folder, one for each piece of work, read on from where the last reading ended.</summary>
/// <typeparam name="T">What is kept of a record.</typeparam>
/// <param name="folder">The folder.</param>
/// <param name="createReader">Makes what reads lines, of one block at a time: the work that a line is of (<see cref="WorkId"/>), and what is kept of it.</param>
internal sealed class RecordTable<T>(string folder, Func<RecordBlocks<(UInt128 Id, T Kept)>.LineReader> createReader)
    where T : IOutcome
{
    private readonly RecordBlocks<(UInt128 Id, T Kept)> _blocks = new(folder, createReader);

    // By numbers: the keys of millions of records take more memory than all else.
    private readonly Dictionary<UInt128, Entry> _entries = [];

    /// <summary>The number of pieces of work that have a record.</summary>
    public int Count => _entries.Count;

    /// <summary>What is kept of the records that count.</summary>
    public IEnumerable<T> Kept => _entries.Values.Select(entry => entry.Kept);

    /// <summary>Looks up a piece of work.</summary>
    /// <param name="id">Its number (<see cref="WorkId"/>).</param>
    /// <param name="kept">What is kept of its record.</param>
    /// <returns>Whether it has a record.</returns>
    public bool TryFind(UInt128 id, out T? kept)
    {
        bool isKnown = _entries.TryGetValue(id, out Entry entry);
        kept = entry.Kept;
        return isKnown;
    }

    /// <summary>Reads what was appended since the last time.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">A line is not a record, or a file cannot be read.</exception>
    public void Refresh(CancellationToken cancellationToken = default) => _blocks.Refresh(Keep, cancellationToken);

    /// <summary>Of several records of a piece of work the first without an error counts, in the order of the files' names.</summary>
    private void Keep(string path, (UInt128 Id, T Kept) added)
    {
        ref Entry entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, added.Id, out bool isKnown);
        if (!isKnown
            || (entry.Kept.Failure is null == added.Kept.Failure is null
                ? StringComparer.Ordinal.Compare(path, entry.Path) < 0
                : added.Kept.Failure is null))
        {
            entry = new Entry(added.Kept, path);
        }
    }

    private readonly record struct Entry(T Kept, string Path);
}
