using System.Text;

namespace LatentMI.IO.Writing.Hdf5;

/// <summary>Texts of any length, in collections that elements refer to (HDF5 File Format Specification, III.E).</summary>
/// <param name="end">Where collections are put.</param>
internal sealed class TextHeap(FileEnd end)
{
    // No collection is smaller in HDF5.
    private const int SmallestCollection = 4096;
    private const int PrefixLength = 16;
    private const int ReferenceLength = 16;
    private readonly List<byte[]> _texts = [];
    private ulong _address;
    private int _size;
    private int _used;

    /// <summary>Stores a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="writer">Where the reference to it goes, the value of an element.</param>
    public void Write(string text, BinaryWriter writer)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((uint)bytes.Length);
        if (bytes.Length == 0)
        {
            writer.Write(new byte[ReferenceLength - sizeof(uint)]);
            return;
        }

        int needed = PrefixLength + ObjectHeader.Padded(bytes.Length);
        if (_used + needed > _size)
        {
            Close();
            _size = Math.Max(SmallestCollection, PrefixLength + needed);
            _used = PrefixLength;
            _address = end.Reserve(_size);
        }

        _texts.Add(bytes);
        _used += needed;
        writer.Write(_address);
        writer.Write((uint)_texts.Count);
    }

    /// <summary>Writes the collection that is still open.</summary>
    public void Close()
    {
        if (_texts.Count == 0)
        {
            return;
        }

        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("GCOL"u8);
        writer.Write(1U);
        writer.Write((ulong)_size);
        for (int i = 0; i < _texts.Count; i++)
        {
            WriteObject(writer, (ushort)(i + 1), _texts[i].Length);
            writer.Write(_texts[i]);
            writer.Write(new byte[ObjectHeader.Padded(_texts[i].Length) - _texts[i].Length]);
        }

        // What is free is object 0, whose size includes its prefix; where that does not fit, it is left.
        if (_size - _used >= PrefixLength)
        {
            WriteObject(writer, 0, _size - _used);
        }

        writer.Write(new byte[_size - bytes.Length]);
        end.Fill(_address, bytes.ToArray());
        _texts.Clear();
        _size = 0;
        _used = 0;
    }

    private static void WriteObject(BinaryWriter writer, ushort index, long size)
    {
        writer.Write(index);
        writer.Write((ushort)0);
        writer.Write(0U);
        writer.Write((ulong)size);
    }
}
