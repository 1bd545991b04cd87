using LatentMI.IO.Arrays;
using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Lists what an HDF5 file holds, with shapes and types but without reading values.</summary>
internal static class Hdf5Contents
{
    private const string AllKeys = "*";

    // Above this, data sets of a group are more likely keys than items.
    private const int FewestKeys = 2;
    private const int MostItems = 1000;
    private const int MostKeysShown = 3;

    /// <summary>Lists the items.</summary>
    /// <param name="file">The file.</param>
    public static IReadOnlyList<ContentItem> List(Hdf5File file)
    {
        List<ContentItem> items = [.. Hdf5Items.Find(file).Take(MostItems).Select(path => Describe(file, path))];
        List<IH5Dataset> vectors = AnnDataAxes.IsRoot(file.Root) ? [] : KeyedVectors.Find(file, string.Empty);
        if (vectors.Count >= FewestKeys)
        {
            long length = Hdf5Numbers.ShapeOf(vectors[0], file.Address.Text).Length;
            if (vectors.TrueForAll(vector => Hdf5Numbers.ShapeOf(vector, file.Address.Text).Length == length))
            {
                ElementType type = Hdf5Numbers.FindType(vectors[0].Type)!.Value;
                items = [.. items.Take(MostKeysShown)];
                items.Insert(0, new ContentItem
                {
                    Address = $"{file.Address.Path}:{AllKeys}",
                    Kind = "a vector for each key",
                    Rows = vectors.Count,
                    Columns = length,
                    Type = type.ToString().ToLowerInvariant(),
                    MemoryBytes = vectors.Count * length * (type.ToSampleType() == SampleType.Float32 ? sizeof(float) : sizeof(double)),
                });
            }
        }

        return items;
    }

    private static ContentItem Describe(Hdf5File file, string path)
    {
        string address = $"{file.Address.Path}:{path}";
        try
        {
            IH5Object? item = file.Find(path);
            switch (item)
            {
                case IH5Group group when SparseMatrix.IsOne(group):
                    (int rows, int columns) = SparseMatrix.ShapeOf(file, group, path);
                    return Describe(address, $"sparse, {SparseMatrix.FormatOf(group)}", rows, columns, SparseMatrix.TypeOf(file, group, path));
                case IH5Dataset dataset when Hdf5Numbers.FindType(dataset.Type) is { } type:
                    ArrayShape shape = Hdf5Numbers.ShapeOf(dataset, address);
                    return Describe(address, "array", shape.Rows, shape.Columns, type);
                default:
                    return new ContentItem { Address = address, Kind = Hdf5Table.IsOne(item) ? ContentItem.TableKind : "array", Rows = 0, Columns = 0 };
            }
        }
        catch (InputException e)
        {
            return new ContentItem { Address = address, Kind = "array", Rows = 0, Columns = 0, Problem = e.Message };
        }
    }

    private static ContentItem Describe(string address, string kind, long rows, long columns, ElementType type) => new()
    {
        Address = address,
        Kind = kind,
        Rows = rows,
        Columns = columns,
        Type = type.ToString().ToLowerInvariant(),
        MemoryBytes = (long)Math.Min(
            long.MaxValue, (decimal)rows * columns * (type.ToSampleType() == SampleType.Float32 ? sizeof(float) : sizeof(double))),
    };
}
