using System.Globalization;
using System.Text.Json;
using LatentMI.IO.Arrays;
using LatentMI.IO.Formats.Hdf5;
using LatentMI.IO.Streams;
using LatentMI.IO.Tables;
using Parquet;

namespace LatentMI.IO.Formats.Parquet;

/// <summary>An open Parquet file as a table of columns; only those that are wanted are read.</summary>
internal sealed class ParquetTable
{
    // A row takes room even where all are equal, because pages end; what claims more is damaged. Small files may be all alike.
    private const long MostRowsPerByte = 1024;
    private const long AlwaysAllowedRows = 1 << 20;
    // A value with its levels, and the least that an object of text takes with the reference to it.
    private const int BytesPerValue = 16;
    private const int BytesPerText = 32;
    private const string PandasLevel = "__index_level_";
    private const string PandasIndex = PandasLevel + "0__";
    private readonly ParquetReader _reader;
    private readonly LimitedStream _stream;
    private readonly MemoryRoom _room;

    private ParquetTable(ParquetReader reader, LimitedStream stream, MemoryRoom room, SampleAddress address, CancellationToken cancellationToken)
    {
        _reader = reader;
        _stream = stream;
        _room = room;
        CancellationToken = cancellationToken;
        Address = address;
        ParquetColumn[] columns = [.. ParquetColumn.Of(reader.Schema.Fields)];
        Count = CountRows();
        Index = FindIndex(columns);
        Columns = [.. columns.Where(column => column != Index && !column.Name.StartsWith(PandasLevel, StringComparison.Ordinal))];
    }

    /// <summary>What the user wrote.</summary>
    public SampleAddress Address { get; }

    /// <summary>Stops the reading.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The column that names the rows: the index of pandas, or else the first column where it is text that does not recur; null where there is none.</summary>
    public ParquetColumn? Index { get; }

    /// <summary>All other columns.</summary>
    public IReadOnlyList<ParquetColumn> Columns { get; }

    /// <summary>Does something with an open file.</summary>
    /// <typeparam name="T">What that gives.</typeparam>
    /// <param name="open">Opens the file, or returns it where it is open.</param>
    /// <param name="room">How much memory what is read may take.</param>
    /// <param name="address">What the user wrote.</param>
    /// <param name="use">What is done.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged, or compressed in a way that is not supported.</exception>
    /// <remarks>
    /// On a damaged file the library raises whatever its next step stumbles over, as the one for HDF5 does (<see cref="Hdf5File"/>); at this edge
    /// all of that means that the file cannot be read.
    /// </remarks>
    public static T Use<T>(
        Func<(ParquetReader Reader, LimitedStream Stream)> open, MemoryRoom room, SampleAddress address, Func<ParquetTable, T> use, CancellationToken cancellationToken)
    {
        try
        {
            (ParquetReader reader, LimitedStream stream) = open();
            return use(new ParquetTable(reader, stream, room, address, cancellationToken));
        }
#pragma warning disable CA1031 // See the remarks.
        catch (Exception e) when (e is not (InputException or OperationCanceledException))
#pragma warning restore CA1031
        {
            throw e is OutOfMemoryException
                ? new InputException($"{address.Text}: does not fit into memory; choose fewer columns.", e)
                : new InputException($"{address.Text}: cannot be read as Parquet, the file is damaged or of an unsupported kind: {OneLine.Of(e.GetBaseException().Message)}", e);
        }
    }

