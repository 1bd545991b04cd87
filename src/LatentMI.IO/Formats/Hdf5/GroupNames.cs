using System.Collections;
using System.Reflection;
using PureHDF;
using PureHDF.VOL.Native;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>
/// Keeps the names of what a group holds in memory. They stand together in a heap, which the library means to read once; but it keeps the content in a
/// copy of a structure that it then drops, and reads all names of the group again for each of them.
/// </summary>
internal static class GroupNames
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    /// <summary>Reads the names of a group once, where they are in such a heap.</summary>
    /// <param name="group">The group.</param>
    /// <returns>The same group.</returns>
    public static IH5Group Keep(IH5Group group)
    {
        if (group is NativeGroup && (Field(typeof(NativeGroup), group, "_scratchPad") ?? FindSymbolTable(group)) is { } holder)
        {
            // A box holds the one copy whose content stays.
            object heap = Property(holder, "LocalHeap")!;
            Property(heap, "Data");
            holder.GetType().GetField("_localHeap", Hidden)!.SetValue(holder, heap);
        }

        return group;
    }

    private static object? FindSymbolTable(IH5Group group)
    {
        object header = Property(group, "Header")!;
        return ((IEnumerable)Property(header, "HeaderMessages")!).Cast<object>()
            .Select(message => Property(message, "Data"))
            .FirstOrDefault(message => message?.GetType().Name == "SymbolTableMessage");
    }

    private static object? Field(Type type, object item, string name) => type.GetField(name, Hidden)!.GetValue(item);

    private static object? Property(object item, string name) =>
        item.GetType().GetProperty(name, Hidden)!.GetValue(item, BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null);
}
