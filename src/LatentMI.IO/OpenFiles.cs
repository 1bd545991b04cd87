using LatentMI.IO.Formats;

namespace LatentMI.IO;

/// <summary>The files that belong to one piece of work, each opened once, however many addresses name parts of it.</summary>
/// <remarks>What is read stays usable after the files are closed. An object is for one thread at a time.</remarks>
public sealed class OpenFiles : IDisposable
{
    private readonly Dictionary<string, FileHandle> _files = [];

    /// <summary>Opens the file of an address, unless it is open.</summary>
    /// <param name="address"><c>FILE[:ITEM][:COLUMNS]</c>, as <see cref="SampleReader"/> describes it.</param>
    /// <returns>The file, which this object closes.</returns>
    /// <exception cref="InputException">There is no such file, or it is of no known format.</exception>
    public OpenFile Open(string address)
    {
        SampleAddress parts = FileAddress.Parse(address);
        if (!_files.TryGetValue(parts.Path, out FileHandle? file))
        {
            _files[parts.Path] = file = FileHandle.Open(parts);
        }

        return OpenFile.Share(parts, file);
    }

    /// <summary>Closes the file of an address, if it is open; what was read from it stays usable.</summary>
    /// <param name="address">The address.</param>
    /// <exception cref="InputException">It is no address.</exception>
    public void Close(string address)
    {
        if (_files.Remove(FileAddress.Parse(address).Path, out FileHandle? file))
        {
            file.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FileHandle file in _files.Values)
        {
            file.Dispose();
        }

        _files.Clear();
    }
}
