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
    private static readonly FieldInfo Holder = typeof(NativeGroup).GetField("_scratchPad", Hidden)!;
    private static readonly PropertyInfo Header = typeof(NativeObject).GetProperty("Header", Hidden)!;

    // Types by their names in one constant each, so that compilation ahead of time finds and keeps them.
    private static readonly PropertyInfo Messages =
        Type.GetType("PureHDF.VOL.Native.ObjectHeader, PureHDF", throwOnError: true)!.GetProperty("HeaderMessages", Hidden)!;

    private static readonly PropertyInfo Content =
        Type.GetType("PureHDF.VOL.Native.HeaderMessage, PureHDF", throwOnError: true)!.GetProperty("Data", Hidden)!;

    private static readonly PropertyInfo Names =
        Type.GetType("PureHDF.VOL.Native.LocalHeap, PureHDF", throwOnError: true)!.GetProperty("Data", Hidden)!;

    private static readonly HeapOf Table = new(
        Type.GetType("PureHDF.VOL.Native.SymbolTableMessage, PureHDF", throwOnError: true)!.GetProperty("LocalHeap", Hidden)!,
        Type.GetType("PureHDF.VOL.Native.SymbolTableMessage, PureHDF", throwOnError: true)!.GetField("_localHeap", Hidden)!);

    private static readonly HeapOf Remembered = new(
        Type.GetType("PureHDF.VOL.Native.ObjectHeaderScratchPad, PureHDF", throwOnError: true)!.GetProperty("LocalHeap", Hidden)!,
        Type.GetType("PureHDF.VOL.Native.ObjectHeaderScratchPad, PureHDF", throwOnError: true)!.GetField("_localHeap", Hidden)!);

    /// <summary>Reads the names of a group once, where they are in such a heap.</summary>
    /// <param name="group">The group.</param>
    /// <returns>The same group.</returns>
    public static IH5Group Keep(IH5Group group)
    {
        if (group is NativeGroup)
        {
            object? table = ((IEnumerable)Value(Messages, Value(Header, group)!)!).Cast<object>().Select(message => Value(Content, message)).FirstOrDefault(Table.IsIn);
            object? remembered = Holder.GetValue(group);
            if (table is null)
            {
                // The group above remembers where names were before a link to another file changed how this group keeps them; those that were added since are not there.
                Holder.SetValue(group, null);
            }
            else if (remembered is not null)
            {
                Remembered.Keep(remembered);
            }
            else
            {
                Table.Keep(table);
            }
        }

        return group;
    }

    private static object? Value(PropertyInfo property, object item) =>
        property.GetValue(item, BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null);

    /// <summary>The heap of what refers to one.</summary>
    /// <param name="Heap">Reads a copy of its structure.</param>
    /// <param name="Field">Where the copy is kept.</param>
    private sealed record HeapOf(PropertyInfo Heap, FieldInfo Field)
    {
        /// <summary>Whether something is what has the heap.</summary>
        /// <param name="item">The thing.</param>
        public bool IsIn(object? item) => Field.DeclaringType!.IsInstanceOfType(item);

        /// <summary>Reads the names and keeps them.</summary>
        /// <param name="holder">What refers to the heap.</param>
        public void Keep(object holder)
        {
            // A box holds the one copy whose content stays.
            object heap = Value(Heap, holder)!;
            Value(Names, heap);
            Field.SetValue(holder, heap);
        }
    }
}
