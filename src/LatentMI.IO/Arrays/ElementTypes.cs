namespace LatentMI.IO.Arrays;

/// <summary>Properties of <see cref="ElementType"/>.</summary>
internal static class ElementTypes
{
    /// <summary>The size of a number, in bytes.</summary>
    /// <param name="type">The type.</param>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Bool or ElementType.Int8 or ElementType.UInt8 => 1,
        ElementType.Int16 or ElementType.UInt16 or ElementType.Float16 => 2,
        ElementType.Int32 or ElementType.UInt32 or ElementType.Float32 => 4,
        _ => 8,
    };

    /// <summary>The smaller of the types of samples that hold every number exactly; for 64-bit integers, those up to 2^53.</summary>
    /// <param name="type">The type.</param>
    public static SampleType ToSampleType(this ElementType type) => type switch
    {
        ElementType.Int32 or ElementType.UInt32 or ElementType.Int64 or ElementType.UInt64 or ElementType.Float64 => SampleType.Float64,
        _ => SampleType.Float32,
    };

    /// <summary>What numbers of a type mean: integers are counts.</summary>
    /// <param name="type">The type.</param>
    public static ColumnKind ToColumnKind(this ElementType type) => type switch
    {
        ElementType.Bool or ElementType.Float16 or ElementType.Float32 or ElementType.Float64 => ColumnKind.Number,
        _ => ColumnKind.Count,
    };
}
