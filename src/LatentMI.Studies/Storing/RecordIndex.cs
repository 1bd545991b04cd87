namespace LatentMI.Studies.Storing;

/// <summary>Which work has a record in the files of a folder, and whether it failed; in a few dozen bytes for each of very many records, read on from where the last look ended.</summary>
/// <param name="folder">The folder of the records.</param>
internal sealed class RecordIndex(string folder)
{
    // As large as a disk likes to be read, and small beside the memory of the rest.
    private const int BlockBytes = 4 << 20;
    private const byte LineEnd = (byte)'\n';

    private readonly Dictionary<string, (long End, int Lines)> _read = [];
    private readonly Dictionary<UInt128, Entry> _entries = [];
    private readonly List<string> _paths = [];
    private readonly Dictionary<string, string> _errors = [];

    /// <summary>The number of pieces of work that have a record.</summary>
    public int Count => _entries.Count;

    /// <summary>What is known of a piece of work; null where it has no record.</summary>
    /// <param name="id">Its number (<see cref="WorkId"/>).</param>
    public KnownRecord? Find(UInt128 id) => _entries.TryGetValue(id, out Entry entry) ? entry.Record : null;

    /// <summary>Reads what was appended since the last time.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">A line is not a record, or a file cannot be read.</exception>
    public void Refresh(CancellationToken cancellationToken = default)
    {
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + RecordFiles.Extension) : [])
        {
            try
            {
                Read(path, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new InputException($"{path}: cannot be read: {e.Message}", e);
            }
        }
    }

    private void Read(string path, CancellationToken cancellationToken)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        (long end, int lines) = _read.GetValueOrDefault(path);
        if (stream.Length <= end)
        {
            return;
        }

        if (!_read.ContainsKey(path))
        {
            _paths.Add(path);
        }

        int file = _paths.IndexOf(path);
        stream.Position = end;
        var blocks = new List<Block>();
        for (bool more = true; more;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            blocks.Clear();
            while (blocks.Count < Environment.ProcessorCount && Block.Next(stream, BlockBytes) is { } block)
            {
                blocks.Add(block);
            }

            Parallel.ForEach(blocks, block => block.Parse());
            more = blocks.Count > 0;
            foreach (Block block in blocks)
            {
                if (block.Problem is { } problem)
                {
                    throw new InputException($"{path}: line {lines + block.Records.Count + 1} is {problem.Message}; remove the line or the file.", problem);
                }

                block.Records.ForEach(record => Keep(file, record));
                end += block.Consumed;
                lines += block.Records.Count;
                _read[path] = (end, lines);
                if (!block.IsWhole)
                {
                    // The rest is no record yet.
                    return;
                }
            }
        }
    }

    /// <summary>Of several records of a piece of work the first without an error counts, in the order of the files' names, as in <see cref="RecordFiles"/>.</summary>
    private void Keep(int file, (UInt128 Id, KnownRecord Record) added)
    {
        if (_entries.TryGetValue(added.Id, out Entry kept)
            && (kept.Record.Error is null == added.Record.Error is null
                ? StringComparer.Ordinal.Compare(_paths[file], _paths[kept.File]) >= 0
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

        _entries[added.Id] = new Entry(record, file);
    }

    private readonly record struct Entry(KnownRecord Record, int File);

    /// <summary>Whole lines of a file.</summary>
    private sealed class Block(byte[] bytes, int length)
    {
        /// <summary>The records, in the order of the lines.</summary>
        public List<(UInt128 Id, KnownRecord Record)> Records { get; } = [];

        /// <summary>What is wrong with the line after the records; null where nothing is.</summary>
        public FormatException? Problem { get; private set; }

        /// <summary>The bytes of the records.</summary>
        public int Consumed { get; private set; }

        /// <summary>Whether all lines were read.</summary>
        public bool IsWhole => Consumed == length;

        /// <summary>The next whole lines; null where there is none. Leaves the stream after them.</summary>
        public static Block? Next(FileStream stream, int size)
        {
            while (true)
            {
                var bytes = new byte[Math.Min(size, stream.Length - stream.Position)];
                int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                int length = bytes.AsSpan(0, read).LastIndexOf(LineEnd) + 1;
                bool isLast = stream.Position >= stream.Length;
                stream.Position -= read - length;
                if (length > 0)
                {
                    return new Block(bytes, length);
                }

                if (read == 0 || isLast)
                {
                    return null;
                }

                // A line is longer than that.
                size *= 2;
            }
        }

        /// <summary>Looks through the lines.</summary>
        public void Parse()
        {
            var reader = new RecordLine();
            while (Consumed < length)
            {
                ReadOnlySpan<byte> line = bytes.AsSpan(Consumed, length - Consumed);
                line = line[..line.IndexOf(LineEnd)];
                if (line.Contains((byte)0))
                {
                    // On a network file system the end of a line may be there before its middle, which reads as zeros until it comes, and
                    // always where the writer's machine failed: no record yet.
                    return;
                }

                try
                {
                    Records.Add(reader.TryRead(line) ? (reader.Id, new KnownRecord(reader.Error, reader.Seconds)) : Whole(line));
                }
                catch (FormatException e)
                {
                    Problem = e;
                    return;
                }

                Consumed += line.Length + 1;
            }
        }

        /// <summary>A record that is written in another way, or none.</summary>
        private static (UInt128 Id, KnownRecord Record) Whole(ReadOnlySpan<byte> line)
        {
            ExperimentRecord record = RecordJson.Read(line.ToArray());
            return (WorkId.Of(record.Key), new KnownRecord(record.Error, record.Seconds));
        }
    }
}
