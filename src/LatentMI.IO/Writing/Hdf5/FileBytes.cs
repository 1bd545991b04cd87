namespace LatentMI.IO.Writing.Hdf5;

/// <summary>The bytes of an HDF5 file by their addresses, and the words for what cannot be extended.</summary>
/// <param name="stream">The file.</param>
/// <param name="path">Its path, for messages.</param>
internal sealed class FileBytes(Stream stream, string path)
{
    /// <summary>What stands for no address, in files whose addresses have 8 bytes.</summary>
    public const ulong NoAddress = ulong.MaxValue;

    /// <summary>The length of the file.</summary>
    public ulong Length => (ulong)stream.Length;

    /// <summary>Reads a part of the file.</summary>
    /// <param name="address">Where it starts.</param>
    /// <param name="length">Its length.</param>
    /// <exception cref="InputException">The file ends before.</exception>
    public ByteCursor Read(ulong address, ulong length)
    {
        if (address > Length || length > Length - address || length > int.MaxValue)
        {
            throw Damaged();
        }

        var bytes = new byte[length];
        stream.Position = (long)address;
        stream.ReadExactly(bytes);
        return new ByteCursor(this, bytes);
    }

    /// <summary>What to throw where the file is laid out in a way that is not understood here.</summary>
    /// <param name="reason">What it is or has, after the path.</param>
    public InputException Refuse(string reason) =>
        new($"{path}: {reason}, so that results cannot be added to a copy of it; write the file again with anndata (read_h5ad, then write_h5ad) and use that one.");

    /// <summary>What to throw where the file contradicts itself.</summary>
    public InputException Damaged() => new($"{path}: is damaged or incomplete, so that results cannot be added to a copy of it; write the file again.");
}
