using System.Collections.Immutable;
using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Lists what an HDF5 file holds: what can be read as samples, and what cannot.</summary>
internal static class Hdf5Items
{
    private const int DeepestGroup = 8;

    // What analyses leave behind beside the data, and what MATLAB and Loom say of the file: no samples.
    private static readonly string[] Unlisted = ["uns", Hdf5TableLayout.OldCategories, "#refs#", "#subsystem#"];

    /// <summary>All matrices, sparse matrices and tables that can be read, group by group.</summary>
    /// <param name="file">The file.</param>
    public static IEnumerable<Hdf5Item> FindReadable(Hdf5File file) => Find(file).Where(item => item.Problem is null);

    /// <summary>All that could be samples or tables, group by group.</summary>
    /// <param name="file">The file.</param>
    public static IEnumerable<Hdf5Item> Find(Hdf5File file) => Find(file.Root, string.Empty, []);

    private static IEnumerable<Hdf5Item> Find(IH5Group group, string prefix, ImmutableStack<ulong> above)
    {
        ImmutableStack<ulong> groups = above.Push(ObjectPlace.AddressOf(group));
        bool isLoom = Hdf5Axes.IsLoom(group);
        foreach (IH5Object child in GroupNames.Keep(group).Children().OrderBy(child => child.Name, StringComparer.Ordinal))
        {
            if (Unlisted.Contains(child.Name) || (isLoom && child.Name == "attrs"))
            {
                continue;
            }

            string path = prefix + child.Name;
            IEnumerable<Hdf5Item> found = child switch
            {
                _ when ObjectPlace.FindProblem(child, group) is { } problem => [new Hdf5Item(path, child, problem)],
                _ when Hdf5Encoding.FindProblem(child) is { } problem => [new Hdf5Item(path, child, problem)],
                IH5Dataset dataset => OfDataset(dataset, path),
                IH5Group inner => OfGroup(inner, path, groups),
                _ => [],
            };
            foreach (Hdf5Item item in found)
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<Hdf5Item> OfDataset(IH5Dataset dataset, string path)
    {
        string[] matrices = [.. Hdf5Records.Matrices(dataset)];
        return matrices.Length > 0
            ? matrices.Select(matrix => new Hdf5Item($"{path}/{matrix}", null, null))
            : [new Hdf5Item(path, dataset, ProblemOf(dataset))];
    }

    private static string? ProblemOf(IH5Dataset dataset)
    {
        if (dataset.Space.Type == H5DataspaceType.Null)
        {
            return "holds no values";
        }

        if (dataset.Space.Dimensions.Length == 0)
        {
            return Hdf5Names.IsText(dataset.Type) ? "holds a single text" : "holds a single value";
        }

        return Hdf5Numbers.FindType(dataset.Type) is not null || Hdf5Table.IsOne(dataset) || Hdf5Names.IsList(dataset) ? null : $"does not hold numbers but {Hdf5Names.Describe(dataset.Type)}";
    }

    private static IEnumerable<Hdf5Item> OfGroup(IH5Group group, string path, ImmutableStack<ulong> above)
    {
        if (SparseMatrix.IsOne(group))
        {
            IEnumerable<Hdf5Item> features = TenXMatrix.FeaturesOf(group) is { } table ? [new Hdf5Item($"{path}/{table.Name}", table, null)] : [];
            return [new Hdf5Item(path, group, null), .. features];
        }

        if (Hdf5Table.IsOne(group))
        {
            return [new Hdf5Item(path, group, null), .. Hdf5Table.FindProblems(group).SelectMany(column => OfColumn(group, $"{path}/{column.Key}", column))];
        }

        if (Hdf5Column.IsGroup(group))
        {
            return [new Hdf5Item(path, group, "is a column outside of a table")];
        }

        string? problem = above.Contains(ObjectPlace.AddressOf(group)) ? "is a link to a group that it is in" : above.Count() > DeepestGroup ? "is nested too deeply to be listed" : null;
        return problem is null ? Find(group, $"{path}/", above) : [new Hdf5Item(path, group, problem)];
    }

    /// <summary>What a table holds beside its columns; Loom keeps matrices there, such as principal components.</summary>
    private static IEnumerable<Hdf5Item> OfColumn(IH5Group table, string path, KeyValuePair<string, string> column)
    {
        if (!table.LinkExists(column.Key) || table.Get(column.Key) is not { } item)
        {
            return [];
        }

        bool isMatrix = item is IH5Dataset { Space.Dimensions.Length: > 1 } dataset && Hdf5Encoding.FindProblem(item) is null && ProblemOf(dataset) is null && !Hdf5Names.IsList(dataset);
        return [new Hdf5Item(path, item, isMatrix ? null : column.Value)];
    }
}
