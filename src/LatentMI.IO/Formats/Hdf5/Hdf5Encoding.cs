using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>How AnnData says that a group or data set is to be read: its attribute <c>encoding-type</c>. What has none is read by what it is.</summary>
internal static class Hdf5Encoding
{
    /// <summary>A table of columns.</summary>
    public const string Table = "dataframe";

    /// <summary>A column of codes of categories.</summary>
    public const string Categorical = "categorical";

    /// <summary>A sparse matrix, compressed by rows.</summary>
    public const string SparseByRows = "csr_matrix";

    /// <summary>A sparse matrix, compressed by columns.</summary>
    public const string SparseByColumns = "csc_matrix";

    private const string Attribute = "encoding-type";

    // Groups of things that are each read by their own encodings.
    private static readonly string[] Containers = ["anndata", "mudata", "dict", "raw"];
    private static readonly string[] Nullable = ["nullable-integer", "nullable-boolean", "nullable-string-array"];
    private static readonly string[] Arrays = ["array", "string-array", "rec-array", "numeric-scalar", "string"];

    /// <summary>The encoding of an item; null where it names none.</summary>
    /// <param name="item">The group or data set.</param>
    public static string? Of(IH5Object item) => Hdf5Names.ReadAttribute(item, Attribute) is { Length: > 0 } encoding ? encoding : null;

    /// <summary>Whether a group is one of several things, and not the parts of one.</summary>
    /// <param name="group">The group.</param>
    public static bool IsContainer(IH5Group group) =>
        Of(group) is not { } encoding || Containers.Contains(encoding, StringComparer.OrdinalIgnoreCase) || Hdf5Axes.IsRoot(group);

    /// <summary>Whether an encoding is that of values with a mask of those that are missing.</summary>
    /// <param name="encoding">The encoding; null for none.</param>
    public static bool IsNullable(string? encoding) => Nullable.Contains(encoding);

    /// <summary>Why an item cannot be read by its encoding, or as what pandas wrote; null where it can, or names none.</summary>
    /// <param name="item">The group or data set.</param>
    public static string? FindProblem(IH5Object item) => Of(item) is not { } encoding || IsKnown(item, encoding)
        ? PandasFrame.FindProblem(item)
        : $"is encoded as {OneLine.Quote(encoding)}, which is not known here; write it as an array, a sparse matrix or a column of numbers or text";

    private static bool IsKnown(IH5Object item, string encoding) => item is IH5Group group
        ? encoding is Table or Categorical or SparseByRows or SparseByColumns || IsNullable(encoding) || IsContainer(group)
        : Arrays.Contains(encoding);
}
