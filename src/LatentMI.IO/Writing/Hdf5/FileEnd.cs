namespace LatentMI.IO.Writing.Hdf5;

/// <summary>The end of a file, where new parts are put.</summary>
internal sealed class FileEnd
{
    private readonly Stream _stream;

    /// <summary>Starts at the end of what the file holds.</summary>
    /// <param name="stream">The file.</param>
    public FileEnd(Stream stream)
    {
        _stream = stream;
        Align(stream.Length);
    }

    /// <summary>The address after all that was put.</summary>
    public ulong Address { get; private set; }

    /// <summary>Keeps room for what is filled in later.</summary>
    /// <param name="length">Its length.</param>
    /// <returns>Its address.</returns>
    public ulong Reserve(long length)
    {
        ulong address = Address;
        Align((long)address + length);
        return address;
    }

    /// <summary>Puts a part.</summary>
    /// <param name="bytes">Its content.</param>
    /// <returns>Its address.</returns>
    public ulong Put(ReadOnlySpan<byte> bytes)
    {
        ulong address = Reserve(bytes.Length);
        Fill(address, bytes);
        return address;
    }

    /// <summary>Fills room that was kept.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="bytes">The content.</param>
    public void Fill(ulong address, ReadOnlySpan<byte> bytes)
    {
        _stream.Position = (long)address;
        _stream.Write(bytes);
    }

    /// <summary>Makes the file as long as what it holds.</summary>
    public void Close() => _stream.SetLength((long)Address);

    private void Align(long length) => Address = ((ulong)length + 7) / 8 * 8;
}
