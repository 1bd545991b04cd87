namespace LatentMI.IO.Writing.Hdf5;

/// <summary>Reads the links of a group of the old style: a B-tree of nodes with symbols, whose names are in a heap (HDF5 File Format Specification, III.A to III.D).</summary>
internal sealed class SymbolTable
{
    private const byte GroupNode = 0;
    private const uint SoftLinkCache = 2;
    private const int TreePrefix = 24;
    private const int NodePrefix = 8;
    private const int EntryLength = 40;

    // Far more than the levels of any tree.
    private const int DeepestLevel = 32;
    private readonly FileBytes _file;
    private readonly byte[] _names;
    private readonly List<GroupLink> _links = [];

    private SymbolTable(FileBytes file, ulong heap)
    {
        _file = file;
        ByteCursor bytes = file.Read(heap, 32);
        bytes.Require("HEAP"u8);
        bytes.Skip(4);
        ulong size = bytes.TakeUInt64();
        bytes.Skip(sizeof(ulong));
        _names = file.Read(bytes.TakeUInt64(), size).Take((int)size).ToArray();
    }

    /// <summary>Reads the links.</summary>
    /// <param name="file">The file.</param>
    /// <param name="message">The message that says where they are.</param>
    public static IReadOnlyList<GroupLink> Read(FileBytes file, HeaderMessage message)
    {
        var bytes = new ByteCursor(file, message.Data);
        ulong tree = bytes.TakeUInt64();
        var table = new SymbolTable(file, bytes.TakeUInt64());
        table.ReadTree(tree, DeepestLevel);
        return table._links;
    }

    private void ReadTree(ulong address, int deepest)
    {
        ByteCursor prefix = _file.Read(address, TreePrefix);
        prefix.Require("TREE"u8);
        byte kind = prefix.TakeByte();
        byte level = prefix.TakeByte();
        int count = prefix.TakeUInt16();
        if (kind != GroupNode || level >= deepest)
        {
            throw _file.Damaged();
        }

        ByteCursor children = _file.Read(address + TreePrefix, (ulong)((2 * count) + 1) * sizeof(ulong));
        for (int i = 0; i < count; i++)
        {
            children.Skip(sizeof(ulong));
            ulong child = children.TakeUInt64();
            if (level == 0)
            {
                ReadNode(child);
            }
            else
            {
                ReadTree(child, level);
            }
        }
    }

    private void ReadNode(ulong address)
    {
        ByteCursor prefix = _file.Read(address, NodePrefix);
        prefix.Require("SNOD"u8);
        prefix.Skip(2);
        int count = prefix.TakeUInt16();
        ByteCursor entries = _file.Read(address + NodePrefix, (ulong)(count * EntryLength));
        for (int i = 0; i < count; i++)
        {
            string name = GroupLink.ReadName(_file, Text(entries.TakeUInt64()));
            ulong target = entries.TakeUInt64();
            uint cache = entries.TakeUInt32();
            entries.Skip(sizeof(uint));
            uint path = entries.TakeUInt32();
            entries.Skip(12);
            _links.Add(cache == SoftLinkCache ? GroupLink.Soft(name, Text(path)) : GroupLink.To(name, target));
        }
    }

    private ReadOnlySpan<byte> Text(ulong offset)
    {
        if (offset >= (ulong)_names.Length)
        {
            throw _file.Damaged();
        }

        ReadOnlySpan<byte> rest = _names.AsSpan((int)offset);
        int end = rest.IndexOf((byte)0);
        return end >= 0 ? rest[..end] : throw _file.Damaged();
    }
}
