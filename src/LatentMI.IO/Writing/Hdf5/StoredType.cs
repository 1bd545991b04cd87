namespace LatentMI.IO.Writing.Hdf5;

/// <summary>The types of values that are written, as messages describe them (HDF5 File Format Specification, IV.A.2.d).</summary>
/// <param name="Encoded">The description.</param>
internal sealed record StoredType(byte[] Encoded)
{
    /// <summary>Numbers of 8 bytes with a fraction.</summary>
    public static StoredType Float64 { get; } = OfFloat(size: 8, signAt: 63, exponentAt: 52, exponentBits: 11, bias: 1023);

    /// <summary>Numbers of 4 bytes with a fraction.</summary>
    public static StoredType Float32 { get; } = OfFloat(size: 4, signAt: 31, exponentAt: 23, exponentBits: 8, bias: 127);

    /// <summary>Whole numbers of 8 bytes, with a sign.</summary>
    public static StoredType Int64 { get; } = new([0x10, 0x08, 0, 0, 8, 0, 0, 0, 0, 0, 64, 0]);

    /// <summary>UTF-8 text of any length, in a heap, as h5py writes it.</summary>
    public static StoredType Text { get; } = new([0x19, 0x01, 0x01, 0, 16, 0, 0, 0, 0x10, 0, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0]);

    /// <summary>What h5py takes for a boolean: an enumeration of the names FALSE and TRUE.</summary>
    public static StoredType Boolean { get; } = new(
    [
        0x18, 2, 0, 0, 1, 0, 0, 0,
        0x10, 0x08, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0,
        .. "FALSE\0\0\0"u8, .. "TRUE\0\0\0\0"u8,
        0, 1,
    ]);

    private static StoredType OfFloat(byte size, byte signAt, byte exponentAt, byte exponentBits, ushort bias) => new(
    [
        0x11, 0x20, signAt, 0, size, 0, 0, 0,
        0, 0, (byte)(size * 8), 0, exponentAt, exponentBits, 0, exponentAt, (byte)bias, (byte)(bias >> 8), 0, 0,
    ]);
}
