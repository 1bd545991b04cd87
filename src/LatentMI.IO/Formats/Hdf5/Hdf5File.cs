using LatentMI.IO.Streams;
using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>An open HDF5 file: its groups, and the checks that come before anything is read of them.</summary>
internal sealed class Hdf5File
{
    // Deflate turns a byte into 1,032 at most; what was never written takes no room in the file at all, hence the rest.
    private const long MostExpansion = 1032;
    private const long AlwaysAllowed = 16L << 20;

    // What the index of chunks takes for each.
    private const long FewestBytesOfChunk = 8;
    private const long AlwaysAllowedChunks = 1 << 14;
    private const long MostBytesInMemory = 64L << 20;
    private readonly NativeFile _file;
    private readonly Dictionary<string, IH5Object?> _found = [];
    private readonly long _length;

    static Hdf5File()
    {
        H5Filter.Register(new Hdf5DeflateFilter());
        H5Filter.Register(new Hdf5ChecksumFilter());
        H5Filter.Register(new LzfFilter());
    }

    private Hdf5File(NativeFile file, long length, MemoryRoom room, SampleAddress address, CancellationToken cancellationToken)
    {
        _file = file;
        _length = length;
        Room = room;
        Address = address;
        CancellationToken = cancellationToken;
    }

    /// <summary>What the user wrote.</summary>
    public SampleAddress Address { get; }

    /// <summary>How much memory what is read may take.</summary>
    public MemoryRoom Room { get; }

    /// <summary>Stops the reading.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The group that holds all others.</summary>
    public IH5Group Root => _file;

    /// <summary>Shows the library a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="stream">What the library sees of it, which counts what it asks for.</param>
    public static NativeFile Open(SourceFile source, out LimitedStream stream)
    {
        // The library asks for a few bytes at a time, here and there; in memory that is fast.
        stream = new LimitedStream(Hdf5UserBlock.Skip(source.Length <= MostBytesInMemory ? Load(source) : source.Raw()));
        NativeFile file = H5File.Open(stream);
        GroupNames.Keep(file);
        return file;
    }

    /// <summary>Does something with an open file.</summary>
    /// <typeparam name="T">What that gives.</typeparam>
    /// <param name="open">Opens the file, or returns it where it is open.</param>
    /// <param name="length">The length of the file, in bytes.</param>
    /// <param name="room">How much memory what is read may take.</param>
    /// <param name="address">What the user wrote.</param>
    /// <param name="use">What is done.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged, or compressed in a way that is not supported.</exception>
    /// <remarks>
    /// On a damaged file the library raises whatever its next step stumbles over: exceptions of indices, casts, null references, arithmetic, and
    /// bare <see cref="Exception"/>. None of them is a defect of this program, and there is no list of them to name, so here, and only here, at the
    /// edge to the library, all are taken for what they mean: the file cannot be read.
    /// </remarks>
    public static T Use<T>(Func<NativeFile> open, long length, MemoryRoom room, SampleAddress address, Func<Hdf5File, T> use, CancellationToken cancellationToken)
    {
        try
        {
            return use(new Hdf5File(open(), length, room, address, cancellationToken));
        }
#pragma warning disable CA1031 // See the remarks.
        catch (Exception e) when (e is not (InputException or OperationCanceledException))
#pragma warning restore CA1031
        {
            throw Explain(e, address);
        }
    }

    /// <summary>Says that values cannot be read for the order of their bytes.</summary>
    /// <param name="address">What the user wrote.</param>
    /// <param name="cause">What the library raised; null for nothing.</param>
    public static InputException BigEndian(SampleAddress address, Exception? cause = null) =>
        new($"{address.Text}: holds big-endian values; write them as little-endian.", cause!);

    /// <summary>Whether there is something at a path.</summary>
    /// <param name="path">The path, with or without a slash before it.</param>
    public bool Exists(string path) => path.Trim('/') is var item && (item.Length == 0 || (HasParts(item) && FindParent(item)?.LinkExists(NameOf(item)) == true));

    /// <summary>The group or data set at a path; null where there is none, or only a link to what is not there.</summary>
    /// <param name="path">The path, with or without a slash before it.</param>
    public IH5Object? Find(string path)
    {
        string item = path.Trim('/');
        if (item.Length == 0)
        {
            return Root;
        }

        if (!_found.TryGetValue(item, out IH5Object? found))
        {
            found = Exists(item) && FindParent(item)!.Get(NameOf(item)) is { } there and not IH5UnresolvedLink ? there : null;
            found = found is IH5Group group ? GroupNames.Keep(group) : found;
            _found.Add(item, found);
        }

        return found;
    }

