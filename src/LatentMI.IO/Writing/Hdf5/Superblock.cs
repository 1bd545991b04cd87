using System.Buffers.Binary;

namespace LatentMI.IO.Writing.Hdf5;

/// <summary>The start of an HDF5 file (HDF5 File Format Specification, II.A): where its root group is, and where the file ends.</summary>
/// <param name="Version">The version, 0 to 3.</param>
/// <param name="EndOfFile">The address after all that the file uses.</param>
/// <param name="Root">The address of the root group's header.</param>
internal sealed record Superblock(byte Version, ulong EndOfFile, ulong Root)
{
    private const byte SizeOfAddresses = 8;

    // Versions 0 and 1 describe the root as an entry of a symbol table (III.C), whose scratch space may repeat where its links are.
    private const int LengthOfOldest = 56;
    private const int ExtraOfVersion1 = 4;
    private const int OldBaseAt = 24;
    private const int OldEndAt = OldBaseAt + 16;
    private const int OldRootAt = 64;
    private const int ScratchLength = 24;

    private const int NewLength = 48;
    private const int NewEndAt = 28;
    private const int NewRootAt = 36;
    private const int NewChecksumAt = 44;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the start of a file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">It is of an unknown version, is open for writing, or is spread over several files.</exception>
    public static Superblock Read(FileBytes file)
    {
        ByteCursor start = file.Read(0, Math.Min(file.Length, (ulong)Signature.Length + 1));
        if (start.Remaining <= Signature.Length || !start.Take(Signature.Length).SequenceEqual(Signature))
        {
            throw file.Refuse("does not begin as HDF5 files do (it may have a user block)");
        }

        byte version = start.TakeByte();
        Superblock read = version switch
        {
            0 or 1 => ReadOld(file, version),
            2 or 3 => ReadNew(file, version),
            _ => throw file.Refuse(FormattableString.Invariant($"has a superblock of version {version}, which is not known here")),
        };
        return read.EndOfFile <= file.Length ? read : throw file.Damaged();
    }

    /// <summary>Changes the start of a file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="root">The address of the new root group's header.</param>
    /// <param name="endOfFile">The new end.</param>
    public void Update(Stream stream, ulong root, ulong endOfFile)
    {
        if (Version < 2)
        {
            int extra = Version * ExtraOfVersion1;
            WriteAt(stream, OldEndAt + extra, endOfFile);
            WriteAt(stream, OldRootAt + extra, root);
            stream.Write(new byte[ScratchLength]);
            return;
        }

        var bytes = new byte[NewLength];
        stream.Position = 0;
        stream.ReadExactly(bytes);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(NewEndAt), endOfFile);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(NewRootAt), root);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(NewChecksumAt), Lookup3.Of(bytes.AsSpan(0, NewChecksumAt)));
        stream.Position = 0;
        stream.Write(bytes);
    }

    private static Superblock ReadOld(FileBytes file, byte version)
    {
        int extra = version * ExtraOfVersion1;
        ByteCursor bytes = file.Read(0, (ulong)(LengthOfOldest + extra + 16));
        bytes.Skip(13);
        RequireSizes(file, bytes.TakeByte(), bytes.TakeByte());
        bytes.Skip(OldBaseAt + extra - 15);
        RequireBase(file, bytes.TakeUInt64());
        bytes.Skip(sizeof(ulong));
        ulong end = bytes.TakeUInt64();
        if (bytes.TakeUInt64() != FileBytes.NoAddress)
        {
            throw file.Refuse("is written by a driver of its own");
        }

        bytes.Skip(sizeof(ulong));
        return new Superblock(version, end, bytes.TakeUInt64());
    }

    private static Superblock ReadNew(FileBytes file, byte version)
    {
        ByteCursor bytes = file.Read(0, NewLength);
        bytes.Skip(9);
        RequireSizes(file, bytes.TakeByte(), bytes.TakeByte());
        if (bytes.TakeByte() != 0)
        {
            throw file.Refuse("is open for writing, or was not closed");
        }

        RequireBase(file, bytes.TakeUInt64());
        if (bytes.TakeUInt64() != FileBytes.NoAddress)
        {
            throw file.Refuse("has an extended superblock");
        }

        return new Superblock(version, bytes.TakeUInt64(), bytes.TakeUInt64());
    }

    private static void RequireSizes(FileBytes file, byte ofAddresses, byte ofLengths)
    {
        if (ofAddresses != SizeOfAddresses || ofLengths != SizeOfAddresses)
        {
            throw file.Refuse("has addresses of another size than 8 bytes");
        }
    }

    private static void RequireBase(FileBytes file, ulong address)
    {
        if (address != 0)
        {
            throw file.Refuse("has a user block");
        }
    }

    private static void WriteAt(Stream stream, int position, ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        stream.Position = position;
        stream.Write(bytes);
    }
}
