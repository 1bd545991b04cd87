using LatentMI.IO.Streams;
using PureHDF.VOL.Native;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>An HDF5 file that is opened when it is first used, and once.</summary>
/// <param name="file">The file.</param>
internal sealed class Hdf5Source(SourceFile file) : IDisposable
{
    private NativeFile? _file;
    private LimitedStream? _stream;

    /// <summary>Does something with the file.</summary>
    /// <typeparam name="T">What that gives.</typeparam>
    /// <param name="address">What the user wrote.</param>
    /// <param name="room">How much memory what is read may take.</param>
    /// <param name="use">What is done.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    public T Use<T>(SampleAddress address, MemoryRoom room, Func<Hdf5File, T> use, CancellationToken cancellationToken)
    {
        return Hdf5File.Use(OpenOnce, file.Length, room, address, use, cancellationToken);

        NativeFile OpenOnce()
        {
            _file ??= Hdf5File.Open(file, out _stream);
            _stream!.Restart(cancellationToken);
            return _file;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
