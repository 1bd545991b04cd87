using LatentMI.IO.Formats;

namespace LatentMI.IO;

/// <summary>
/// Reads samples from files: NumPy arrays (<c>.npy</c>, <c>.npz:key</c>), delimited or white-space separated text, HDF5 (AnnData, MuData, Loom, 10x
/// Genomics), Parquet, MATLAB, Matrix Market, and idx; npy, text, Matrix Market and idx also gzipped.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>An address is <c>FILE[:ITEM][:T][:COLUMNS]</c>, of which <c>T</c> transposes. Files that hold several arrays have items; <c>FILE::COLUMNS</c> leaves out an item that
/// needs no name. Columns are separated by commas: names, patterns (<c>V1_*</c>), numbers from 0, ranges (<c>0-99</c>, <c>100-</c>). What is
/// the name of a column is taken as that, even where it is a number, too. An existing file whose name has colons is that file.</item>
/// <item>The first axis of an array is the rows; an array of one axis is one column, and further axes are flattened into columns.</item>
/// <item>8-bit and 16-bit integers, booleans, half and single precision give <see cref="SampleType.Float32"/>; everything else gives
/// <see cref="SampleType.Float64"/>. Integers that a double cannot hold are refused.</item>
/// <item>An uncompressed, row-major <c>.npy</c> file of single or double precision that is larger than half of the memory is mapped into memory, not
/// read; it must stay unchanged for as long as the samples are in use, or the system ends the process.</item>
/// <item>For several reads of one file, or of chosen rows, see <see cref="OpenFile"/> and <see cref="Selecting.SampleQuery"/>.</item>
/// <item>NaN and infinity are read as they are; estimators decide about them.</item>
/// </list>
/// </remarks>
public static class SampleReader
{
    /// <summary>Reads samples.</summary>
    /// <param name="address"><c>FILE[:ITEM][:COLUMNS]</c>; see the remarks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such file, or it does not hold samples in a format that is known.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static SampleSource Read(string address, CancellationToken cancellationToken = default)
    {
        using var file = OpenFile.Open(address);
        return file.ReadSamples(cancellationToken);
    }
}
