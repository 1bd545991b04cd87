using System.Globalization;
using System.Reflection;
using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>The order of the bytes of numbers, which the library knows but does not tell. It refuses big-endian data sets, but not records that have such fields.</summary>
internal static class Hdf5ByteOrder
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    // As the format numbers it.
    private const int BigEndian = 1;

    // Names in one constant each, so that compilation ahead of time finds and keeps them.
    private static readonly FieldInfo Message = Type.GetType("PureHDF.VOL.Native.NativeDataType, PureHDF", throwOnError: true)!.GetField("_dataType", Hidden)!;

    private static readonly PropertyInfo Bits = Type.GetType("PureHDF.VOL.Native.DatatypeMessage, PureHDF", throwOnError: true)!.GetProperty("BitField", Hidden)!;

    private static readonly PropertyInfo Order = Type.GetType("PureHDF.VOL.Native.IByteOrderAware, PureHDF", throwOnError: true)!.GetProperty("ByteOrder", Hidden)!;

    /// <summary>Whether numbers of a type have their highest byte first.</summary>
    /// <param name="type">The type.</param>
    public static bool IsBigEndian(IH5DataType type)
    {
        object? bits = Bits.GetValue(Message.GetValue(type));
        return Order.DeclaringType!.IsInstanceOfType(bits) && Convert.ToInt32(Order.GetValue(bits), CultureInfo.InvariantCulture) == BigEndian;
    }
}
