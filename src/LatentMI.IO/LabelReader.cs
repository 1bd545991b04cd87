using LatentMI.IO.Formats;

namespace LatentMI.IO;

/// <summary>Reads a column of text, such as the type of each cell, as labels: samples of one column of codes.</summary>
/// <remarks>
/// The column is one of the metadata that a file holds on its rows (<see cref="MetadataReader"/>): <c>labels.csv:class</c>,
/// <c>cells.h5ad:obs:louvain</c>, <c>table.parquet:type</c>; or the only column of a text. The codes are 0, 1, 2, ... in the ordinal order of the texts.
/// </remarks>
public static class LabelReader
{
    /// <summary>Reads labels where the address names one column of text, and samples where it names anything else.</summary>
    /// <param name="address"><c>FILE[:ITEM][:COLUMNS]</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such file or column, it is neither, or a label is missing.</exception>
    public static SampleSource Read(string address, CancellationToken cancellationToken = default)
    {
        using var file = OpenFile.Open(address);
        return file.ReadSamplesOrLabels(cancellationToken);
    }
}
