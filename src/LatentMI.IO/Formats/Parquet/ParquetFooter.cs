using System.Buffers.Binary;

namespace LatentMI.IO.Formats.Parquet;

/// <summary>
/// Walks the footer and the headers of pages of a Parquet file, which are structures of Thrift's compact protocol, before the library reads them:
/// at the end of a footer that was cut or claims too much, the library goes on for ever.
/// </summary>
/// <remarks>Fields, and their types, are those of <c>parquet.thrift</c> of the Apache Parquet format, as far as the library reads them.</remarks>
internal static class ParquetFooter
{
    private const string Root = "FileMetaData";

    // The length and the magic number at the end, the magic number at the start.
    private const int TailLength = 8;
    private const int HeadLength = 4;
    private const int LongestFooter = 1 << 28;

    // Fields of LogicalType: half precision, and the one that the format keeps free.
    private const int HalfField = 15;
    private const int NoTypeField = 9;

    private static readonly Dictionary<string, Dictionary<int, string[]>> Structures = new[]
    {
        "FileMetaData 1 i32, 2 list SchemaElement, 3 i64, 4 list RowGroup, 5 list KeyValue, 6 binary, 7 list ColumnOrder, 9 binary",
        "SchemaElement 1 i32, 2 i32, 3 i32, 4 binary, 5 i32, 6 i32, 7 i32, 8 i32, 9 i32, 10 LogicalType",
        "LogicalType 1 Empty, 2 Empty, 3 Empty, 4 Empty, 5 DecimalType, 6 Empty, 7 TimeType, 8 TimeType, 10 IntType, 11 Empty, 12 Empty, 13 Empty, "
            + "14 Empty, 15 Empty, 16 Empty",
        "DecimalType 1 i32, 2 i32",
        "TimeType 1 bool, 2 TimeUnit",
        "TimeUnit 1 Empty, 2 Empty, 3 Empty",
        "IntType 1 i8, 2 bool",
        "Empty",
        "RowGroup 1 list ColumnChunk, 2 i64, 3 i64, 4 list SortingColumn, 5 i64, 6 i64, 7 i16",
        "ColumnChunk 1 binary, 2 i64, 3 ColumnMetaData, 4 i64, 5 i32, 6 i64, 7 i32",
        "ColumnMetaData 1 i32, 2 list i32, 3 list binary, 4 i32, 5 i64, 6 i64, 7 i64, 8 list KeyValue, 9 i64, 10 i64, 11 i64, 12 Statistics, "
            + "13 list PageEncodingStats, 14 i64, 15 i32, 16 SizeStatistics",
        "Statistics 1 binary, 2 binary, 3 i64, 4 i64, 5 binary, 6 binary, 7 bool, 8 bool",
        "PageEncodingStats 1 i32, 2 i32, 3 i32",
        "SizeStatistics 1 i64, 2 list i64, 3 list i64",
        "SortingColumn 1 i32, 2 bool, 3 bool",
        "KeyValue 1 binary, 2 binary",
        "ColumnOrder 1 Empty",
        "PageHeader 1 i32, 2 i32, 3 i32, 4 i32, 5 DataPageHeader, 7 DictionaryPageHeader, 8 DataPageHeaderV2",
        "DataPageHeader 1 i32, 2 i32, 3 i32, 4 i32, 5 Statistics",
        "DictionaryPageHeader 1 i32, 2 i32, 3 bool",
        "DataPageHeaderV2 1 i32, 2 i32, 3 i32, 4 i32, 5 i32, 6 i32, 7 bool, 8 Statistics",
    }.Select(line => line.Split(' ', 2)).ToDictionary(
        parts => parts[0],
        parts => (parts.Length == 1 ? [] : parts[1].Split(", ")).Select(field => field.Split(' ')).ToDictionary(words => int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture), words => words[1..]));

    private enum CompactType
    {
        Stop = 0,
        True = 1,
        False = 2,
        Byte = 3,
        I16 = 4,
        I32 = 5,
        I64 = 6,
        Double = 7,
        Binary = 8,
        List = 9,
        Struct = 12,
    }

    /// <summary>What in the place of a byte that says half precision says a type that is not known, which the library passes over.</summary>
    /// <remarks>The library refuses a file with a column of half precision, whichever columns are wanted of it. Of two bytes for each value it knows.</remarks>
    public static byte NoType => (NoTypeField << 4) | (byte)CompactType.Struct;

    /// <summary>Makes sure that the footer is whole and of the types it should be of.</summary>
    /// <param name="stream">The file; its position moves.</param>
    /// <returns>Where in the file it says that a column is of half precision (<see cref="NoType"/>).</returns>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static IReadOnlyList<long> RequireSound(Stream stream)
    {
        Span<byte> tail = stackalloc byte[TailLength];
        if (stream.Length < HeadLength + TailLength)
        {
            throw new InvalidDataException("it is too short to have a footer.");
        }

        stream.Seek(-TailLength, SeekOrigin.End);
        stream.ReadExactly(tail);
        int length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (!tail[HeadLength..].SequenceEqual(ParquetSamples.Magic) || length <= 0 || length > Math.Min(LongestFooter, stream.Length - TailLength - HeadLength))
        {
            throw new InvalidDataException("it does not end with a footer; it may be truncated, or encrypted.");
        }

        var footer = new byte[length];
        stream.Seek(-TailLength - length, SeekOrigin.End);
        stream.ReadExactly(footer);
        var walk = new Walk(footer);
        walk.Structure(Root);
        long start = stream.Length - TailLength - length;
        return [.. walk.Halves.Select(at => start + at)];
    }

    /// <summary>Reads the header of a page.</summary>
    /// <param name="bytes">The bytes from where it starts; it may end before they do.</param>
    /// <returns>The length of the header, and its whole numbers by structure and field, such as (DataPageHeader, 1).</returns>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static (int Length, IReadOnlyDictionary<(string Structure, int Field), int> Numbers) ReadPageHeader(byte[] bytes)
    {
        var walk = new Walk(bytes);
        walk.Structure("PageHeader");
        return (walk.Length, walk.Numbers);
    }

    /// <summary>A walk over structures.</summary>
    private sealed class Walk(byte[] bytes)
    {
        private readonly byte[] _bytes = bytes;
        private readonly Dictionary<(string Structure, int Field), int> _numbers = [];
        private int _at;

        public int Length => _at;

        public IReadOnlyDictionary<(string Structure, int Field), int> Numbers => _numbers;

        /// <summary>Where the types of half precision are.</summary>
        public List<int> Halves { get; } = [];

        public void Structure(string name)
        {
            Dictionary<int, string[]> fields = Structures[name];
            int last = 0;
            while (true)
            {
                byte head = Byte();
                if (head == (byte)CompactType.Stop)
                {
                    return;
                }

                int step = head >> 4;
                last = (short)(step == 0 ? ZigZag(VarInt()) : last + step);
                var type = (CompactType)(head & 0xF);
                if (name == "LogicalType" && last == HalfField && step == HalfField)
                {
                    Halves.Add(_at - 1);
                }

                if (fields.TryGetValue(last, out string[]? expected))
                {
                    if (expected[0] == "i32" && type == CompactType.I32)
                    {
                        _numbers[(name, last)] = ZigZag(VarInt());
                        continue;
                    }

                    Field(expected, type);
                }
                else
                {
                    Unknown(type);
                }
            }
        }

        private void Field(string[] expected, CompactType type)
        {
            bool isBoolean = expected[0] == "bool" && type is CompactType.True or CompactType.False;
            if (!isBoolean && type != TypeOf(expected[0]))
            {
                throw Damaged();
            }

            if (!isBoolean)
            {
                Value(expected);
            }
        }

        private void Value(string[] expected)
        {
            switch (TypeOf(expected[0]))
            {
                case CompactType.Byte:
                    Skip(1);
                    break;
                case CompactType.I16 or CompactType.I32 or CompactType.I64:
                    VarInt();
                    break;
                case CompactType.Binary:
                    Skip(VarInt());
                    break;
                case CompactType.List:
                    (ulong count, CompactType type) = ListHead();
                    if (type != TypeOf(expected[1]) && count > 0)
                    {
                        throw Damaged();
                    }

                    for (ulong i = 0; i < count; i++)
                    {
                        Value(expected[1..]);
                    }

                    break;
                default:
                    Structure(expected[0]);
                    break;
            }
        }

        /// <summary>A field that the format did not have yet: the library skips those that are no structures, or empty ones.</summary>
        private void Unknown(CompactType type)
        {
            switch (type)
            {
                case CompactType.True or CompactType.False:
                    break;
                case CompactType.Byte:
                    Skip(1);
                    break;
                case CompactType.I16 or CompactType.I32 or CompactType.I64:
                    VarInt();
                    break;
                case CompactType.Double:
                    Skip(sizeof(double));
                    break;
                case CompactType.Binary:
                    Skip(VarInt());
                    break;
                case CompactType.Struct when Byte() == (byte)CompactType.Stop:
                    break;
                default:
                    throw new InvalidDataException("its footer has an unknown field.");
            }
        }

        private (ulong Count, CompactType Type) ListHead()
        {
            byte head = Byte();
            ulong count = head >> 4 == 0xF ? VarInt() : (ulong)(head >> 4);

            // Every element takes a byte, so that a list is no longer than what is left.
            return count <= (ulong)(_bytes.Length - _at) ? (count, (CompactType)(head & 0xF)) : throw Damaged();
        }

        private static CompactType TypeOf(string name) => name switch
        {
            "i8" => CompactType.Byte,
            "i16" => CompactType.I16,
            "i32" => CompactType.I32,
            "i64" => CompactType.I64,
            "binary" => CompactType.Binary,
            "list" => CompactType.List,
            _ => CompactType.Struct,
        };

        private static int ZigZag(ulong number) => (int)(uint)(number >> 1) ^ -(int)(number & 1);

        private ulong VarInt()
        {
            const int longest = 70;
            ulong number = 0;
            for (int shift = 0; shift < longest; shift += 7)
            {
                byte part = Byte();
                number |= (ulong)(part & 0x7F) << Math.Min(shift, 63);
                if (part < 0x80)
                {
                    return number;
                }
            }

            throw Damaged();
        }

        private byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw Damaged();

        private void Skip(ulong count) => _at = count <= (ulong)(_bytes.Length - _at) ? _at + (int)count : throw Damaged();

        private static InvalidDataException Damaged() => new("its footer is damaged.");
    }
}
