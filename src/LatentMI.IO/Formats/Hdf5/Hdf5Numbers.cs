using System.Runtime.InteropServices;
using LatentMI.IO.Arrays;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Reads data sets of numbers, by the type they are stored in.</summary>
internal static class Hdf5Numbers
{
    private const long BytesPerBlock = 8 << 20;
    private const long MostBytesPerBlock = 256 << 20;
    private const ulong CachedBytes = 64 << 20;
    private const int CachedChunks = 521;
    private const int ValuesPerCancellationCheck = 1 << 20;

    /// <summary>The type of a data set's numbers, or null where it holds none.</summary>
    /// <param name="type">Its type in the file.</param>
    public static ElementType? FindType(IH5DataType type) => (type.Class, type.Size) switch
    {
        (H5DataTypeClass.FloatingPoint, 2) => ElementType.Float16,
        (H5DataTypeClass.FloatingPoint, 4) => ElementType.Float32,
        (H5DataTypeClass.FloatingPoint, 8) => ElementType.Float64,
        (H5DataTypeClass.FixedPoint, 1) => type.FixedPoint.IsSigned ? ElementType.Int8 : ElementType.UInt8,
        (H5DataTypeClass.FixedPoint, 2) => type.FixedPoint.IsSigned ? ElementType.Int16 : ElementType.UInt16,
        (H5DataTypeClass.FixedPoint, 4) => type.FixedPoint.IsSigned ? ElementType.Int32 : ElementType.UInt32,
        (H5DataTypeClass.FixedPoint, 8) => type.FixedPoint.IsSigned ? ElementType.Int64 : ElementType.UInt64,

        // h5py stores booleans as an enumeration of one byte, PyTables as a field of bits.
        (H5DataTypeClass.Enumerated or H5DataTypeClass.BitField, 1) => ElementType.Bool,
        _ => null,
    };

    /// <summary>The lengths of a data set's axes; none for a single number.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="address">How messages call it.</param>
    /// <exception cref="InputException">It is larger than any file.</exception>
    public static ArrayShape ShapeOf(IH5Dataset dataset, string address) =>
        ArrayShape.Create(Array.ConvertAll(dataset.Space.Dimensions, length => (long)Math.Min(length, long.MaxValue)), address);

    /// <summary>Reads a data set as samples: the first axis is the rows, all others together are the columns.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="path">Its path.</param>
    /// <param name="choose">Chooses among that many columns, by numbers.</param>
    /// <exception cref="InputException">It holds no numbers, or does not fit into memory.</exception>
    /// <remarks>Of a matrix, nothing before the first and after the last of the columns is read.</remarks>
    public static Samples ReadMatrix(Hdf5File file, IH5Dataset dataset, string path, Func<int, int[]> choose)
    {
        string address = file.Address.Text;
        file.RequirePlausible(dataset, path);
        ArrayShape shape = ShapeOf(dataset, address);
        NumericArray.RequireMatrix(shape, address);
        int[] columns = choose((int)shape.Columns);
        ElementType type = RequireNumbers(dataset, path, address);
        file.Room.RequireMatrix(shape.Rows, columns.Length, type.ToSampleType(), address);
        if (type.ToSampleType() == SampleType.Float32)
        {
            var singles = new float[(long)shape.Rows * columns.Length];
            ReadRows(file, dataset, shape, type, columns, singles);
            return Samples.Create(singles, shape.Rows, columns.Length).WithKind(type.ToColumnKind());
        }

        var doubles = new double[(long)shape.Rows * columns.Length];
        ReadRows(file, dataset, shape, type, columns, doubles);
        return Samples.Create(doubles, shape.Rows, columns.Length).WithKind(type.ToColumnKind());
    }

    /// <summary>Reads all numbers of a data set, in the order of the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="InputException">It holds no numbers, or does not fit into memory.</exception>
    public static double[] ReadAll(Hdf5File file, IH5Dataset dataset, string path)
    {
        file.RequirePlausible(dataset, path);
        ArrayShape shape = ShapeOf(dataset, file.Address.Text);
        ElementType type = RequireNumbers(dataset, path, file.Address.Text);
        if (shape.Length > Array.MaxLength)
        {
            throw new InputException($"{file.Address.Text}: '{path}' has more values than one array can hold.");
        }

        file.Room.RequireValues(shape.Length, SampleType.Float64, $"{file.Address.Text}: '{path}'");
        var values = new double[shape.Length];
        DecodeAll(file, dataset, type, shape, values);
        return values;
    }

