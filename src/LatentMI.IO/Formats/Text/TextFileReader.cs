using System.Text;
using LatentMI.IO.Streams;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats.Text;

/// <summary>Reads files of text as samples (<see cref="TextTableReader"/>) and as metadata (<see cref="TextMetadataReader"/>).</summary>
/// <param name="file">The file.</param>
internal sealed class TextFileReader(SourceFile file) : FormatReader(file, "text")
{
    private MetadataTable? _metadata;

    /// <inheritdoc/>
    public override SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken)
    {
        using ITextRows rows = OpenRows();
        return TextTableReader.ReadSamples(rows, address, cancellationToken);
    }

    /// <inheritdoc/>
    public override (Samples Vectors, IReadOnlyList<string> Labels) ReadLabeled(SampleAddress address, string labelColumn, CancellationToken cancellationToken)
    {
        using var rows = new LabelColumnRows(OpenRows(), File.Path, labelColumn);
        return TextTableReader.ReadLabeled(rows, address, cancellationToken);
    }

    /// <summary>Reads all columns, whichever the address selects.</summary>
    /// <inheritdoc/>
    public override MetadataTable ReadMetadata(SampleAddress address, CancellationToken cancellationToken) =>
        TryReadMetadata(out string? problem, cancellationToken) ?? throw new InputException(problem!);

    /// <inheritdoc/>
    public override TextColumn? FindTextColumn(SampleAddress address, CancellationToken cancellationToken)
    {
        using ITextRows rows = OpenRows();
        var metadata = new TextMetadataReader(rows, File.Path);
        if (!metadata.TryReadHeader(out _))
        {
            return null;
        }

        // The first of several columns of text names rows, which become columns where the table is turned over.
        int index = TextColumn.Find(address.Selection, metadata.Names);
        if (index < 0 || (index == 0 && metadata.Names.Count > 1 && address.SplitTransposed().IsTransposed))
        {
            return null;
        }

        return metadata.TryRead(index, out _, cancellationToken) is { Columns: [{ IsNumeric: false } column] } table ? new TextColumn(column, table.RowNames) : null;
    }

    /// <summary>A table where there are names of columns; otherwise an array of numbers.</summary>
    /// <inheritdoc/>
    public override IReadOnlyList<ContentItem> List(SampleAddress address, CancellationToken cancellationToken) =>
        [TryReadMetadata(out _, cancellationToken) is { } table
            ? ContentItem.OfTable(address.Path, table)
            : Measure(address, "text", cancellationToken)];

    private MetadataTable? TryReadMetadata(out string? problem, CancellationToken cancellationToken)
    {
        problem = null;
        if (_metadata is null)
        {
            using ITextRows rows = OpenRows();
            var metadata = new TextMetadataReader(rows, File.Path);
            _metadata = metadata.TryReadHeader(out problem) ? metadata.TryRead(only: null, out problem, cancellationToken) : null;
        }

        return _metadata;
    }

    /// <summary>The rows from the first, whatever separates their fields.</summary>
    private ITextRows OpenRows()
    {
        char delimiter;
        using (StreamReader start = OpenText())
        {
            delimiter = DelimiterDetection.Detect(start);
        }

        StreamReader text = OpenText();
        return delimiter == DelimiterDetection.WhiteSpace ? new WhiteSpaceRows(text) : new DelimitedRows(text, delimiter, File.Path);
    }

    private StreamReader OpenText() => new(File.Content(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
}
