using LatentMI.IO.Arrays;
using PureHDF;
using PureHDF.VOL.Native;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>
/// Reads sparse matrices as AnnData and 10x Genomics (<see cref="TenXMatrix"/>) store them: a group of <c>data</c>, <c>indices</c> and <c>indptr</c>,
/// compressed by rows or columns.
/// </summary>
internal static class SparseMatrix
{
    private const string ByRows = "csr";
    private const string ByColumns = "csc";

    // The first name is that of AnnData, the second that of h5sparse, which AnnData used before.
    private static readonly string[] ShapeNames = ["shape", "h5sparse_shape"];

    /// <summary>Whether a group is a sparse matrix.</summary>
    /// <param name="group">The group.</param>
    public static bool IsOne(IH5Group group) => FormatOf(group) is not null;

    /// <summary>The shape of a sparse matrix.</summary>
    /// <param name="file">The file.</param>
    /// <param name="group">The matrix.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="InputException">It has none.</exception>
    public static (int Rows, int Columns) ShapeOf(Hdf5File file, IH5Group group, string path)
    {
        string? name = Array.Find(ShapeNames, group.AttributeExists);
        if (name is not null && group.Attribute(name) is { } attribute && attribute.Space.Dimensions is [2])
        {
            var shape = new long[2];
            if (attribute.Type.Size == sizeof(int))
            {
                var integers = new int[2];
                ((NativeAttribute)attribute).Read(integers.AsSpan());
                shape = Array.ConvertAll(integers, length => (long)length);
            }
            else
            {
                ((NativeAttribute)attribute).Read(shape.AsSpan());
            }

            return Check(shape);
        }

        if (TenXMatrix.IsOne(group))
        {
            int[] genesAndCells = Hdf5Numbers.ReadPlaces(file, Part(file, group, path, TenXMatrix.Shape), $"{path}/{TenXMatrix.Shape}");
            return genesAndCells is [int genes, int cells]
                ? Check([cells, genes])
                : throw new InputException($"{file.Address.Text}: the sparse matrix '{path}' is damaged: its shape does not have two axes.");
        }

        throw new InputException($"{file.Address.Text}: the sparse matrix '{path}' has no shape.");

        (int Rows, int Columns) Check(long[] axes)
        {
            ArrayShape shape = ArrayShape.Create(axes, file.Address.Text);
            NumericArray.RequireMatrix(shape, file.Address.Text);
            return (shape.Rows, (int)shape.Columns);
        }
    }

    /// <summary>How a sparse matrix is stored: <c>csr</c> or <c>csc</c>; null where a group is none.</summary>
    /// <param name="group">The group.</param>
    public static string? FormatOf(IH5Group group)
    {
        string? format = Hdf5Encoding.Of(group) switch
        {
            Hdf5Encoding.SparseByRows => ByRows,
            Hdf5Encoding.SparseByColumns => ByColumns,
            _ when TenXMatrix.IsOne(group) => ByRows,
            _ => Hdf5Names.ReadAttribute(group, "h5sparse_format"),
        };
        return format is ByRows or ByColumns ? format : null;
    }

    /// <summary>The type of the values.</summary>
    /// <param name="file">The file.</param>
    /// <param name="group">The matrix.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="InputException">They are no numbers.</exception>
    public static ElementType TypeOf(Hdf5File file, IH5Group group, string path)
    {
        IH5DataType type = Part(file, group, path, "data").Type;
        return Hdf5Numbers.FindType(type)
            ?? throw new InputException($"{file.Address.Text}: '{path}/data' does not hold numbers but {Hdf5Names.Describe(type)}.");
    }

    /// <summary>Reads some columns of a sparse matrix into a dense one. Values at the same place are added, as SciPy does.</summary>
    /// <param name="file">The file.</param>
    /// <param name="group">The matrix.</param>
    /// <param name="path">Its path.</param>
    /// <param name="choose">Chooses among that many columns, by numbers.</param>
    /// <exception cref="InputException">The matrix is damaged, or does not fit into memory.</exception>
    public static Samples ReadDense(Hdf5File file, IH5Group group, string path, Func<int, int[]> choose)
    {
        (int rows, int count) = ShapeOf(file, group, path);
        MemoryRoom.RequireTableOfColumns(count, file.Address.Text);
        int[] columns = choose(count);
        ElementType element = TypeOf(file, group, path);
        SampleType type = element.ToSampleType();
        file.Room.RequireMatrix(rows, columns.Length, type, file.Address.Text);
        double[] data = Hdf5Numbers.ReadAll(file, Part(file, group, path, "data"), $"{path}/data");
        int[] places = Hdf5Numbers.ReadPlaces(file, Part(file, group, path, "indices"), $"{path}/indices");
        int[] starts = Hdf5Numbers.ReadPlaces(file, Part(file, group, path, "indptr"), $"{path}/indptr");
        var matrix = new CompressedMatrix(data, places, starts, FormatOf(group) == ByRows, rows, count);
        return matrix.IsWhole(file.CancellationToken)
            ? matrix.ToDense(columns, type, file.CancellationToken).WithKind(element.ToColumnKind())
            : throw new InputException($"{file.Address.Text}: the sparse matrix '{path}' is damaged: its parts contradict each other or its shape.");
    }

    private static IH5Dataset Part(Hdf5File file, IH5Group group, string path, string name) =>
        group.LinkExists(name) && group.Get(name) is IH5Dataset part
            ? part
            : throw new InputException($"{file.Address.Text}: the sparse matrix '{path}' is damaged: it has no '{name}'.");
}
