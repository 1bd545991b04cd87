using System.Globalization;
using System.Text.Json;
using LatentMI.IO.Arrays;
using LatentMI.IO.Formats.Hdf5;
using LatentMI.IO.Streams;
using LatentMI.IO.Tables;
using Parquet;
using Parquet.Schema;

namespace LatentMI.IO.Formats.Parquet;

/// <summary>An open Parquet file as a table of flat columns; only those that are asked for are read.</summary>
internal sealed class ParquetTable
{
    // A row takes room even where all are equal, because pages end; what claims more is damaged. Small files may be all alike.
    private const long MostRowsPerByte = 1024;
    private const long AlwaysAllowedRows = 1 << 20;
    private const string PandasIndex = "__index_level_0__";
    private readonly ParquetReader _reader;
    private readonly LimitedStream _stream;
    private readonly CancellationToken _cancellationToken;

    private ParquetTable(ParquetReader reader, LimitedStream stream, SampleAddress address, CancellationToken cancellationToken)
    {
        _reader = reader;
        _stream = stream;
        _cancellationToken = cancellationToken;
        Address = address;
        DataField[] fields = reader.Schema.DataFields;
        Index = FindIndex(fields);
        Columns = [.. fields.Where(field => field != Index)];
        Count = CountRows();
    }

    /// <summary>What the user wrote.</summary>
    public SampleAddress Address { get; }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The column that names the rows: the index of pandas, or else the first column where it is text; null where there is none.</summary>
    public DataField? Index { get; }

    /// <summary>All other columns.</summary>
    public IReadOnlyList<DataField> Columns { get; }

    /// <summary>Does something with an open file.</summary>
    /// <typeparam name="T">What that gives.</typeparam>
    /// <param name="open">Opens the file, or returns it where it is open.</param>
    /// <param name="address">What the user wrote.</param>
    /// <param name="use">What is done.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged, or compressed in a way that is not supported.</exception>
    /// <remarks>
    /// On a damaged file the library raises whatever its next step stumbles over, as the one for HDF5 does (<see cref="Hdf5File"/>); at this edge
    /// all of that means that the file cannot be read.
    /// </remarks>
    public static T Use<T>(
        Func<(ParquetReader Reader, LimitedStream Stream)> open, SampleAddress address, Func<ParquetTable, T> use, CancellationToken cancellationToken)
    {
        try
        {
            (ParquetReader reader, LimitedStream stream) = open();
            return use(new ParquetTable(reader, stream, address, cancellationToken));
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
        ParquetFooter.RequireSound(stream);
        var options = new ParquetOptions { TreatBigIntegersAsDates = false };
        return ParquetReader.CreateAsync(stream, options, leaveStreamOpen: true, cancellationToken).GetAwaiter().GetResult();
    }

    /// <summary>Whether the values of a column are numbers, one for each row.</summary>
    /// <param name="field">The column.</param>
    public static bool IsNumeric(DataField field) => field.MaxRepetitionLevel == 0 && TypeOf(field) is not null;

    /// <summary>Whether the values of a column are texts, one for each row.</summary>
    /// <param name="field">The column.</param>
    public static bool IsText(DataField field) => field.MaxRepetitionLevel == 0 && IsTextType(field.ClrType);

    /// <summary>How messages call the type of a column.</summary>
    /// <param name="field">The column.</param>
    public static string Describe(DataField field) => field.MaxRepetitionLevel > 0
        ? "lists"
        : TypeOf(field)?.ToString().ToLowerInvariant() ?? (IsText(field) ? "text" : $"values of the type {field.ClrType.Name.ToLowerInvariant()}");

    /// <summary>The precision that holds a column exactly, as far as one does.</summary>
    /// <param name="field">The column, of numbers.</param>
    public static SampleType SampleTypeOf(DataField field) => TypeOf(field)!.Value.ToSampleType();

    /// <summary>What the numbers of a column mean.</summary>
    /// <param name="field">The column, of numbers.</param>
    public static ColumnKind KindOf(DataField field) => TypeOf(field)!.Value.ToColumnKind();

    /// <summary>The name by which a column is chosen: its path, with points between the parts; of a list without those that say so.</summary>
    /// <param name="field">The column.</param>
    public static string NameOf(DataField field)
    {
        // The three levels of a list in a file: its name, "list", and "element" or "item".
        const int PartsOfLists = 2;
        List<string> parts = [.. field.Path.ToList()];
        return string.Join('.', field.MaxRepetitionLevel == 1 && parts is [_, .., "list", "element" or "item"] ? parts[..^PartsOfLists] : parts);
    }

    /// <summary>Reads the numbers of a column; NaN where there is none.</summary>
    /// <param name="field">The column, of numbers.</param>
    /// <exception cref="InputException">A value is an integer that a double cannot hold.</exception>
    public double[] ReadNumbers(DataField field) => TypeOf(field) switch
    {
        ElementType.Bool => Read<bool>(field, value => value ? 1 : 0),
        ElementType.Int8 => Read<sbyte>(field, value => value),
        ElementType.UInt8 => Read<byte>(field, value => value),
        ElementType.Int16 => Read<short>(field, value => value),
        ElementType.UInt16 => Read<ushort>(field, value => value),
        ElementType.Int32 => Read<int>(field, value => value),
        ElementType.UInt32 => Read<uint>(field, value => value),
        ElementType.Int64 => Read<long>(field, value => Exact(field, value)),
        ElementType.UInt64 => Read<ulong>(field, value => Exact(field, value)),
        ElementType.Float32 => Read<float>(field, value => value),
        ElementType.Float64 when field.ClrType == typeof(decimal) => Read<decimal>(field, value => (double)value),
        ElementType.Float64 => Read<double>(field, value => value),
        _ => throw new InputException($"{Address.Text}: the column {OneLine.Quote(NameOf(field))} holds {Describe(field)}; choose columns of numbers."),
    };

    /// <summary>Reads the texts of a column; null where there is none.</summary>
    /// <param name="field">The column, of text.</param>
    public string?[] ReadTexts(DataField field)
    {
        var texts = new string?[Count];
        int start = 0;
        foreach (ParquetRowGroupReader group in _reader.RowGroups)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            int rows = (int)group.RowCount;
            RequireWhole(group, field);
            group.ReadAsync(field, texts.AsMemory(start, rows), null, _cancellationToken).AsTask().GetAwaiter().GetResult();
            start += rows;
        }

        return texts;
    }