    /// <summary>Why nothing can be read at a path, which is that of a link or leads over one; null where there is no link.</summary>
    /// <param name="path">The path.</param>
    public string? FindLinkProblem(string path)
    {
        string[] parts = path.Trim('/').Split('/');
        for (int length = 1; length <= parts.Length; length++)
        {
            string start = string.Join('/', parts[..length]);
            if (Exists(start) && Find(start) is null)
            {
                return $"{OneLine.Quote(start)} {ObjectPlace.FindProblem(FindParent(start)!.Get(NameOf(start)), Root)}";
            }
        }

        return null;
    }

    /// <summary>Makes sure that a data set has values: that it is none that h5py calls <c>Empty</c>.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="InputException">It has none.</exception>
    public void RequireValues(IH5Dataset dataset, string path)
    {
        if (dataset.Space.Type == H5DataspaceType.Null)
        {
            throw new InputException($"{Address.Text}: '{path}' holds no values; choose another item.");
        }
    }

    /// <summary>Makes sure, before anything is reserved, that a data set is no larger than its file can be and memory is.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="InputException">It is, or it is spread over other files.</exception>
    public void RequirePlausible(IH5Dataset dataset, string path)
    {
        RequireValues(dataset, path);
        if (dataset.Layout.Class == H5DataLayoutClass.VirtualStorage)
        {
            throw new InputException($"{Address.Text}: '{path}' is a virtual data set, spread over other files; copy it into one.");
        }

        if (ObjectPlace.FindProblem(dataset, Root) is { } problem)
        {
            throw new InputException($"{Address.Text}: '{path}' {problem}.");
        }

        Int128 bytes = dataset.Type.Size;
        foreach (ulong length in dataset.Space.Dimensions)
        {
            bytes = length > int.MaxValue ? Int128.MaxValue : bytes > long.MaxValue ? bytes : bytes * length;
        }

        Int128 possible = ((Int128)_length * MostExpansion) + AlwaysAllowed;
        if (bytes > possible || !HasPlausibleChunks(dataset, path, possible))
        {
            throw new InputException($"{Address.Text}: '{path}' claims more values than its file can contain; it is damaged, or was never written.");
        }

        MemoryRoom.Unbounded.Require(bytes, $"{Address.Text}: '{path}'");
    }

    private bool HasPlausibleChunks(IH5Dataset dataset, string path, Int128 possible)
    {
        if (dataset.Layout.Class != H5DataLayoutClass.Chunked)
        {
            return true;
        }

        ulong[] lengths = dataset.Layout.Chunks;
        ulong[] axes = dataset.Space.Dimensions;
        Int128 bytes = dataset.Type.Size;
        Int128 count = 1;
        for (int i = 0; i < lengths.Length; i++)
        {
            if (lengths.Length != axes.Length || lengths[i] is 0 or > int.MaxValue || bytes > int.MaxValue || count > int.MaxValue)
            {
                return false;
            }

            bytes *= lengths[i];
            count *= (axes[i] + lengths[i] - 1) / lengths[i];
        }

        Room.Require(bytes, $"{Address.Text}: a chunk of '{path}'");
        return bytes <= possible && bytes <= int.MaxValue && count <= AlwaysAllowedChunks + (_length / FewestBytesOfChunk);
    }

    private IH5Group? FindParent(string path) => Find(path[..Math.Max(0, path.LastIndexOf('/'))]) as IH5Group;

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static MemoryStream Load(SourceFile source)
    {
        using Stream stream = source.Raw();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new MemoryStream(bytes, writable: false);
    }

    // Paths such as a//b or . mean nothing here.
    private static bool HasParts(string path) => path.Trim('/').Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    private static InputException Explain(Exception e, SampleAddress address)
    {
        if (e is OutOfMemoryException)
        {
            return new InputException($"{address.Text}: does not fit into memory; choose fewer columns, or a smaller item.", e);
        }

        string message = e.GetBaseException().Message;
        if (message.Contains("Could not find filter", StringComparison.Ordinal))
        {
            return new InputException(
                $"{address.Text}: is compressed by a filter that is not supported ({OneLine.Of(message.Split(". ")[0])}); write it with gzip or without compression.", e);
        }

        return message.Contains("Byte order conversion", StringComparison.Ordinal)
            ? BigEndian(address, e)
            : new InputException($"{address.Text}: cannot be read as HDF5, the file is damaged or of an unsupported kind: {OneLine.Of(message)}", e);
    }
}
