using System.Text;

namespace LatentMI.IO.Writing.Hdf5;

/// <summary>A link of a group (HDF5 File Format Specification, IV.A.2.g): to an object by its address, or to something else that is kept as it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Target">The address of the object's header; null for a soft or an external link.</param>
/// <param name="Order">Its number in the order of creation; null where the group does not keep that.</param>
/// <param name="Other">The kind and the target of another link; null for one to an object.</param>
internal sealed record GroupLink(string Name, ulong? Target, long? Order, (byte Kind, byte[] Target)? Other)
{
    private const byte HardLink = 0;
    private const byte SoftLink = 1;
    private const byte SizeFlags = 0x03;
    private const byte LongName = 0x02;
    private const byte OrderFlag = 0x04;
    private const byte KindFlag = 0x08;
    private const byte CharactersFlag = 0x10;
    private const byte Utf8 = 1;

    /// <summary>A link to an object.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="target">The address of the object's header.</param>
    public static GroupLink To(string name, ulong target) => new(name, target, Order: null, Other: null);

    /// <summary>A link to a path.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">The path, encoded as in the file.</param>
    public static GroupLink Soft(string name, ReadOnlySpan<byte> path) => new(name, Target: null, Order: null, (SoftLink, path.ToArray()));

    /// <summary>Reads a message.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="message">The message.</param>
    public static GroupLink Decode(FileBytes file, HeaderMessage message)
    {
        var bytes = new ByteCursor(file, message.Data);
        if (bytes.TakeByte() != 1)
        {
            throw file.Refuse("has links of an unknown version");
        }

        byte flags = bytes.TakeByte();
        byte kind = (flags & KindFlag) != 0 ? bytes.TakeByte() : HardLink;
        long? order = (flags & OrderFlag) != 0 ? (long)bytes.TakeUInt64() : null;
        bytes.Skip((flags & CharactersFlag) != 0 ? 1 : 0);
        ulong length = bytes.TakeSized(flags & SizeFlags);
        string name = ReadName(file, bytes.Take((int)Math.Min(length, int.MaxValue)));
        return kind == HardLink
            ? new GroupLink(name, bytes.TakeUInt64(), order, Other: null)
            : new GroupLink(name, Target: null, order, (kind, bytes.Take(bytes.TakeUInt16()).ToArray()));
    }

    /// <summary>A name of a link.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="name">Its bytes.</param>
    /// <exception cref="InputException">It is not UTF-8, so that it could not be written as it was.</exception>
    public static string ReadName(FileBytes file, ReadOnlySpan<byte> name)
    {
        string text = Encoding.UTF8.GetString(name);
        return Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(name) ? text : throw file.Refuse("has names that are not UTF-8");
    }

    /// <summary>The link as a message.</summary>
    public HeaderMessage Encode()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        byte[] name = Encoding.UTF8.GetBytes(Name);
        writer.Write((byte)1);
        writer.Write((byte)(LongName | KindFlag | CharactersFlag | (Order is null ? 0 : OrderFlag)));
        writer.Write(Other?.Kind ?? HardLink);
        if (Order is { } order)
        {
            writer.Write(order);
        }

        writer.Write(Utf8);
        writer.Write((uint)name.Length);
        writer.Write(name);
        if (Other is { } other)
        {
            writer.Write((ushort)other.Target.Length);
            writer.Write(other.Target);
        }
        else
        {
            writer.Write(Target!.Value);
        }

        return new HeaderMessage(MessageType.Link, 0, bytes.ToArray());
    }
}
