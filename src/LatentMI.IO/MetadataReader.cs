using LatentMI.IO.Tables;

namespace LatentMI.IO;

/// <summary>Reads facts about rows, in named columns, from text with a header, Parquet, AnnData or MuData.</summary>
/// <remarks>
/// A column is of numbers where all its values are, and else of text. Missing are empty fields, <c>NA</c>, <c>N/A</c>, <c>NaN</c>,
/// <c>NULL</c> and <c>None</c>, in upper or lower case.
/// </remarks>
public static class MetadataReader
{
    /// <summary>Reads a table of metadata.</summary>
    /// <param name="address">
    /// A file; or the address of samples, <c>FILE[:ITEM][:COLUMNS]</c>, for the metadata that the same file holds on their rows: all columns of a
    /// text.
    /// </param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such file, or it holds no metadata in a format that is known.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static MetadataTable Read(string address, CancellationToken cancellationToken = default)
    {
        using var file = OpenFile.Open(address);
        return file.ReadMetadata(cancellationToken);
    }
}