    /// <summary>Whether a data set is of 64-bit integers some of which float64 does not hold, as identifiers may be.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="InputException">It does not fit into memory.</exception>
    public static bool HoldsLargeIntegers(Hdf5File file, IH5Dataset dataset, string path)
    {
        if (FindType(dataset.Type) is not (ElementType.Int64 or ElementType.UInt64) || dataset.Space.Dimensions.Length != 1)
        {
            return false;
        }

        file.RequirePlausible(dataset, path);
        ArrayShape shape = ShapeOf(dataset, file.Address.Text);
        file.Room.RequireValues(shape.Length, SampleType.Float64, $"{file.Address.Text}: '{path}'");
        var values = new double[shape.Length];
        ElementType type = RequireNumbers(dataset, path, file.Address.Text);
        return values.Length > 0 && (type == ElementType.Int64
            ? Decode<long, double>(dataset, type, null, values, file.Address.Text)
            : Decode<ulong, double>(dataset, type, null, values, file.Address.Text)) >= 0;
    }

    /// <summary>Reads all numbers of a data set to a place that is there for them.</summary>
    /// <typeparam name="T">The type they are to have.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="dataset">The data set, which holds numbers.</param>
    /// <param name="path">Its path.</param>
    /// <param name="values">As many places as it has values.</param>
    public static void ReadInto<T>(Hdf5File file, IH5Dataset dataset, string path, Span<T> values)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        file.RequirePlausible(dataset, path);
        DecodeAll(file, dataset, RequireNumbers(dataset, path, file.Address.Text), ShapeOf(dataset, file.Address.Text), values);
    }

    /// <summary>Reads whole numbers that are places: not negative, and not above 2^31 - 1.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="InputException">It holds something else.</exception>
    public static int[] ReadPlaces(Hdf5File file, IH5Dataset dataset, string path)
    {
        double[] values = ReadAll(file, dataset, path);
        var places = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (i % ValuesPerCancellationCheck == 0)
            {
                file.CancellationToken.ThrowIfCancellationRequested();
            }

            places[i] = values[i] is >= 0 and <= int.MaxValue && values[i] == Math.Floor(values[i])
                ? (int)values[i]
                : throw new InputException($"{file.Address.Text}: '{path}' is damaged: it should contain indices, but contains {FormattableString.Invariant($"{values[i]}")}.");
        }

        return places;
    }

    /// <summary>Makes sure that what is stored as truth values of one byte is such: codes of other enumerations look the same.</summary>
    /// <param name="stored">The bytes.</param>
    /// <param name="type">Their type.</param>
    /// <param name="address">How messages call them.</param>
    /// <exception cref="InputException">There is another code.</exception>
    public static void RequireTruthValues(ReadOnlySpan<byte> stored, ElementType type, string address)
    {
        if (type == ElementType.Bool && stored.ContainsAnyExceptInRange((byte)0, (byte)1))
        {
            throw new InputException($"{address}: holds codes of an enumeration, which are no numbers; write their names as text.");
        }
    }

    /// <summary>Reads all values, in blocks between which the reading can be stopped.</summary>
    private static void DecodeAll<T>(Hdf5File file, IH5Dataset dataset, ElementType type, ArrayShape shape, Span<T> values)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        if (values.IsEmpty)
        {
            return;
        }

        if (shape.Axes.IsEmpty || (long)values.Length * type.Size() <= BytesPerBlock)
        {
            Decode(dataset, type, null, values, file.Address.Text);
            return;
        }

        int width = values.Length / shape.Rows;
        int rowsPerBlock = RowsPerBlock(dataset, shape.Rows, (long)width * type.Size());
        for (int start = 0; start < shape.Rows; start += rowsPerBlock)
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            int rows = Math.Min(rowsPerBlock, shape.Rows - start);
            ulong[] starts = new ulong[shape.Axes.Length];
            ulong[] lengths = Array.ConvertAll(shape.Axes.ToArray(), axis => (ulong)axis);
            (starts[0], lengths[0]) = ((ulong)start, (ulong)rows);
            Decode(dataset, type, new HyperslabSelection(starts.Length, starts, lengths), values.Slice(start * width, rows * width), file.Address.Text);
        }
    }

    private static ElementType RequireNumbers(IH5Dataset dataset, string path, string address) =>
        FindType(dataset.Type) ?? throw new InputException($"{address}: '{path}' does not hold numbers but {Hdf5Names.Describe(dataset.Type)}.");

    private static void ReadRows<T>(Hdf5File file, IH5Dataset dataset, ArrayShape shape, ElementType type, int[] columns, T[] values)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        bool isMatrix = shape.Axes.Length == 2;
        int first = isMatrix ? columns.Min() : 0;
        int width = isMatrix ? columns.Max() - first + 1 : (int)shape.Columns;
        int rowsPerBlock = RowsPerBlock(dataset, shape.Rows, (long)width * type.Size());
        var block = new T[(long)rowsPerBlock * width];
        for (int start = 0; start < shape.Rows; start += rowsPerBlock)
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            int rows = Math.Min(rowsPerBlock, shape.Rows - start);
            ulong[] starts = new ulong[shape.Axes.Length];
            ulong[] lengths = Array.ConvertAll(shape.Axes.ToArray(), axis => (ulong)axis);
            (starts[0], lengths[0]) = ((ulong)start, (ulong)rows);
            if (isMatrix)
            {
                (starts[1], lengths[1]) = ((ulong)first, (ulong)width);
            }

            Decode(dataset, type, new HyperslabSelection(starts.Length, starts, lengths), block.AsSpan(0, rows * width), file.Address.Text);
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<T> source = block.AsSpan(row * width, width);
                Span<T> target = values.AsSpan((start + row) * columns.Length, columns.Length);
                for (int j = 0; j < columns.Length; j++)
                {
                    target[j] = source[columns[j] - first];
                }
            }
        }
    }

    /// <summary>As many rows as make a block of some megabytes, in whole chunks, so that no chunk is decompressed twice.</summary>
    private static int RowsPerBlock(IH5Dataset dataset, int rows, long bytesPerRow)
    {
        long chunkRows = dataset.Layout.Class == H5DataLayoutClass.Chunked ? (long)Math.Min(dataset.Layout.Chunks[0], int.MaxValue) : 1;
        long most = Math.Max(1, MostBytesPerBlock / bytesPerRow);
        long wanted = Math.Max(1, BytesPerBlock / bytesPerRow / chunkRows) * chunkRows;
        return (int)Math.Min(rows, Math.Min(wanted, most));
    }

    private static void Decode<T>(IH5Dataset dataset, ElementType type, Selection? selection, Span<T> values, string address)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        int inexact = type switch
        {
            ElementType.Bool or ElementType.UInt8 => Decode<byte, T>(dataset, type, selection, values, address),
            ElementType.Int8 => Decode<sbyte, T>(dataset, type, selection, values, address),
            ElementType.Int16 => Decode<short, T>(dataset, type, selection, values, address),
            ElementType.UInt16 => Decode<ushort, T>(dataset, type, selection, values, address),
            ElementType.Int32 => Decode<int, T>(dataset, type, selection, values, address),
            ElementType.UInt32 => Decode<uint, T>(dataset, type, selection, values, address),
            ElementType.Int64 => Decode<long, T>(dataset, type, selection, values, address),
            ElementType.UInt64 => Decode<ulong, T>(dataset, type, selection, values, address),
            ElementType.Float16 => Decode<Half, T>(dataset, type, selection, values, address),
            ElementType.Float32 => Decode<float, T>(dataset, type, selection, values, address),
            ElementType.Float64 => Decode<double, T>(dataset, type, selection, values, address),
            _ => throw new NotSupportedException($"No reader for {type}."),
        };
        if (inexact >= 0)
        {
            throw new InputException($"{address}: holds an integer beyond 2^53, which a float64 cannot hold exactly; scale or recode the values.");
        }
    }

    private static int Decode<TStored, T>(IH5Dataset dataset, ElementType type, Selection? selection, Span<T> values, string address)
        where TStored : unmanaged
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var stored = new TStored[values.Length];
        ChunkFilters.Prepare(dataset);
        var access = new H5DatasetAccess(ChunkCache: new SimpleReadingChunkCache(CachedChunks, CachedBytes));
        ((NativeDataset)dataset).Read(access, stored.AsSpan(), selection);
        RequireTruthValues(MemoryMarshal.AsBytes(stored.AsSpan()), type, address);
        return ElementDecoder.Decode(MemoryMarshal.AsBytes(stored.AsSpan()), type, isBigEndian: !BitConverter.IsLittleEndian, values);
    }
}
