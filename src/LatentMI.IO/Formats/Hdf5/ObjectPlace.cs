using System.Collections;
using System.Reflection;
using PureHDF;
using PureHDF.VOL.Native;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Where a group or data set stands, which the library knows but does not tell.</summary>
/// <remarks>
/// The library looks for other files, which links and data sets name, from the working directory on, where a file of that name may be any; so that
/// nothing is read from them.
/// </remarks>
internal static class ObjectPlace
{
    private const string Elsewhere = "is a link to another file; copy what it leads to into this one";

    // What the library says of links within a file. Of others it says where it looked for the file.
    private const string NoSuchPath = "Could not find part of the path";
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
    private static readonly PropertyInfo Header = typeof(NativeObject).GetProperty("Header", Hidden)!;
    private static readonly PropertyInfo Context = typeof(NativeObject).GetProperty("Context", Hidden)!;

    // Types by their names in one constant each, so that compilation ahead of time finds and keeps them.
    private static readonly PropertyInfo File =
        Type.GetType("PureHDF.VOL.Native.NativeReadContext, PureHDF", throwOnError: true)!.GetProperty("File", Hidden)!;

    private static readonly PropertyInfo Address =
        Type.GetType("PureHDF.VOL.Native.ObjectHeader, PureHDF", throwOnError: true)!.GetProperty("Address", Hidden)!;

    private static readonly PropertyInfo Messages =
        Type.GetType("PureHDF.VOL.Native.ObjectHeader, PureHDF", throwOnError: true)!.GetProperty("HeaderMessages", Hidden)!;

    private static readonly PropertyInfo Content =
        Type.GetType("PureHDF.VOL.Native.HeaderMessage, PureHDF", throwOnError: true)!.GetProperty("Data", Hidden)!;

    private static readonly Type ListOfFiles = Type.GetType("PureHDF.VOL.Native.ExternalFileListMessage, PureHDF", throwOnError: true)!;

    /// <summary>Where a group stands in its file, whatever links lead to it.</summary>
    /// <param name="group">The group.</param>
    public static ulong AddressOf(IH5Group group) => (ulong)Value(Address, Value(Header, group));

    /// <summary>Why what is in a file cannot be read from it: it, or what it holds, is in another or nowhere; null where it is not.</summary>
    /// <param name="item">The group or data set, or a link that leads to none.</param>
    /// <param name="group">A group of the file.</param>
    public static string? FindProblem(IH5Object item, IH5Group group)
    {
        if (item is IH5UnresolvedLink link)
        {
            return link.Reason?.Message.StartsWith(NoSuchPath, StringComparison.Ordinal) == true ? "is a link to what is not there" : Elsewhere;
        }

        if (item is not NativeObject)
        {
            return null;
        }

        bool isElsewhere = Value(File, Value(Context, item)) != Value(File, Value(Context, group));
        return isElsewhere ? Elsewhere
            : item is IH5Dataset && HasFiles(item) ? "keeps its values in other files; copy them into this one"
            : null;
    }

    private static bool HasFiles(IH5Object item) =>
        ((IEnumerable)Value(Messages, Value(Header, item))).Cast<object>().Any(message => ListOfFiles.IsInstanceOfType(Value(Content, message)));

    private static object Value(PropertyInfo property, object item) =>
        property.GetValue(item, BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null)!;
}
