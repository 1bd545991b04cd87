using System.Globalization;

namespace LatentMI.IO.Formats;

/// <summary>Whether something fits into memory, and how much of it the content of a file may take, checked before it is read.</summary>
/// <param name="fileLength">The size of the file, in bytes; null for what comes from no file.</param>
/// <param name="mostExpansion">How many times that size its content may take.</param>
internal sealed class MemoryRoom(long? fileLength, int mostExpansion)
{
    // Whatever a file is, this much may be taken, so that small files of zeros are read.
    private const long AlwaysAllowed = 512L << 20;
    private const int BytesOfEmptyText = 30;
    private const double Gigabyte = 1e9;
    private const int MostSparseColumns = 1 << 24;

    /// <summary>The memory that this process may use, in bytes.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>What a text takes, with the reference to it.</summary>
    /// <param name="text">The text.</param>
    public static long BytesOf(string text) => BytesOfEmptyText + (sizeof(char) * (long)text.Length);

    /// <summary>The room for what comes from no file, or from one whose content was read before.</summary>
    public static MemoryRoom Unbounded { get; } = new(null, 0);

    /// <summary>Refuses what is larger than the memory this process may use, or than a file of its size should hold.</summary>
    /// <param name="bytes">How much it takes.</param>
    /// <param name="what">How messages call it.</param>
    /// <exception cref="InputException">It does not fit.</exception>
    public void Require(Int128 bytes, string what)
    {
        long available = Available;
        if (bytes > available)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{what} takes {(double)bytes / Gigabyte:F1} GB, and there are {available / Gigabyte:F1} GB of memory; choose fewer columns."));
        }

        if (fileLength is { } length && bytes > AlwaysAllowed && bytes > (Int128)length * mostExpansion)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{what} takes {(double)bytes / Gigabyte:F1} GB, {(long)(bytes / Math.Max(1, length))} times the size of its file, and at most {mostExpansion} times are read; if the file is to be trusted, allow a larger expansion."));
        }
    }

    /// <summary>Refuses more values than a file of its size should hold.</summary>
    /// <param name="count">How many values.</param>
    /// <param name="type">Their type in memory.</param>
    /// <param name="what">How messages call them.</param>
    /// <exception cref="InputException">They do not fit.</exception>
    public void RequireValues(long count, SampleType type, string what) => Require((Int128)count * (type == SampleType.Float32 ? sizeof(float) : sizeof(double)), what);

    /// <summary>Refuses what is larger than a file of its size should hold, while it is read and its end is not known.</summary>
    /// <param name="bytes">How much was read so far.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is.</exception>
    public void RequireSoFar(long bytes, string path) => Require(bytes, $"{path}: what was read so far");

    /// <summary>Refuses a sparse matrix that claims more columns than anyone has, because a table of its columns is made before its values are read.</summary>
    /// <param name="columns">The number of columns.</param>
    /// <param name="address">How messages call it.</param>
    /// <exception cref="InputException">There are too many.</exception>
    public static void RequireTableOfColumns(int columns, string address)
    {
        if (columns > MostSparseColumns)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{address}: {columns} columns of a sparse matrix are too many; at most {MostSparseColumns} are possible."));
        }
    }

    /// <summary>Refuses a matrix that is larger than memory, or has more values than one array can hold.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="type">The type of the values.</param>
    /// <param name="address">How messages call it.</param>
    /// <exception cref="InputException">It does not fit.</exception>
    public void RequireMatrix(long rows, long columns, SampleType type, string address)
    {
        Require((Int128)rows * columns * (type == SampleType.Float32 ? sizeof(float) : sizeof(double)), $"{address}: a dense matrix of {rows} rows and {columns} columns");
        ColumnSelection.RequireRoom(rows, columns, address);
    }
}
