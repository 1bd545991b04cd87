using System.IO.Compression;
using System.Text;
using LatentMI.IO.Formats.Npy;

namespace LatentMI.IO.Formats.Npz;

/// <summary>
/// Writes an archive of NumPy arrays (<c>.npz</c>), with text beside them where wanted. The same content gives the same bytes: entries are
/// stored in the order they are added, uncompressed, with a fixed time.
/// </summary>
internal sealed class NpzWriter : IDisposable
{
    // The earliest time that a zip entry can have.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ZipArchive _archive;

    /// <summary>Starts an archive.</summary>
    /// <param name="stream">Where to write; stays open.</param>
    public NpzWriter(Stream stream) => _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);

    /// <summary>Adds samples as an array of two axes.</summary>
    /// <param name="name">The array's name, without <c>.npy</c>.</param>
    /// <param name="samples">n rows of d columns.</param>
    public void Add(string name, Samples samples)
    {
        using Stream entry = OpenArray(name);
        NpyWriter.Write(entry, samples);
    }

    /// <summary>Adds an array of float32.</summary>
    /// <param name="name">The array's name, without <c>.npy</c>.</param>
    /// <param name="values">The values, row-major.</param>
    /// <param name="shape">The lengths of the axes.</param>
    /// <exception cref="ArgumentException">The number of values does not fit the shape.</exception>
    public void Add(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        using Stream entry = OpenArray(name);
        NpyWriter.Write(entry, values, shape);
    }

    /// <summary>Adds an array of float64.</summary>
    /// <param name="name">The array's name, without <c>.npy</c>.</param>
    /// <param name="values">The values, row-major.</param>
    /// <param name="shape">The lengths of the axes.</param>
    /// <exception cref="ArgumentException">The number of values does not fit the shape.</exception>
    public void Add(string name, ReadOnlySpan<double> values, params ReadOnlySpan<int> shape)
    {
        using Stream entry = OpenArray(name);
        NpyWriter.Write(entry, values, shape);
    }

    /// <summary>Adds a text, as UTF-8 without a byte order mark.</summary>
    /// <param name="name">The entry's whole name, such as <c>model.json</c>.</param>
    /// <param name="text">The text.</param>
    public void AddText(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using Stream entry = OpenEntry(name);
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Completes the archive.</summary>
    public void Dispose() => _archive.Dispose();

    private Stream OpenArray(string name) => OpenEntry($"{name}.npy");

    private Stream OpenEntry(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ZipArchiveEntry entry = _archive.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = EntryTime;
        return entry.Open();
    }
}
