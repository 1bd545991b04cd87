using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Lists what of an HDF5 file can be read as samples.</summary>
internal static class Hdf5Items
{
    private const int DeepestGroup = 8;

    // What analyses leave behind beside the data: no samples.
    private static readonly string[] Unlisted = ["uns", "__categories"];

    /// <summary>The paths of all matrices, sparse matrices and tables, group by group.</summary>
    /// <param name="file">The file.</param>
    public static IEnumerable<string> Find(Hdf5File file) => Find(file.Root, string.Empty, DeepestGroup);

    private static IEnumerable<string> Find(IH5Group group, string prefix, int depth)
    {
        foreach (IH5Object child in group.Children().OrderBy(child => child.Name, StringComparer.Ordinal))
        {
            string path = prefix + child.Name;
            if (child is IH5UnresolvedLink || Unlisted.Contains(child.Name))
            {
                continue;
            }

            if (child is IH5Dataset dataset)
            {
                if (dataset.Space.Dimensions.Length > 0 && (Hdf5Numbers.FindType(dataset.Type) is not null || Hdf5Table.IsOne(dataset)))
                {
                    foreach (string matrix in Hdf5Records.Matrices(dataset))
                    {
                        yield return $"{path}/{matrix}";
                    }

                    if (dataset.Type.Class != H5DataTypeClass.Compound || !Hdf5Records.Matrices(dataset).Any())
                    {
                        yield return path;
                    }
                }
            }
            else if (child is IH5Group inner)
            {
                if (SparseMatrix.IsOne(inner) || Hdf5Table.IsOne(inner))
                {
                    yield return path;
                }
                else if (depth > 0)
                {
                    foreach (string item in Find(inner, $"{path}/", depth - 1))
                    {
                        yield return item;
                    }
                }
            }
        }
    }
}
