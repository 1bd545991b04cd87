namespace LatentMI.IO.Writing.Hdf5;

/// <summary>Puts new objects at the end of a file: data sets with contiguous values, and attributes of texts.</summary>
/// <param name="end">The end of the file.</param>
internal sealed class NewObjects(FileEnd end)
{
    // Version 2: room is taken late, the fill value is the usual one and is written where it was set.
    private static readonly HeaderMessage FillValue = new(MessageType.FillValue, HeaderMessage.Constant, [2, 2, 2, 1, 0, 0, 0, 0]);

    private readonly TextHeap _texts = new(end);

    /// <summary>Puts a data set.</summary>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">Its lengths; none for a single value.</param>
    /// <param name="values">Its elements as they are stored.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The address of its header.</returns>
    public ulong PutDataset(StoredType type, ReadOnlySpan<int> shape, ReadOnlySpan<byte> values, params IReadOnlyList<HeaderMessage> attributes)
    {
        ulong address = values.Length == 0 ? FileBytes.NoAddress : end.Put(values);
        using var layout = new MemoryStream();
        using var writer = new BinaryWriter(layout);
        writer.Write((byte)3);
        writer.Write((byte)1);
        writer.Write(address);
        writer.Write((ulong)values.Length);
        HeaderMessage[] messages =
        [
            new(MessageType.Dataspace, 0, Shape(shape)),
            new(MessageType.Datatype, HeaderMessage.Constant, type.Encoded),
            FillValue,
            new(MessageType.Layout, 0, layout.ToArray()),
            .. attributes,
        ];
        return end.Put(ObjectHeader.Encode(messages, () => new InvalidOperationException("A new data set has messages that are too large.")));
    }

    /// <summary>Puts a data set of texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="isSingle">Whether it is a single text instead of a list.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The address of its header.</returns>
    public ulong PutTexts(IReadOnlyList<string> texts, bool isSingle, params IReadOnlyList<HeaderMessage> attributes) =>
        PutDataset(StoredType.Text, isSingle ? [] : [texts.Count], References(texts), attributes);

    /// <summary>An attribute of a text.</summary>
    /// <param name="name">Its name, of ASCII characters.</param>
    /// <param name="text">The text.</param>
    public HeaderMessage Attribute(string name, string text) => Attribute(name, [], References([text]));

    /// <summary>An attribute of a list of texts.</summary>
    /// <param name="name">Its name, of ASCII characters.</param>
    /// <param name="texts">The texts.</param>
    public HeaderMessage Attribute(string name, IReadOnlyList<string> texts) => Attribute(name, [texts.Count], References(texts));

    /// <summary>Puts the header of a group.</summary>
    /// <param name="group">The group.</param>
    /// <returns>The header's address.</returns>
    public ulong Put(StoredGroup group) => end.Put(group.Encode());

    /// <summary>Writes what is still to be written.</summary>
    public void Close() => _texts.Close();

    private static HeaderMessage Attribute(string name, ReadOnlySpan<int> shape, byte[] values)
    {
        byte[] space = Shape(shape);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write((byte)1);
        writer.Write((byte)0);
        writer.Write((ushort)(name.Length + 1));
        writer.Write((ushort)StoredType.Text.Encoded.Length);
        writer.Write((ushort)space.Length);
        WritePadded(System.Text.Encoding.ASCII.GetBytes(name + '\0'));
        WritePadded(StoredType.Text.Encoded);
        WritePadded(space);
        writer.Write(values);
        return new HeaderMessage(MessageType.Attribute, 0, bytes.ToArray());

        void WritePadded(byte[] part)
        {
            writer.Write(part);
            writer.Write(new byte[ObjectHeader.Padded(part.Length) - part.Length]);
        }
    }

    // Version 1 of a dataspace, without lengths that may grow.
    private static byte[] Shape(ReadOnlySpan<int> lengths)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write((byte)1);
        writer.Write((byte)lengths.Length);
        writer.Write(new byte[6]);
        foreach (int length in lengths)
        {
            writer.Write((ulong)length);
        }

        return bytes.ToArray();
    }

    private byte[] References(IReadOnlyList<string> texts)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (string text in texts)
        {
            _texts.Write(text, writer);
        }

        return bytes.ToArray();
    }
}
