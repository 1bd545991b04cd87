namespace LatentMI.IO.Writing.Hdf5;

/// <summary>A message of an object header.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="Flags">Its flags.</param>
/// <param name="Data">Its content.</param>
internal sealed record HeaderMessage(MessageType Type, byte Flags, byte[] Data)
{
    /// <summary>The flag of what never changes.</summary>
    public const byte Constant = 0x01;

    private const byte SharedFlag = 0x02;

    /// <summary>Whether the content is kept elsewhere.</summary>
    public bool IsShared => (Flags & SharedFlag) != 0;
}
