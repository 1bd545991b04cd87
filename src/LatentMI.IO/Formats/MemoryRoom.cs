using System.Globalization;

namespace LatentMI.IO.Formats;

/// <summary>Whether something fits into memory, asked before it is read.</summary>
internal static class MemoryRoom
{
    private const double Gigabyte = 1e9;
    private const int MostSparseColumns = 1 << 24;

    /// <summary>Refuses what is larger than the memory this process may use.</summary>
    /// <param name="bytes">How much it takes.</param>
    /// <param name="what">How messages call it.</param>
    /// <exception cref="InputException">It does not fit.</exception>
    public static void Require(Int128 bytes, string what)
    {
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (bytes > available)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{what} takes {(double)bytes / Gigabyte:F1} GB, and there are {available / Gigabyte:F1} GB of memory; choose fewer columns."));
        }
    }

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
    public static void RequireMatrix(long rows, long columns, SampleType type, string address)
    {
        Require((Int128)rows * columns * (type == SampleType.Float32 ? sizeof(float) : sizeof(double)), $"{address}: a dense matrix of {rows} rows and {columns} columns");
        ColumnSelection.RequireRoom(rows, columns, address);
    }
}
