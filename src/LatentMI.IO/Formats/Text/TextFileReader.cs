using LatentMI.IO.Streams;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats.Text;

/// <summary>Reads files of text as samples (<see cref="TextTableReader"/>) and as metadata (<see cref="TextMetadataReader"/>).</summary>
/// <param name="file">The file.</param>
internal sealed class TextFileReader(SourceFile file) : FormatReader(file, "text")
{
    private MetadataTable? _metadata;
    private TextLayout? _layout;
    private char? _delimiter;

    /// <inheritdoc/>
    public override SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken)
    {
        TextLayout layout = Layout();
        using ITextRows rows = OpenRows();
        return TextTableReader.ReadSamples(rows, layout, Reading, Room, address, cancellationToken);
    }

    /// <inheritdoc/>
    public override (Samples Vectors, IReadOnlyList<string> Labels) ReadLabeled(SampleAddress address, string labelColumn, CancellationToken cancellationToken)
    {
        TextLayout layout = Infer(Open());
        using LabelColumnRows rows = Open();
        return TextTableReader.ReadLabeled(rows, layout, Reading, Room, address, cancellationToken);

        LabelColumnRows Open() => new(OpenRows(), File.Path, labelColumn);
    }

    /// <summary>Reads all columns, whichever the address selects.</summary>
    /// <inheritdoc/>
    public override MetadataTable ReadMetadata(SampleAddress address, CancellationToken cancellationToken) =>
        TryReadMetadata(out string? problem, cancellationToken) ?? throw new InputException(problem!);

    /// <summary>Reads all columns; null where they have no names.</summary>
    /// <inheritdoc/>
    public override MetadataTable? FindMetadata(SampleAddress address, CancellationToken cancellationToken) => TryReadMetadata(out _, cancellationToken);

    /// <inheritdoc/>
    public override TextColumn? FindTextColumn(SampleAddress address, CancellationToken cancellationToken)
    {
        TextLayout layout = Layout();
        using ITextRows rows = OpenRows();
        var metadata = new TextMetadataReader(rows, layout, Decimal, Room, File.Path);
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

        MetadataTable? read = metadata.TryRead(index, out string? problem, cancellationToken);

        // Samples of a column of text would be said to lack a number.
        if (problem is not null)
        {
            throw new InputException(problem);
        }

        return read is { Columns: [{ IsNumeric: false } column] } table && TextLabels.Are(column, Decimal)
            ? new TextColumn(column, table.RowNames)
            : null;
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
            TextLayout layout = Layout();
            using ITextRows rows = OpenRows();
            var metadata = new TextMetadataReader(rows, layout, Decimal, Room, File.Path);
            _metadata = metadata.TryReadHeader(out problem) ? metadata.TryRead(only: null, out problem, cancellationToken) : null;
        }

        return _metadata;
    }

    /// <summary>Which parts are names. The file is read for it, one reader at a time.</summary>
    private TextLayout Layout() => _layout ??= Infer(OpenRows());

    private TextLayout Infer(ITextRows rows)
    {
        using (rows)
        {
            return TextLayout.Infer(rows, Decimal, File.Path);
        }
    }

    /// <summary>The rows from the first, whatever separates their fields.</summary>
    private ITextRows OpenRows()
    {
        char delimiter = _delimiter ??= DetectDelimiter();
        StreamReader text = OpenText();
        return delimiter == DelimiterDetection.WhiteSpace ? new WhiteSpaceRows(new TextLines(text, File.Path), File.Path) : new DelimitedRows(new QuietComments(text), delimiter, File.Path);
    }

    private char DetectDelimiter()
    {
        using var start = new TextLines(OpenText(), File.Path);
        string? promised = Path.GetExtension(File.ContentName).ToLowerInvariant() switch
        {
            ".csv" => ",;",
            ".tsv" => "\t",
            _ => null,
        };
        List<string> head = TextHead.Read(start);

        // One alone is damage, which is told with its place.
        return head is [var first, ..] && first.Count(c => c == '\0') > 1
            ? throw new InputException($"{File.Path}: is no text in UTF-8, as its first line holds characters NUL; decompress it if it is compressed, or save it as UTF-8.")
            : DelimiterDetection.Detect(head, promised, Decimal);
    }

    private StreamReader OpenText() => new(File.Content(), TextDecoding.Lenient, detectEncodingFromByteOrderMarks: true);
}