    /// <summary>Shows the library a file whose footer is sound.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ParquetReader Open(LimitedStream stream, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> halves = ParquetFooter.RequireSound(stream);
        Stream shown = halves.Count == 0 ? stream : new OverlaidStream(stream, halves, ParquetFooter.NoType);
        var options = new ParquetOptions { TreatBigIntegersAsDates = false };
        return ParquetReader.CreateAsync(shown, options, leaveStreamOpen: true, cancellationToken).GetAwaiter().GetResult();
    }

    /// <summary>Reads the numbers of a column; NaN where there is none.</summary>
    /// <param name="column">The column, of a number for each row.</param>
    /// <exception cref="InputException">A value is an integer that a double cannot hold.</exception>
    public double[] ReadNumbers(ParquetColumn column)
    {
        var numbers = new double[Count];
        new ParquetNumbers(this, column).Read(1, (row, _, number) => numbers[row] = number);
        return numbers;
    }

    /// <summary>Reads the texts of a column; null where there is none.</summary>
    /// <param name="column">The column, of text.</param>
    public string?[] ReadTexts(ParquetColumn column)
    {
        var texts = new string?[Count];
        foreach (ParquetPart part in Parts(column))
        {
            part.Group.ReadAsync(column.Values!, texts.AsMemory(part.FirstRow, part.Rows), null, CancellationToken).AsTask().GetAwaiter().GetResult();
        }

        return texts;
    }

    /// <summary>A column as metadata; null where it holds neither a number nor a text for each row.</summary>
    /// <param name="column">The column.</param>
    public MetadataColumn? ReadColumn(ParquetColumn column) =>
        column.IsNumeric ? new MetadataColumn(column.Name, ReadNumbers(column)) { Kind = column.Element!.Value.ToColumnKind() }
        : column.IsText ? new MetadataColumn(column.Name, ReadTexts(column))
        : null;

    /// <summary>The names of the rows, or null.</summary>
    public string[]? ReadIndex() => Index is null ? null : NamesOf(Index);

    /// <summary>The parts of a column, each after its pages were found to be sound.</summary>
    /// <param name="column">The column.</param>
    /// <exception cref="InputException">It does not have a value for each row.</exception>
    public IEnumerable<ParquetPart> Parts(ParquetColumn column)
    {
        int start = 0;
        foreach (ParquetRowGroupReader group in _reader.RowGroups)
        {
            CancellationToken.ThrowIfCancellationRequested();
            int rows = (int)group.RowCount;
            if (group.GetMetadata(column.Values!)?.MetaData is not { } metadata
                || (column.IsList ? metadata.NumValues < rows || metadata.NumValues > Array.MaxLength : metadata.NumValues != rows))
            {
                throw new InputException($"{Address.Text}: the column {OneLine.Quote(column.Name)} does not have a value for each row; the file is damaged.");
            }

            _room.Require((Int128)metadata.NumValues * (column.IsText ? BytesPerText : BytesPerValue), $"{Address.Text}: the column {OneLine.Quote(column.Name)}");
            ParquetPages.RequireSound(_stream, column, metadata);
            yield return new ParquetPart(group, start, rows, (int)metadata.NumValues);
            start += rows;
        }
    }

    /// <summary>How many numbers all lists of a column have, where the footer says that none is missing; null where it does not.</summary>
    /// <param name="column">The column, of lists. If the lists are of different lengths, this is their mean, and reading them finds it out.</param>
    public int? FindCommonLength(ParquetColumn column)
    {
        long common = 0;
        foreach (ParquetRowGroupReader group in _reader.RowGroups)
        {
            if (group.GetMetadata(column.Values!)?.MetaData is not { Statistics.NullCount: 0 } metadata || group.RowCount == 0)
            {
                return null;
            }

            (long length, long rest) = Math.DivRem(metadata.NumValues, group.RowCount);
            common = common == 0 ? length : common;
            if (rest != 0 || length is <= 0 or > int.MaxValue || length != common)
            {
                return null;
            }
        }

        return common > 0 ? (int)common : null;
    }

    private int CountRows()
    {
        long count = 0;
        foreach (ParquetRowGroupReader group in _reader.RowGroups)
        {
            long most = AlwaysAllowedRows + (MostRowsPerByte * _stream.Length);
            if (group.RowCount < 0 || group.RowCount > most || (count += group.RowCount) > Math.Min(most, int.MaxValue))
            {
                throw new InputException($"{Address.Text}: claims more rows than its file can hold; the file is damaged.");
            }
        }

        return (int)count;
    }

    private string[] NamesOf(ParquetColumn column) => column.IsText
        ? Array.ConvertAll(ReadTexts(column), text => text ?? string.Empty)
        : Array.ConvertAll(ReadNumbers(column), number => number.ToString("R", CultureInfo.InvariantCulture));

    private ParquetColumn? FindIndex(ParquetColumn[] columns)
    {
        string? name = PandasIndexName() ?? PandasIndex;
        return Array.Find(columns, column => column.Name == name && (column.IsText || column.IsNumeric))
            ?? (columns is [var first, _, ..] && first.IsText && !RowNames.AreLabels(NamesOf(first), first.Name) ? first : null);
    }

    /// <summary>The name that pandas gave for the column of its index.</summary>
    private string? PandasIndexName()
    {
        if (!_reader.CustomMetadata.TryGetValue("pandas", out string? json))
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("index_columns", out JsonElement names)
            && names.ValueKind == JsonValueKind.Array && names.GetArrayLength() == 1 && names[0].ValueKind == JsonValueKind.String
            ? names[0].GetString()
            : null;
    }
}