    /// <summary>A column as metadata; null where it holds neither numbers nor text.</summary>
    /// <param name="field">The column.</param>
    public MetadataColumn? ReadColumn(DataField field) => IsNumeric(field) ? new MetadataColumn(NameOf(field), ReadNumbers(field)) { Kind = KindOf(field) }
        : IsText(field) ? new MetadataColumn(NameOf(field), ReadTexts(field))
        : null;

    /// <summary>The names of the rows, or null.</summary>
    public string[]? ReadIndex() => Index is not { } index ? null : IsText(index)
        ? Array.ConvertAll(ReadTexts(index), text => text ?? string.Empty)
        : Array.ConvertAll(ReadNumbers(index), number => number.ToString("R", CultureInfo.InvariantCulture));

    private static ElementType? TypeOf(DataField field) => Type.GetTypeCode(field.ClrType) switch
    {
        TypeCode.Boolean => ElementType.Bool,
        TypeCode.SByte => ElementType.Int8,
        TypeCode.Byte => ElementType.UInt8,
        TypeCode.Int16 => ElementType.Int16,
        TypeCode.UInt16 => ElementType.UInt16,
        TypeCode.Int32 => ElementType.Int32,
        TypeCode.UInt32 => ElementType.UInt32,
        TypeCode.Int64 => ElementType.Int64,
        TypeCode.UInt64 => ElementType.UInt64,
        TypeCode.Single => ElementType.Float32,
        TypeCode.Double or TypeCode.Decimal => ElementType.Float64,
        _ => null,
    };

    // Which of the two the library takes for text is a setting of it.
    private static bool IsTextType(Type type) => type == typeof(string) || type == typeof(ReadOnlyMemory<char>);

    private double Exact<T>(DataField field, T value)
        where T : System.Numerics.IBinaryInteger<T>
    {
        double number = double.CreateTruncating(value);
        return Math.Abs(number) <= 1L << 53
            ? number
            : throw new InputException($"{Address.Text}: the column {OneLine.Quote(NameOf(field))} holds an integer beyond 2^53, which a float64 cannot hold exactly.");
    }

    private double[] Read<T>(DataField field, Func<T, double> convert)
        where T : struct
    {
        var numbers = new double[Count];
        int start = 0;
        foreach (ParquetRowGroupReader group in _reader.RowGroups)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            int rows = (int)group.RowCount;
            RequireWhole(group, field);
            var values = new T[rows];
            int[]? levels = field.MaxDefinitionLevel > 0 ? new int[rows] : null;
            group.ReadRawAsync(field, values.AsMemory(), levels?.AsMemory(), null, _cancellationToken).AsTask().GetAwaiter().GetResult();
            int next = 0;
            for (int row = 0; row < rows; row++)
            {
                numbers[start + row] = levels is null || levels[row] == field.MaxDefinitionLevel ? convert(values[next++]) : double.NaN;
            }

            start += rows;
        }

        return numbers;
    }

    private void RequireWhole(ParquetRowGroupReader group, DataField field)
    {
        if (group.GetMetadata(field)?.MetaData is not { } metadata || metadata.NumValues != group.RowCount)
        {
            throw new InputException($"{Address.Text}: the column {OneLine.Quote(NameOf(field))} does not have a value for each row; the file is damaged.");
        }

        ParquetPages.RequireSound(_stream, field, metadata);
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

    private DataField? FindIndex(DataField[] fields)
    {
        string? name = PandasIndexName() ?? PandasIndex;
        return Array.Find(fields, field => NameOf(field) == name && (IsText(field) || IsNumeric(field)))
            ?? (fields is [var first, _, ..] && IsText(first) ? first : null);
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
