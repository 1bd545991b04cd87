using LatentMI.IO.Arrays;
using Parquet.Schema;
using StoredType = Parquet.Meta.Type;

namespace LatentMI.IO.Formats.Parquet;

/// <summary>A column of a table in a Parquet file: of a value for each row, or of a list of values for each row.</summary>
internal sealed class ParquetColumn
{
    private ParquetColumn(string name, DataField? values, string? problem = null)
    {
        Name = name;
        Values = values;
        Holds = problem ?? Describe(values!);
    }

    /// <summary>The name by which it is chosen, after the names of the structures that it is in, with points between them.</summary>
    public string Name { get; }

    /// <summary>Where its values are stored; null where they cannot be read as a column.</summary>
    public DataField? Values { get; }

    /// <summary>How messages call what it holds.</summary>
    public string Holds { get; }

    /// <summary>Whether it has a number for each row.</summary>
    public bool IsNumeric => Values is { MaxRepetitionLevel: 0 } && Element is not null;

    /// <summary>Whether it has a text for each row.</summary>
    public bool IsText => Values is { MaxRepetitionLevel: 0 } values && IsTextType(values.ClrType);

    /// <summary>Whether it has a list of numbers for each row.</summary>
    public bool IsList => Values is { MaxRepetitionLevel: 1 } && Element is not null;

    /// <summary>The type of its numbers; null where it holds something else.</summary>
    public ElementType? Element => Values is { } values ? TypeOf(values) : null;

    /// <summary>From which level of definition on a list has an element, of which the highest is a number, and the one before may be none.</summary>
    public int ElementLevel => Values!.MaxDefinitionLevel - (Values.SchemaElement?.RepetitionType == global::Parquet.Meta.FieldRepetitionType.OPTIONAL ? 1 : 0);

    /// <summary>The columns of a table, with those of structures, in the order of the file.</summary>
    /// <param name="fields">The fields of the table.</param>
    public static IEnumerable<ParquetColumn> Of(IEnumerable<Field> fields) => Of(fields, string.Empty);

    private static IEnumerable<ParquetColumn> Of(IEnumerable<Field> fields, string prefix) => fields.SelectMany(field => field switch
    {
        DataField values => [new ParquetColumn(prefix + field.Name, values)],
        StructField structure => Of(structure.Fields, $"{prefix}{field.Name}."),
        ListField { Item: DataField item } => [new ParquetColumn(prefix + field.Name, item)],
        ListField { Item: ListField } => [new ParquetColumn(prefix + field.Name, null, "lists of lists")],
        ListField => [new ParquetColumn(prefix + field.Name, null, "lists of structures")],
        _ => (IEnumerable<ParquetColumn>)[new ParquetColumn(prefix + field.Name, null, field is MapField ? "maps" : "values of an unknown kind")],
    });

    private static string Describe(DataField values)
    {
        string what = TypeOf(values)?.ToString().ToLowerInvariant()
            ?? (IsTextType(values.ClrType) ? "text" : $"values of the type {NameOf(values)}");
        return values.MaxRepetitionLevel == 0 ? what : $"lists of {what}";
    }

    // Twelve bytes are a time, as some programs stored it before there were types of times.
    private static string NameOf(DataField values) => values.SchemaElement?.Type == StoredType.INT96 ? "datetime"
        : values.ClrType == typeof(ReadOnlyMemory<byte>) ? "bytes"
        : values.ClrType.Name.ToLowerInvariant();

    private static ElementType? TypeOf(DataField values) => Type.GetTypeCode(values.ClrType) switch
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
        _ => IsHalf(values) ? ElementType.Float16 : null,
    };

    /// <summary>Whether values are of half precision: two bytes whose type the library was not shown (<see cref="ParquetFooter.RequireSound"/>).</summary>
    private static bool IsHalf(DataField values) =>
        values.SchemaElement is { Type: StoredType.FIXED_LEN_BYTE_ARRAY, TypeLength: 2, LogicalType: { } } && values.ClrType == typeof(ReadOnlyMemory<byte>);

    // Which of the two the library takes for text is a setting of it.
    private static bool IsTextType(Type type) => type == typeof(string) || type == typeof(ReadOnlyMemory<char>);
}
