using System.IO.Compression;
using LatentMI.IO.Arrays;
using LatentMI.IO.Formats.Npy;

namespace LatentMI.IO.Formats.Npz;

/// <summary>Reads the sparse matrix that an archive is as a whole, as <c>scipy.sparse.save_npz</c> writes it: arrays of its parts, and the name of their format.</summary>
/// <param name="archive">The archive.</param>
/// <param name="room">How much memory the matrix may take.</param>
/// <param name="path">How messages call the archive.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class ScipyMatrix(NpzArchive archive, MemoryRoom room, string path, CancellationToken cancellationToken)
{
    private const string ByRows = "csr";
    private const string ByColumns = "csc";
    private const string Entries = "coo";
    private static readonly string[] Formats = [ByRows, ByColumns, Entries];

    /// <summary>The name of the format; null where the archive is no such matrix.</summary>
    public string? FindFormat()
    {
        if (FindEntry("format") is not { } format || FindEntry("shape") is null || FindEntry("data") is null)
        {
            return null;
        }

        using Stream content = archive.Open(format);
        return NpyTexts.FindSingle(content, $"{path}:format");
    }

    /// <summary>Reads the matrix.</summary>
    /// <param name="format">The name of its format.</param>
    /// <returns>The matrix, the type of its dense form, and what its numbers mean.</returns>
    /// <exception cref="InputException">It is of another format than csr, csc and coo, or damaged.</exception>
    public (CompressedMatrix Matrix, SampleType Type, ColumnKind Kind) Read(string format)
    {
        (int rows, int columns) = ReadShape(format);
        MemoryRoom.RequireTableOfColumns(columns, path);
        NumericArray data = ReadArray("data");
        double[] values = data.Doubles ?? Array.ConvertAll(data.Singles!, value => (double)value);
        CompressedMatrix? matrix = format == Entries
            ? Compress(values, rows, columns)
            : new CompressedMatrix(values, ReadPlaces("indices"), ReadPlaces("indptr"), format == ByRows, rows, columns);
        return matrix?.IsWhole(cancellationToken) == true
            ? (matrix, data.Singles is null ? SampleType.Float64 : SampleType.Float32, data.Kind)
            : throw new InputException($"{path}: the sparse matrix is damaged: its parts contradict each other or its shape.");
    }

    /// <summary>Describes the matrix, without its values.</summary>
    /// <param name="format">The name of its format.</param>
    /// <exception cref="InputException">It is of another format than csr, csc and coo, or damaged.</exception>
    public ContentItem Describe(string format)
    {
        (int rows, int columns) = ReadShape(format);
        using Stream content = archive.Open(RequireEntry("data"));
        ElementType type = NpyHeader.Read(content, $"{path}:data").Type;
        return new ContentItem
        {
            Address = path,
            Kind = $"sparse, {format}",
            Rows = rows,
            Columns = columns,
            Type = type.ToString().ToLowerInvariant(),
            MemoryBytes = (long)rows * columns * (type.ToSampleType() == SampleType.Float32 ? sizeof(float) : sizeof(double)),
        };
    }

    private (int Rows, int Columns) ReadShape(string format)
    {
        if (!Formats.Contains(format))
        {
            throw new InputException($"{path}: is a sparse matrix in the format {OneLine.Quote(format)}; save it as {ByRows}: scipy.sparse.save_npz(path, a.tocsr()).");
        }

        int[] axes = ReadPlaces("shape");
        return axes is [> 0 and int rows, > 0 and int columns]
            ? (rows, columns)
            : throw new InputException($"{path}: a sparse matrix of the shape ({string.Join(", ", axes)}) is none of rows and columns, or has no values.");
    }

    /// <summary>Brings entries in any order into the order of their rows; null where they contradict each other.</summary>
    private CompressedMatrix? Compress(double[] values, int rows, int columns)
    {
        int[] row, column;
        if (FindEntry("coords") is not null)
        {
            int[] both = ReadPlaces("coords");
            (row, column) = (both[..(both.Length / 2)], both[(both.Length / 2)..]);
        }
        else
        {
            (row, column) = (ReadPlaces("row"), ReadPlaces("col"));
        }

        if (row.Length != values.Length || column.Length != values.Length || Array.Exists(row, place => place >= rows))
        {
            return null;
        }

        var starts = new int[rows + 1];
        foreach (int place in row)
        {
            starts[place + 1]++;
        }

        for (int i = 0; i < rows; i++)
        {
            starts[i + 1] += starts[i];
        }

        int[] next = starts[..rows];
        var sorted = new double[values.Length];
        var places = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int at = next[row[i]]++;
            (sorted[at], places[at]) = (values[i], column[i]);
        }

        return new CompressedMatrix(sorted, places, starts, IsByRows: true, rows, columns);
    }

    private int[] ReadPlaces(string name)
    {
        NumericArray array = ReadArray(name);
        double[] numbers = array.Doubles ?? Array.ConvertAll(array.Singles!, value => (double)value);
        return Array.TrueForAll(numbers, number => number is >= 0 and <= int.MaxValue && double.IsInteger(number))
            ? Array.ConvertAll(numbers, number => (int)number)
            : throw new InputException($"{path}: the sparse matrix is damaged: '{name}' holds what are no places.");
    }

    private NumericArray ReadArray(string name)
    {
        using Stream content = archive.Open(RequireEntry(name));
        return NpyReader.Read(content, room, $"{path}:{name}", cancellationToken);
    }

    private ZipArchiveEntry RequireEntry(string name) =>
        FindEntry(name) ?? throw new InputException($"{path}: the sparse matrix is damaged: it has no '{name}'.");

    private ZipArchiveEntry? FindEntry(string name) => archive.Entries.FirstOrDefault(entry => entry.FullName == $"{name}.npy");
}
