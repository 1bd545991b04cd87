using LatentMI.IO.Arrays;
using LatentMI.IO.Streams;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats.Npy;

/// <summary>Reads NumPy array files (<c>.npy</c>).</summary>
/// <param name="file">The file.</param>
/// <param name="mostBytesLoaded">What is larger, in bytes, is mapped, not loaded; null for half of the memory.</param>
internal sealed class NpyReader(SourceFile file, long? mostBytesLoaded = null) : FormatReader(file, "npy")
{
    // Of larger arrays, only the chosen columns are kept while they are read.
    private const long LargeArray = 16L << 20;

    /// <summary>
    /// Reads an array as samples. It is mapped only where it would not fit into memory with what is computed of it: a process ends without a word
    /// when somebody shortens a file that it has mapped.
    /// </summary>
    /// <inheritdoc/>
    public override SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken)
    {
        (bool isTransposed, string? columns) = address.SplitTransposed();
        if (!File.IsGzip && File.Length > LargeArray && FindRowsOfFloats(address.Text) is { } rows)
        {
            if (columns is not null && !isTransposed)
            {
                return ReadColumns(rows, columns, address.Text, cancellationToken);
            }

            if (rows.Shape.Length > Array.MaxLength || File.Length > (mostBytesLoaded ?? MemoryRoom.Available / 2))
            {
                Samples mapped = Samples.Map(File.Map(), rows.Length, rows.Shape.Rows, (int)rows.Shape.Columns, rows.Type.ToSampleType());
                return new SampleSource(mapped, address.Text, Name) { Notes = NumericArray.FlatteningNotes(rows.Shape) }.Select(isTransposed, columns);
            }
        }

        using Stream stream = File.Content();
        return Read(stream, Room, address.Text, cancellationToken).ToSource(address.Text, Name).Select(isTransposed, columns);
    }

    /// <inheritdoc/>
    public override TextColumn? FindTextColumn(SampleAddress address, CancellationToken cancellationToken)
    {
        if (address.Selection is not null)
        {
            return null;
        }

        using Stream stream = File.Content();
        return NpyTexts.Find(stream, Room, address.Text, cancellationToken) is { } texts ? new TextColumn(new MetadataColumn(TextColumn.Unnamed, texts), RowNames: null) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ContentItem> List(SampleAddress address, CancellationToken cancellationToken) =>
        [FindTextColumn(address, cancellationToken) is { } texts ? ContentItem.OfTable(address.Text, texts.ToTable()) : Measure(address, cancellationToken)];

    /// <summary>Reads an array into memory, in row-major order.</summary>
    /// <param name="stream">The file from its start to its end.</param>
    /// <param name="room">How much memory it may take.</param>
    /// <param name="address">How messages call the array.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The stream does not hold an array of numbers, or not all of it, or more than it.</exception>
    public static NumericArray Read(Stream stream, MemoryRoom room, string address, CancellationToken cancellationToken)
    {
        NpyHeader header = NpyHeader.Read(stream, address);
        NumericArray array = ArrayPayload.Read(stream, header.Shape, header.Type, header.IsBigEndian, room, address, cancellationToken);
        if (!header.IsFortranOrder || header.Shape.Axes.Length < 2)
        {
            return array;
        }

        return array.Singles is not null
            ? new NumericArray(header.Shape, FortranOrder.ToRowMajor(array.Singles, header.Shape)) { Kind = array.Kind }
            : new NumericArray(header.Shape, FortranOrder.ToRowMajor(array.Doubles!, header.Shape)) { Kind = array.Kind };
    }

    /// <summary>The header of an array whose values can be used as they are stored; null for another.</summary>
    private NpyHeader? FindRowsOfFloats(string address)
    {
        using Stream stream = File.Raw();
        NpyHeader header = NpyHeader.Read(stream, address);
        ArrayPayload.RequireLength(header.Shape, header.Type, stream.Length - header.Length, address);
        NumericArray.RequireMatrix(header.Shape, address);
        bool isAsStored = !header.IsBigEndian && (!header.IsFortranOrder || header.Shape.Axes.Length < 2);
        bool isFloat = header.Type is ElementType.Float32 or ElementType.Float64;
        bool isAligned = header.Length % header.Type.Size() == 0;
        return isAsStored && isFloat && isAligned && BitConverter.IsLittleEndian ? header : null;
    }

    private SampleSource ReadColumns(NpyHeader header, string columns, string address, CancellationToken cancellationToken)
    {
        (int rows, int count) = (header.Shape.Rows, (int)header.Shape.Columns);
        int[] chosen = ColumnSelection.Resolve(columns, names: null, count, address);
        Room.RequireMatrix(rows, chosen.Length, header.Type.ToSampleType(), address);
        using Stream stream = File.Raw();
        stream.Position = header.Length;
        Samples samples = header.Type == ElementType.Float32
            ? Samples.Create(ArrayPayload.ReadColumns<float>(stream, header.Shape, header.Type, chosen, address, cancellationToken), rows, chosen.Length)
            : Samples.Create(ArrayPayload.ReadColumns<double>(stream, header.Shape, header.Type, chosen, address, cancellationToken), rows, chosen.Length);
        return new SampleSource(samples.WithOrigins(SampleOrigins.AsRead(count).SelectColumns(chosen)).WithKind(header.Type.ToColumnKind()), address, Name)
        {
            Notes = [.. NumericArray.FlatteningNotes(header.Shape), ColumnSelection.Note(chosen.Length, count)],
        };
    }
}
