using System.Text;

namespace LatentMI.IO.Writing.Hdf5;

/// <summary>A group of a file: its links, and its attributes as they are stored.</summary>
internal sealed class StoredGroup
{
    private const byte OrderFlag = 0x01;

    // Version 0, with the usual limits.
    private static readonly HeaderMessage UsualGroupInfo = new(MessageType.GroupInfo, HeaderMessage.Constant, [0, 0]);
    private readonly FileBytes _file;
    private readonly string _name;
    private readonly List<GroupLink> _links = [];
    private readonly List<HeaderMessage> _attributes = [];
    private readonly List<HeaderMessage> _others = [];
    private long? _nextOrder;

    private StoredGroup(FileBytes file, string name) => (_file, _name) = (file, name);

    /// <summary>The links.</summary>
    public IReadOnlyList<GroupLink> Links => _links;

    /// <summary>Reads a group.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">The address of its header.</param>
    /// <param name="name">What it is called, for messages.</param>
    /// <exception cref="InputException">It is no group, or is kept in a way that is not understood here.</exception>
    public static StoredGroup Read(FileBytes file, ulong address, string name)
    {
        var group = new StoredGroup(file, name);
        bool isGroup = false;
        foreach (HeaderMessage message in ObjectHeader.Read(file, address, name))
        {
            isGroup |= message.Type is MessageType.SymbolTable or MessageType.LinkInfo;
            group.Add(message);
        }

        return isGroup ? group : throw file.Refuse($"keeps {name} not as a group, as AnnData before version 0.7 did");
    }

    /// <summary>An empty group.</summary>
    /// <param name="file">The file that it will be in.</param>
    /// <param name="name">What it is called, for messages.</param>
    public static StoredGroup Create(FileBytes file, string name) => new(file, name);

    /// <summary>The link of a name; null where there is none.</summary>
    /// <param name="name">The name.</param>
    public GroupLink? Find(string name) => _links.Find(link => link.Name == name);

    /// <summary>Adds a link, or leads the one of the same name to another object.</summary>
    /// <param name="name">The name.</param>
    /// <param name="target">The address of the object's header.</param>
    public void Link(string name, ulong target)
    {
        int place = _links.FindIndex(link => link.Name == name);
        if (place >= 0)
        {
            _links[place] = _links[place] with { Target = target };
            return;
        }

        _links.Add(GroupLink.To(name, target) with { Order = _nextOrder });
        _nextOrder++;
    }

    /// <summary>Adds an attribute, or replaces the one of the same name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="attribute">The attribute.</param>
    public void SetAttribute(string name, HeaderMessage attribute)
    {
        int place = _attributes.FindIndex(message => NameOf(message) == name);
        if (place >= 0)
        {
            _attributes[place] = attribute;
        }
        else
        {
            _attributes.Add(attribute);
        }
    }

    /// <summary>The header of the group with all that was added.</summary>
    /// <exception cref="InputException">It has too many parts for one.</exception>
    public byte[] Encode() => ObjectHeader.Encode(
        [LinkInfo(), .. _others.Exists(message => message.Type == MessageType.GroupInfo) ? [] : new[] { UsualGroupInfo }, .. _others, .. _links.Select(link => link.Encode()), .. _attributes],
        () => _file.Refuse($"has too many columns or too long names in {_name}"));

    private void Add(HeaderMessage message)
    {
        if (message.IsShared)
        {
            throw _file.Refuse($"shares the attributes of {_name} with other groups");
        }

        switch (message.Type)
        {
            case MessageType.SymbolTable:
                _links.AddRange(SymbolTable.Read(_file, message));
                break;
            case MessageType.LinkInfo:
                ReadLinkInfo(message);
                break;
            case MessageType.Link:
                _links.Add(GroupLink.Decode(_file, message));
                break;
            case MessageType.Attribute:
                _attributes.Add(message);
                break;
            case MessageType.GroupInfo or MessageType.Comment:
                _others.Add(message);
                break;
            case MessageType.AttributeInfo:
                RequireFewAttributes(message);
                break;
            case MessageType.ModificationTime or MessageType.OldModificationTime:
                // That of the new header would be another.
                break;
            default:
                throw _file.Refuse(FormattableString.Invariant($"describes {_name} by a message that is not known here (type {(int)message.Type})"));
        }
    }

    private void ReadLinkInfo(HeaderMessage message)
    {
        var bytes = new ByteCursor(_file, message.Data);
        bytes.Skip(1);
        if ((bytes.TakeByte() & OrderFlag) != 0)
        {
            _nextOrder = (long)bytes.TakeUInt64();
        }

        if (bytes.TakeUInt64() != FileBytes.NoAddress)
        {
            throw _file.Refuse($"keeps the links of {_name} in an index of their own, as files written with libver='latest' do");
        }
    }

    private void RequireFewAttributes(HeaderMessage message)
    {
        var bytes = new ByteCursor(_file, message.Data);
        bytes.Skip(1);
        bytes.Skip((bytes.TakeByte() & OrderFlag) != 0 ? sizeof(ushort) : 0);
        if (bytes.TakeUInt64() != FileBytes.NoAddress)
        {
            throw _file.Refuse($"keeps the attributes of {_name} in an index of their own, as files written with libver='latest' do");
        }
    }

    private HeaderMessage LinkInfo()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write((byte)0);
        writer.Write(_nextOrder is null ? (byte)0 : OrderFlag);
        if (_nextOrder is { } next)
        {
            writer.Write(next);
        }

        writer.Write(FileBytes.NoAddress);
        writer.Write(FileBytes.NoAddress);
        return new HeaderMessage(MessageType.LinkInfo, 0, bytes.ToArray());
    }

    private string NameOf(HeaderMessage attribute)
    {
        var bytes = new ByteCursor(_file, attribute.Data);
        byte version = bytes.TakeByte();
        bytes.Skip(1);
        int length = bytes.TakeUInt16();
        bytes.Skip(version == 3 ? 5 : 4);
        return Encoding.UTF8.GetString(bytes.Take(length)).TrimEnd('\0');
    }
}
