using LatentMI.IO.Arrays;
using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Lists what an HDF5 file holds, with shapes and types but without reading values.</summary>
internal static class Hdf5Contents
{
    private const string AllKeys = "*";
    private const string Transposed = "T";
    private const int FewestKeys = 2;

    // A file may lead in circles, so that there is no end of its items.
    private const int MostItems = 1 << 18;

    /// <summary>Lists the items.</summary>
    /// <param name="file">The file.</param>
    public static IReadOnlyList<ContentItem> List(Hdf5File file)
    {
        var items = new List<ContentItem>();
        if (FindVectors(file) is { } vectors)
        {
            items.Add(vectors);
        }

        bool isLoom = Hdf5Axes.IsLoom(file.Root);
        foreach (Hdf5Item item in Hdf5Items.Find(file).Take(MostItems))
        {
            ContentItem content = Describe(file, item);
            items.Add(content);
            if (isLoom && Hdf5Axes.IsMatrixOfLoom(item.Path) && content.Problem is null)
            {
                items.Add(Describe($"{content.Address}:{Transposed}", "array, transposed", content.Columns, content.Rows, content.Type, content.MemoryBytes));
            }
        }

        return items;
    }

    /// <summary>A vector for each key, where that is what the file holds: data sets that are all lists of numbers of one length.</summary>
    private static ContentItem? FindVectors(Hdf5File file)
    {
        List<IH5Dataset> vectors = Hdf5Axes.IsRoot(file.Root) ? [] : KeyedVectors.Find(file, string.Empty);
        if (vectors.Count < FewestKeys || !vectors.TrueForAll(IsVector))
        {
            return null;
        }

        long length = LengthOf(vectors[0]);
        if (!vectors.TrueForAll(vector => LengthOf(vector) == length))
        {
            return null;
        }

        ElementType type = Hdf5Numbers.FindType(vectors[0].Type)!.Value;
        return Describe($"{file.Address.Path}:{AllKeys}", "a vector for each key", vectors.Count, length, type);

        long LengthOf(IH5Dataset vector) => Hdf5Numbers.ShapeOf(vector, file.Address.Text).Length;
    }

    private static bool IsVector(IH5Dataset dataset) => dataset.Space.Dimensions is [_] or [1, _];

    private static ContentItem Describe(Hdf5File file, Hdf5Item item)
    {
        string address = $"{file.Address.Path}:{item.Path}";
        try
        {
            if (item.Problem is { } problem)
            {
                throw new InputException($"{address}: {problem}.");
            }

            switch (item.Object)
            {
                case IH5Group group when SparseMatrix.IsOne(group):
                    (int rows, int columns) = SparseMatrix.ShapeOf(file, group, item.Path);
                    return Describe(address, $"sparse, {SparseMatrix.FormatOf(group)}", rows, columns, SparseMatrix.TypeOf(file, group, item.Path));
                case IH5Dataset dataset when Hdf5Numbers.FindType(dataset.Type) is { } type:
                    ArrayShape shape = Hdf5Numbers.ShapeOf(dataset, address);
                    return Describe(address, "array", shape.Rows, shape.Columns, type);
                default:
                    return new ContentItem { Address = address, Kind = item.IsText || Hdf5Table.IsOne(item.Object) ? ContentItem.TableKind : "array", Rows = 0, Columns = 0 };
            }
        }
        catch (InputException e)
        {
            return new ContentItem { Address = address, Kind = item.Object is IH5Group ? "group" : "array", Rows = 0, Columns = 0, Problem = e.Message };
        }
    }

    private static ContentItem Describe(string address, string kind, long rows, long columns, ElementType type) => Describe(
        address,
        kind,
        rows,
        columns,
        type.ToString().ToLowerInvariant(),
        (long)Math.Min(long.MaxValue, (decimal)rows * columns * (type.ToSampleType() == SampleType.Float32 ? sizeof(float) : sizeof(double))));

    private static ContentItem Describe(string address, string kind, long rows, long columns, string? type, long? memory) =>
        new() { Address = address, Kind = kind, Rows = rows, Columns = columns, Type = type, MemoryBytes = memory };
}
