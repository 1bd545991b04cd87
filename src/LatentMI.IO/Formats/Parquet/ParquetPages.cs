using LatentMI.IO.Arrays;
using Parquet.Meta;
using Parquet.Schema;
using StoredType = Parquet.Meta.Type;

namespace LatentMI.IO.Formats.Parquet;

/// <summary>
/// Walks the pages of a column before the library reads them. The library decodes by the encoding that a page names, whatever the type of the
/// column: a damaged one would have it write texts over numbers, past all checks of the runtime.
/// </summary>
internal static class ParquetPages
{
    private const int DataPage = 0;
    private const int DictionaryPage = 2;
    private const int DataPageV2 = 3;
    private const int LongestHeader = 1 << 16;
    private const int LongestPage = 1 << 30;

    // Numbers of encodings in parquet.thrift.
    private const int Plain = 0;
    private const int PlainDictionary = 2;
    private const int Rle = 3;
    private const int DeltaBinaryPacked = 5;
    private const int DeltaLengthByteArray = 6;
    private const int DeltaByteArray = 7;
    private const int RleDictionary = 8;
    private const int ByteStreamSplit = 9;

    /// <summary>Makes sure that the pages of a column are within the file, hold as many values as they should, and are encoded as its type allows.</summary>
    /// <param name="stream">The file; its position moves.</param>
    /// <param name="table">The column, of numbers or text.</param>
    /// <param name="column">What the footer says of it.</param>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public static void RequireSound(Stream stream, ParquetColumn table, ColumnMetaData column)
    {
        DataField field = table.Values!;
        if (field.SchemaElement?.Type != column.Type || !Fits(table, column.Type))
        {
            throw new InvalidDataException("the type of a column is contradictory.");
        }

        long at = new[] { column.DictionaryPageOffset ?? 0, column.DataPageOffset, column.IndexPageOffset ?? 0 }.Where(offset => offset != 0).DefaultIfEmpty(-1).Min();
        bool hasDictionary = false;
        long values = 0;
        while (values < column.NumValues)
        {
            if (at < 0 || at >= stream.Length)
            {
                throw Damaged();
            }

            var bytes = new byte[Math.Min(LongestHeader, stream.Length - at)];
            stream.Seek(at, SeekOrigin.Begin);
            stream.ReadExactly(bytes);
            (int length, IReadOnlyDictionary<(string Structure, int Field), int> numbers) = ParquetFooter.ReadPageHeader(bytes);
            int compressed = Number("PageHeader", 3);
            if (compressed < 0 || at + length + compressed > stream.Length || Number("PageHeader", 2) is < 0 or > LongestPage)
            {
                throw Damaged();
            }

            at += length + compressed;
            switch (Number("PageHeader", 1))
            {
                case DictionaryPage when !hasDictionary && Number("DictionaryPageHeader", 2) is Plain or PlainDictionary:
                    int entries = Number("DictionaryPageHeader", 1);
                    hasDictionary = entries >= 0 && entries <= Number("PageHeader", 2) ? true : throw Damaged();
                    break;
                case DataPage when (field.MaxDefinitionLevel == 0 || Number("DataPageHeader", 3) == Rle)
                    && (field.MaxRepetitionLevel == 0 || Number("DataPageHeader", 4) == Rle):
                    Add(Number("DataPageHeader", 1), Number("DataPageHeader", 2));
                    break;
                case DataPageV2 when Number("DataPageHeaderV2", 6) is >= 0 and var repetitions && (repetitions == 0 || field.MaxRepetitionLevel > 0)
                    && Number("DataPageHeaderV2", 5) is >= 0 and var levels && (long)repetitions + levels <= compressed
                    && Number("DataPageHeaderV2", 2) is >= 0 and var missing && missing <= Number("DataPageHeaderV2", 1):
                    Add(Number("DataPageHeaderV2", 1), Number("DataPageHeaderV2", 4));
                    break;
                default:
                    throw Damaged();
            }

            int Number(string structure, int number) => numbers.TryGetValue((structure, number), out int value) ? value : throw Damaged();

            void Add(int count, int encoding)
            {
                bool isDictionary = encoding is PlainDictionary or RleDictionary;
                if (count <= 0 || count > column.NumValues - values || (isDictionary && !hasDictionary) || !IsAllowed(encoding, column.Type))
                {
                    throw Damaged();
                }

                values += count;
            }
        }
    }

    private static bool IsAllowed(int encoding, StoredType type) => (encoding, type) switch
    {
        (Plain, _) => true,
        (Rle, StoredType.BOOLEAN) => true,
        (PlainDictionary or RleDictionary, not StoredType.BOOLEAN) => true,
        (DeltaBinaryPacked, StoredType.INT32 or StoredType.INT64) => true,
        (ByteStreamSplit, StoredType.INT32 or StoredType.INT64 or StoredType.FLOAT or StoredType.DOUBLE) => true,
        (DeltaLengthByteArray or DeltaByteArray, StoredType.BYTE_ARRAY) => true,
        _ => false,
    };

    private static bool Fits(ParquetColumn table, StoredType stored) => System.Type.GetTypeCode(table.Values!.ClrType) switch
    {
        TypeCode.Boolean => stored == StoredType.BOOLEAN,
        TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 => stored == StoredType.INT32,
        TypeCode.Int64 or TypeCode.UInt64 => stored == StoredType.INT64,
        TypeCode.Single => stored == StoredType.FLOAT,
        TypeCode.Double => stored == StoredType.DOUBLE,
        TypeCode.Decimal => stored is StoredType.INT32 or StoredType.INT64 or StoredType.BYTE_ARRAY or StoredType.FIXED_LEN_BYTE_ARRAY,
        _ => stored == (table.Element == ElementType.Float16 ? StoredType.FIXED_LEN_BYTE_ARRAY : StoredType.BYTE_ARRAY),
    };

    private static InvalidDataException Damaged() => new("a page of it is damaged.");
}
