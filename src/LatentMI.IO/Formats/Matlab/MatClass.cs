namespace LatentMI.IO.Formats.Matlab;

/// <summary>The class of a variable, by its code in the file.</summary>
internal enum MatClass
{
    /// <summary>A cell array.</summary>
    Cell = 1,

    /// <summary>A struct.</summary>
    Struct = 2,

    /// <summary>An object.</summary>
    Object = 3,

    /// <summary>Text.</summary>
    Char = 4,

    /// <summary>A sparse matrix.</summary>
    Sparse = 5,

    /// <summary>float64, which is stored as the smallest type that holds all values.</summary>
    Double = 6,

    /// <summary>float32.</summary>
    Single = 7,

    /// <summary>Signed bytes.</summary>
    Int8 = 8,

    /// <summary>Unsigned bytes, or logical values.</summary>
    UInt8 = 9,

    /// <summary>Signed 16-bit integers.</summary>
    Int16 = 10,

    /// <summary>Unsigned 16-bit integers.</summary>
    UInt16 = 11,

    /// <summary>Signed 32-bit integers.</summary>
    Int32 = 12,

    /// <summary>Unsigned 32-bit integers.</summary>
    UInt32 = 13,

    /// <summary>Signed 64-bit integers.</summary>
    Int64 = 14,

    /// <summary>Unsigned 64-bit integers.</summary>
    UInt64 = 15,
}
