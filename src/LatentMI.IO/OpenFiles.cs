using LatentMI.IO.Formats;

namespace LatentMI.IO;

/// <summary>The files that belong to one piece of work, each opened once, however many addresses name parts of it.</summary>
/// <remarks>What is read stays usable after the files are closed. An object is for one thread at a time.</remarks>
public sealed class OpenFiles : IDisposable
{
    private readonly Dictionary<(string Path, DecimalMark Mark, int MostExpansion), FileHandle> _files = [];

    /// <summary>Opens the file of an address, unless it is open.</summary>
    /// <param name="address"><c>FILE[:ITEM][:COLUMNS]</c>, as <see cref="SampleReader"/> describes it.</param>
    /// <param name="reading">How it is read; null for the defaults.</param>
    /// <returns>The file, which this object closes.</returns>
    /// <exception cref="InputException">There is no such file, or it is of no known format.</exception>
    public OpenFile Open(string address, ReadingOptions? reading = null)
    {
        SampleAddress parts = FileAddress.Parse(address);
        ReadingOptions options = reading ?? ReadingOptions.Default;
        (string, DecimalMark, int) key = (parts.Path, options.Decimal, options.MostExpansion);
        if (!_files.TryGetValue(key, out FileHandle? file))
        {
            _files[key] = file = FileHandle.Open(parts, options);
        }

        return OpenFile.Share(parts, file);
    }

    /// <summary>Closes the file of an address, if it is open; what was read from it stays usable.</summary>
    /// <param name="address">The address.</param>
    /// <exception cref="InputException">It is no address.</exception>
    public void Close(string address)
    {
        string path = FileAddress.Parse(address).Path;
        foreach ((string Path, DecimalMark, int) key in _files.Keys.Where(key => key.Path == path).ToArray())
        {
            _files[key].Dispose();
            _files.Remove(key);
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
