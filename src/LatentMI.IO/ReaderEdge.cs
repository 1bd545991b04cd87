namespace LatentMI.IO;

/// <summary>The edge of the readers, where failures of the system become messages of one line.</summary>
internal static class ReaderEdge
{
    /// <summary>Reads something, and turns what the file system and decoders raise into <see cref="InputException"/>.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="address">What the user wrote.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static T Guard<T>(string address, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new InputException($"{address}: cannot be read: {OneLine.Of(e.Message)}", e);
        }
        catch (OutOfMemoryException e)
        {
            throw new InputException($"{address}: does not fit into memory; a large uncompressed .npy file is mapped instead of loaded.", e);
        }
    }
}
