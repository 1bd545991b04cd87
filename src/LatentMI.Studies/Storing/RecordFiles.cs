namespace LatentMI.Studies.Storing;

/// <summary>The records in the files of a folder, read on from where the last reading ended.</summary>
/// <param name="folder">The folder.</param>
internal sealed class RecordFiles(string folder)
{
    /// <summary>How the files' names end.</summary>
    public const string Extension = ".jsonl";

    private readonly Dictionary<string, FileRecords> _files = [];
    private readonly Dictionary<string, (string Path, ExperimentRecord Record)> _byKey = [];

    /// <summary>Reads what was appended since the last time.</summary>
    /// <exception cref="InputException">A line is not a record, or a file cannot be read.</exception>
    public void Refresh()
    {
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Extension) : [])
        {
            if (!_files.TryGetValue(path, out FileRecords? file))
            {
                _files.Add(path, file = new FileRecords(path));
            }

            foreach (ExperimentRecord record in file.ReadAdded())
            {
                Keep(path, record);
            }
        }
    }

    /// <summary>The records that count, in the order of their keys.</summary>
    public IReadOnlyList<ExperimentRecord> Records() =>
        [.. _byKey.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Record)];

    /// <summary>The number of records that count.</summary>
    public int Count => _byKey.Count;

    /// <summary>The record of a key; null where there is none.</summary>
    /// <param name="key">The key.</param>
    public ExperimentRecord? Find(string key) => _byKey.TryGetValue(key, out var kept) ? kept.Record : null;

    /// <summary>Of several records of a key the first without an error counts, in the order of the files' names.</summary>
    private void Keep(string path, ExperimentRecord record)
    {
        string key = record.Key;
        if (!_byKey.TryGetValue(key, out var kept)
            || (kept.Record.Error is null == record.Error is null
                ? StringComparer.Ordinal.Compare(path, kept.Path) < 0
                : record.Error is null))
        {
            _byKey[key] = (path, record);
        }
    }

    /// <summary>The records of one file.</summary>
    private sealed class FileRecords(string path)
    {
        private long _end;
        private int _lines;

        /// <summary>Reads the complete lines after those that were read.</summary>
        public List<ExperimentRecord> ReadAdded()
        {
            var records = new List<ExperimentRecord>();
            byte[] added = ReadBytes();
            int start = 0;
            for (int end; (end = added.AsSpan(start).IndexOf((byte)'\n')) >= 0; start += end + 1)
            {
                if (added.AsSpan(start, end).Contains((byte)0))
                {
                    // On a network file system the end of a line may be there before its middle, which reads as zeros until it comes, and
                    // always where the writer's machine failed: no record yet.
                    break;
                }

                _lines++;
                try
                {
                    records.Add(RecordJson.Read(added.AsMemory(start, end)));
                }
                catch (FormatException e)
                {
                    throw new InputException($"{path}: line {_lines} is {e.Message}; remove the line or the file.", e);
                }
            }

            _end += start;
            return records;
        }

        private byte[] ReadBytes()
        {
            try
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                if (stream.Length <= _end)
                {
                    return [];
                }

                stream.Position = _end;
                var added = new byte[stream.Length - _end];
                stream.ReadExactly(added);
                return added;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new InputException($"{path}: cannot be read: {e.Message}", e);
            }
        }
    }
}
