using System.Globalization;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;

namespace LatentMI.IO;

/// <summary>Reads a column of text, such as the type of each cell, as labels: samples of one column of codes.</summary>
/// <remarks>
/// The column is one of the metadata that a file holds on its rows (<see cref="MetadataReader"/>): <c>labels.csv:class</c>,
/// <c>cells.h5ad:obs:louvain</c>, <c>table.parquet:type</c>; or the only column of a text. The codes are 0, 1, 2, ... in the ordinal order of the texts.
/// </remarks>
public static class LabelReader
{
    private const int MostShown = 5;

    /// <summary>Reads samples, or, where they cannot be read as numbers because the address names one column of text, labels.</summary>
    /// <param name="address"><c>FILE[:ITEM][:COLUMNS]</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such file or column, it is neither, or a label is missing.</exception>
    public static SampleSource Read(string address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            return SampleReader.Read(address, cancellationToken);
        }
        catch (InputException)
        {
            if (FindColumn(address, cancellationToken) is not { } found)
            {
                throw;
            }

            return Encode(address, found.Table, found.Column);
        }
    }

    private static (MetadataTable Table, MetadataColumn Column)? FindColumn(string address, CancellationToken cancellationToken)
    {
        MetadataTable table;
        try
        {
            table = MetadataReader.Read(address, cancellationToken);
        }
        catch (InputException)
        {
            // The file has no metadata; why it has no samples is what there is to say.
            return null;
        }

        string? selection = SampleAddress.Parse(address).Selection;
        MetadataColumn? column = selection is null
            ? table.Columns is [MetadataColumn only] ? only : null
            : table.Columns.Where(candidate => selection == candidate.Name || selection.EndsWith($":{candidate.Name}", StringComparison.Ordinal))
                .MaxBy(candidate => candidate.Name.Length);
        return column is { IsNumeric: false } ? (table, column) : null;
    }

    private static SampleSource Encode(string address, MetadataTable table, MetadataColumn column)
    {
        IReadOnlyList<string?> texts = column.Texts!;
        int missing = texts.Count(text => text is null);
        if (missing > 0)
        {
            int first = Enumerable.Range(0, texts.Count).First(column.IsMissing);
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{address}: {missing} of {texts.Count} labels are missing, the first in row {first + 1}; remove such rows, or give them a label of their own."));
        }

        string[] labels = [.. texts.Select(text => text!).Distinct().Order(StringComparer.Ordinal)];
        var codes = labels.Select((label, code) => (label, code)).ToDictionary(pair => pair.label, pair => (float)pair.code);
        string shown = string.Join(", ", labels.Take(MostShown).Select(label => OneLine.Quote(label)));
        return new SampleSource(Samples.Create([.. texts.Select(text => codes[text!])], texts.Count, 1, [column.Name]), address, "labels")
        {
            RowNames = table.RowNames,
            Labels = labels,
            Notes = [string.Create(
                CultureInfo.InvariantCulture, $"text was read as {labels.Length} labels: {shown}{(labels.Length > MostShown ? ", ..." : string.Empty)}")],
        };
    }
}
