namespace LatentMI.IO.Writing.Hdf5;

/// <summary>Reads and encodes object headers (HDF5 File Format Specification, IV.A.1): reads both versions, writes version 1, which every reader knows.</summary>
internal static class ObjectHeader
{
    private const int PrefixLength = 16;
    private const int OldMessagePrefix = 8;
    private const int NewMessagePrefix = 4;
    private const int Alignment = 8;
    private const int MostData = ushort.MaxValue - Alignment + 1;
    private const int ChecksumLength = 4;

    // More than any file needs; a damaged one may lead in circles.
    private const int MostBlocks = 1 << 12;

    private static ReadOnlySpan<byte> NewSignature => "OHDR"u8;

    private static ReadOnlySpan<byte> ContinuationSignature => "OCHK"u8;

    /// <summary>Reads the messages of an object that one link leads to.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">The address of the header.</param>
    /// <param name="name">What the object is called, for messages.</param>
    /// <exception cref="InputException">The header is damaged, or several links lead to the object.</exception>
    public static IReadOnlyList<HeaderMessage> Read(FileBytes file, ulong address, string name)
    {
        var messages = new List<HeaderMessage>();
        ByteCursor start = file.Read(address, PrefixLength);
        byte first = start.TakeByte();
        if (first == NewSignature[0])
        {
            ReadNew(file, address, messages);
            return messages;
        }

        if (first != 1)
        {
            throw file.Damaged();
        }

        start.Skip(3);
        if (start.TakeUInt32() > 1)
        {
            throw file.Refuse($"has several names for the group {name}");
        }

        ReadBlocks(file, file.Read(address + PrefixLength, start.TakeUInt32()), messages, next => next, ReadOldMessage);
        return messages;
    }

    /// <summary>A header of version 1.</summary>
    /// <param name="messages">Its messages.</param>
    /// <param name="tooLarge">What to throw where they do not fit.</param>
    public static byte[] Encode(IReadOnlyCollection<HeaderMessage> messages, Func<Exception> tooLarge)
    {
        if (messages.Count > ushort.MaxValue || messages.Any(message => message.Data.Length > MostData))
        {
            throw tooLarge();
        }

        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write((byte)1);
        writer.Write((byte)0);
        writer.Write((ushort)messages.Count);
        writer.Write(1U);
        writer.Write(messages.Sum(message => OldMessagePrefix + Padded(message.Data.Length)));
        writer.Write(0U);
        foreach (HeaderMessage message in messages)
        {
            writer.Write((ushort)message.Type);
            writer.Write((ushort)Padded(message.Data.Length));
            writer.Write(message.Flags);
            writer.Write(new byte[3]);
            writer.Write(message.Data);
            writer.Write(new byte[Padded(message.Data.Length) - message.Data.Length]);
        }

        return bytes.ToArray();
    }

    /// <summary>A length with what fills it up to whole words.</summary>
    /// <param name="length">The length.</param>
    public static int Padded(int length) => (length + Alignment - 1) / Alignment * Alignment;

    private static void ReadNew(FileBytes file, ulong address, List<HeaderMessage> messages)
    {
        const byte sizeFlags = 0x03;
        const byte ordered = 0x04;
        const byte limits = 0x10;
        const byte times = 0x20;
        ulong available = Math.Min(file.Length - address, 64);
        ByteCursor start = file.Read(address, available);
        start.Require(NewSignature);
        if (start.TakeByte() != 2)
        {
            throw file.Damaged();
        }

        byte flags = start.TakeByte();
        start.Skip(((flags & times) != 0 ? 16 : 0) + ((flags & limits) != 0 ? 4 : 0));
        ulong size = start.TakeSized(flags & sizeFlags);
        int further = (flags & ordered) != 0 ? sizeof(ushort) : 0;
        ReadBlocks(file, file.Read(address + available - (ulong)start.Remaining, size), messages, OpenContinuation, ReadMessage);

        HeaderMessage? ReadMessage(ByteCursor block)
        {
            if (block.Remaining < NewMessagePrefix + further)
            {
                block.Skip(block.Remaining);
                return null;
            }

            var type = (MessageType)block.TakeByte();
            int length = block.TakeUInt16();
            byte ownFlags = block.TakeByte();
            block.Skip(further);
            return new HeaderMessage(type, ownFlags, block.Take(length).ToArray());
        }

        ByteCursor OpenContinuation(ByteCursor block)
        {
            block.Require(ContinuationSignature);
            return block.TakeCursor(Math.Max(0, block.Remaining - ChecksumLength));
        }
    }

    private static HeaderMessage? ReadOldMessage(ByteCursor block)
    {
        if (block.Remaining < OldMessagePrefix)
        {
            block.Skip(block.Remaining);
            return null;
        }

        var type = (MessageType)block.TakeUInt16();
        int length = block.TakeUInt16();
        byte flags = block.TakeByte();
        block.Skip(3);
        return new HeaderMessage(type, flags, block.Take(length).ToArray());
    }

    private static void ReadBlocks(
        FileBytes file, ByteCursor first, List<HeaderMessage> messages, Func<ByteCursor, ByteCursor> open, Func<ByteCursor, HeaderMessage?> readMessage)
    {
        var blocks = new Queue<ByteCursor>([first]);
        for (int count = 0; blocks.TryDequeue(out ByteCursor? block); count++)
        {
            if (count == MostBlocks)
            {
                throw file.Damaged();
            }

            while (block.Remaining > 0)
            {
                if (readMessage(block) is not { } message)
                {
                    continue;
                }

                if (message.Type == MessageType.Continuation)
                {
                    var next = new ByteCursor(file, message.Data);
                    blocks.Enqueue(open(file.Read(next.TakeUInt64(), next.TakeUInt64())));
                }
                else if (message.Type != MessageType.Nil)
                {
                    messages.Add(message);
                }
            }
        }
    }
}
