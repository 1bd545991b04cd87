using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Something in an HDF5 file that could be samples or a table.</summary>
/// <param name="Path">Its path, without a slash before it.</param>
/// <param name="Object">The group or data set; null for a field of a data set of records.</param>
/// <param name="Problem">Why it cannot be read; null where it can, unless its values are damaged.</param>
internal sealed record Hdf5Item(string Path, IH5Object? Object, string? Problem)
{
    /// <summary>Whether it is a list of texts: labels, where an address names it, but no samples.</summary>
    public bool IsText => Object is IH5Dataset dataset && Hdf5Names.IsList(dataset);
}
