using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace LatentMI.Numerics;

/// <summary>
/// A large row-major matrix that is needed for a while: in memory that is given back at once, or, where it would take too much of that, in a
/// temporary file that is mapped and goes with it.
/// </summary>
internal sealed unsafe class ScratchMatrix : IDisposable
{
    private const nuint AlignmentBytes = 64;

    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private float* _data;

    /// <summary>Makes room; the elements are not set.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="memoryBytes">The most bytes of memory; what is larger goes into a file.</param>
    /// <exception cref="InputException">There is no room for the file either.</exception>
    public ScratchMatrix(int rows, int columns, long memoryBytes)
    {
        long bytes = checked((long)rows * columns * sizeof(float));
        if (bytes <= memoryBytes)
        {
            _data = (float*)NativeMemory.AlignedAlloc((nuint)bytes, AlignmentBytes);
        }
        else
        {
            _file = CreateFile(bytes);
            _view = _file.CreateViewAccessor(0, bytes);
            byte* start = null;
            _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            _data = (float*)start;
        }

        View = new MatrixView(this, _data, rows, columns);
    }

    /// <summary>Gives the memory back where it was forgotten.</summary>
    ~ScratchMatrix() => Release();

    /// <summary>The matrix; not to be used after <see cref="Dispose"/>.</summary>
    public MatrixView View { get; }

    /// <summary>Whether it is in a file.</summary>
    public bool IsFile => _file is not null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        _view?.Dispose();
        _file?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static MemoryMappedFile CreateFile(long bytes)
    {
        string path = Path.Combine(Path.GetTempPath(), $"lmi-{Guid.NewGuid():N}.scores");
        try
        {
            // Room is taken on the disk at once: a mapped file without it would end the process at the first write that finds none.
            var stream = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
                PreallocationSize = bytes,
            });
            return MemoryMappedFile.CreateFromFile(stream, null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        }
        catch (IOException e)
        {
            throw new InputException(
                FormattableString.Invariant($"{path}: there is no room for {bytes / 1e9:F1} GB of column scores, which do not fit into memory; ")
                + "set TMPDIR to a folder with more space, or use fewer rows or columns.",
                e);
        }
    }

    private void Release()
    {
        if (_data is null)
        {
            return;
        }

        if (_view is null)
        {
            NativeMemory.AlignedFree(_data);
        }
        else
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
        }

        _data = null;
    }
}
