using System.Buffers;
using System.Collections.Concurrent;

namespace LatentMI.Studies.Storing;

/// <summary>The files of records in a folder, read in blocks of whole lines on all processors, on from where the last look ended.</summary>
/// <typeparam name="T">What is made of a record.</typeparam>
/// <param name="folder">The folder.</param>
/// <param name="createReader">Makes what reads lines, of one block at a time.</param>
internal sealed class RecordBlocks<T>(string folder, Func<RecordBlocks<T>.LineReader> createReader)
{
    // As large as a disk likes to be read, and small beside the caches of processors.
    private const int BlockBytes = 1 << 20;
    private const byte LineEnd = (byte)'\n';

    // One block is being read from the disk while the others are looked through.
    private static readonly int MostAhead = Environment.ProcessorCount + 1;

    private readonly Dictionary<string, (long End, int Lines)> _read = [];
    private readonly ConcurrentBag<LineReader> _readers = [];

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
        var ahead = new Queue<Task<Block>>();
        try
        {
            foreach (Block block in Blocks(cancellationToken))
            {
                ahead.Enqueue(Task.Run(() => Parse(block), CancellationToken.None));
                if (ahead.Count >= MostAhead)
                {
                    Keep(ahead.Dequeue().GetAwaiter().GetResult(), keep);
                }
            }

            while (ahead.TryDequeue(out Task<Block>? last))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Keep(last.GetAwaiter().GetResult(), keep);
            }
        }
        finally
        {
            // After a failure nobody asks for the rest; what looks through it must not outlive the call.
            Task.WaitAll(ahead, CancellationToken.None);
        }
    }

    /// <summary>The blocks of all files, one after the other.</summary>
    private IEnumerable<Block> Blocks(CancellationToken cancellationToken)
    {
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + RecordFiles.Extension) : [])
        {
            using FileStream stream = Try(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0));
            long end = _read.GetValueOrDefault(path).End;
            if (Try(path, () => stream.Length) <= end)
            {
                continue;
            }

            stream.Position = end;
            while (Try(path, () => Block.Next(stream, path, BlockBytes)) is { } block)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return block;
            }
        }
    }

    private static TResult Try<TResult>(string path, Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private Block Parse(Block block)
    {
        if (!_readers.TryTake(out LineReader? reader))
        {
            reader = createReader();
        }

        block.Parse(reader);
        _readers.Add(reader);
        return block;
    }

    private void Keep(Block block, Action<string, T> keep)
    {
        (long end, int lines) = _read.GetValueOrDefault(block.Path);
        if (block.Start != end)
        {
            // It is after a line that is no record yet.
            return;
        }

        if (block.Problem is { } problem)
        {
            throw new InputException($"{block.Path}: line {lines + block.Records.Count + 1} is {problem.Message}; remove the line or the file.", problem);
        }

        foreach (T record in block.Records)
        {
            keep(block.Path, record);
        }

        _read[block.Path] = (end + block.Consumed, lines + block.Records.Count);
    }

    /// <summary>Whole lines of a file.</summary>
    private sealed class Block(string path, long start, byte[] bytes, int length)
    {
        /// <summary>The file.</summary>
        public string Path => path;

        /// <summary>Where in the file the lines begin.</summary>
        public long Start => start;

        /// <summary>The records, in the order of the lines.</summary>
        public List<T> Records { get; } = [];

        /// <summary>What is wrong with the line after the records; null where nothing is.</summary>
        public FormatException? Problem { get; private set; }

        /// <summary>The bytes of the records.</summary>
        public int Consumed { get; private set; }

        /// <summary>The next whole lines; null where there is none. Leaves the stream after them.</summary>
        public static Block? Next(FileStream stream, string path, int size)
        {
            while (true)
            {
                long start = stream.Position;
                byte[] bytes = ArrayPool<byte>.Shared.Rent((int)Math.Min(size, stream.Length - start));
                int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                int length = bytes.AsSpan(0, read).LastIndexOf(LineEnd) + 1;
                bool isLast = stream.Position >= stream.Length;
                stream.Position = start + length;
                if (length > 0)
                {
                    return new Block(path, start, bytes, length);
                }

                ArrayPool<byte>.Shared.Return(bytes);
                if (read == 0 || isLast)
                {
                    return null;
                }

                // A line is longer than that.
                size *= 2;
            }
        }

        /// <summary>Looks through the lines, once.</summary>
        /// <param name="read">Reads one.</param>
        public void Parse(LineReader read)
        {
            try
            {
                ParseLines(read);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(bytes);
            }
        }

        private void ParseLines(LineReader read)
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
