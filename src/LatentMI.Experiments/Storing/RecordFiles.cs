namespace LatentMI.Experiments.Storing;

/// <summary>The records in the files of a folder, read on from where the last reading ended.</summary>
/// <param name="folder">The folder.</param>
internal sealed class RecordFiles(string folder)
{
    /// <summary>How the files' names end.</summary>
    public const string Extension = ".jsonl";

    private readonly SortedDictionary<string, FileRecords> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExperimentRecord> _byKey = [];

    /// <summary>Reads what was appended since the last time.</summary>
    /// <exception cref="InputException">A line is not a record, or a file cannot be read.</exception>
    public void Refresh()
    {
        bool changed = false;
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Extension) : [])
        {
            if (!_files.TryGetValue(path, out FileRecords? file))
            {
                _files.Add(path, file = new FileRecords(path));
            }

            changed |= file.Refresh();
        }

        if (!changed)
        {
            return;
        }

        _byKey.Clear();
        foreach ((string key, ExperimentRecord record) in _files.Values.SelectMany(file => file.Records))
        {
            if (!_byKey.TryGetValue(key, out ExperimentRecord? earlier) || (earlier.Error is not null && record.Error is null))
            {
                _byKey[key] = record;
            }
        }
    }

    /// <summary>The records that count, in the order of their keys.</summary>
    public IReadOnlyList<ExperimentRecord> Records() =>
        [.. _byKey.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];

    /// <summary>The record of a key; null where there is none.</summary>
    /// <param name="key">The key.</param>
    public ExperimentRecord? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The records of one file.</summary>
    private sealed class FileRecords(string path)
    {
        private long _end;
        private int _lines;

        public List<(string Key, ExperimentRecord Record)> Records { get; } = [];

        /// <summary>Reads the complete lines after those that were read.</summary>
        public bool Refresh()
        {
            byte[] added = ReadAdded();
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
                    ExperimentRecord record = RecordJson.Read(added.AsMemory(start, end));
                    Records.Add((record.Key, record));
                }
                catch (FormatException e)
                {
                    throw new InputException($"{path}: line {_lines} is {e.Message}; remove the line or the file.", e);
                }
            }

            _end += start;
            return start > 0;
        }

        private byte[] ReadAdded()
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
