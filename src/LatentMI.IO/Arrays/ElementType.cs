namespace LatentMI.IO.Arrays;

/// <summary>The type of the numbers in a binary file.</summary>
internal enum ElementType
{
    /// <summary>A byte, 0 or 1.</summary>
    Bool,

    /// <summary>A signed byte.</summary>
    Int8,

    /// <summary>An unsigned byte.</summary>
    UInt8,

    /// <summary>A signed 16-bit integer.</summary>
    Int16,

    /// <summary>An unsigned 16-bit integer.</summary>
    UInt16,

    /// <summary>A signed 32-bit integer.</summary>
    Int32,

    /// <summary>An unsigned 32-bit integer.</summary>
    UInt32,

    /// <summary>A signed 64-bit integer.</summary>
    Int64,

    /// <summary>An unsigned 64-bit integer.</summary>
    UInt64,

    /// <summary>IEEE 754 binary16.</summary>
    Float16,

    /// <summary>IEEE 754 binary32.</summary>
    Float32,

    /// <summary>IEEE 754 binary64.</summary>
    Float64,
}
