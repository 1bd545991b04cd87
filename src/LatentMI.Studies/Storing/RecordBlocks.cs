namespace LatentMI.Studies.Storing;

/// <summary>The files of records in a folder, read in blocks of whole lines on all processors, on from where the last look ended.</summary>
/// <typeparam name="T">What is made of a record.</typeparam>
/// <param name="folder">The folder.</param>
/// <param name="createReader">Makes what reads lines, for one block at a time.</param>
internal sealed class RecordBlocks<T>(string folder, Func<RecordBlocks<T>.LineReader> createReader)
{
    // As large as a disk likes to be read, and small beside the memory of the rest.
    private const int BlockBytes = 4 << 20;
    private const byte LineEnd = (byte)'\n';

    private readonly Dictionary<string, (long End, int Lines)> _read = [];

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <exception cref="FormatException">It is no record.</exception>
    public delegate T LineReader(ReadOnlySpan<byte> line);

    /// <summary>Reads what was appended since the last time.</summary>
    /// <param name="keep">Gets the file and what was made of each of its lines, in their order.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">A line is not a record, or a file cannot be read.</exception>
    public void Refresh(Action<string, T> keep, CancellationToken cancellationToken)
    {
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + RecordFiles.Extension) : [])
        {
            try
            {
                Read(path, keep, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new InputException($"{path}: cannot be read: {e.Message}", e);
            }
        }
    }

    private void Read(string path, Action<string, T> keep, CancellationToken cancellationToken)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        (long end, int lines) = _read.GetValueOrDefault(path);
        if (stream.Length <= end)
        {
            return;
        }

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

            Parallel.ForEach(blocks, block => block.Parse(createReader()));
            more = blocks.Count > 0;
            foreach (Block block in blocks)
            {
                if (block.Problem is { } problem)
                {
                    throw new InputException($"{path}: line {lines + block.Records.Count + 1} is {problem.Message}; remove the line or the file.", problem);
                }

                block.Records.ForEach(record => keep(path, record));
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

    /// <summary>Whole lines of a file.</summary>
    private sealed class Block(byte[] bytes, int length)
    {
        /// <summary>The records, in the order of the lines.</summary>
        public List<T> Records { get; } = [];

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
        /// <param name="read">Reads one.</param>
        public void Parse(LineReader read)
        {
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
                    Records.Add(read(line));
                }
                catch (FormatException e)
                {
                    Problem = e;
                    return;
                }

                Consumed += line.Length + 1;
            }
        }
    }
}
