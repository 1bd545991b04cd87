using LatentMI.IO.Tables;
using PureHDF;

namespace LatentMI.IO.Writing;

/// <summary>Writes cells by genes as AnnData stores them (encoding 0.1.0): a sparse X by rows, the tables of cells and genes, matrices on cells.</summary>
/// <remarks>Text columns become categories in the order in which they come, columns of numbers float64; missing is code -1 or NaN.</remarks>
public sealed class AnnDataFile
{
    private readonly SparseRows _x;
    private readonly MetadataTable _cells;
    private readonly IReadOnlyList<string> _genes;
    private readonly Dictionary<string, Samples> _matrices = [];

    /// <summary>Starts a file.</summary>
    /// <param name="x">The matrix, a row for each cell and a column for each gene.</param>
    /// <param name="cells">The table of the cells, which have names.</param>
    /// <param name="genes">The names of the genes.</param>
    /// <exception cref="ArgumentException">Their numbers differ, or the cells have no names.</exception>
    public AnnDataFile(SparseRows x, MetadataTable cells, IReadOnlyList<string> genes)
    {
        if (cells.Count != x.Count || cells.RowNames is null || genes.Count != x.Columns)
        {
            throw new ArgumentException($"{x.Count} x {x.Columns} values need the names of as many cells and genes.", nameof(cells));
        }

        (_x, _cells, _genes) = (x, cells, genes);
    }

    /// <summary>Adds a matrix of <c>obsm</c>.</summary>
    /// <param name="name">Its name, such as <c>X_emb</c>.</param>
    /// <param name="matrix">A row for each cell; float32.</param>
    public void Add(string name, Samples matrix) => _matrices.Add(name, matrix);

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to; stays open.</param>
    public void Write(Stream stream)
    {
        var file = new H5File
        {
            ["X"] = Sparse(),
            ["obs"] = Table(_cells),
            ["var"] = Table(new MetadataTable(_genes.Count, [], _genes)),
            ["obsm"] = Matrices(),
        };
        foreach (string name in new[] { "layers", "obsp", "uns", "varm", "varp" })
        {
            file[name] = Encoded(new H5Group(), "dict", "0.1.0");
        }

        Encode(file, "anndata", "0.1.0");

        // The library seeks back and reads while it writes, which a file that is only written to does not allow.
        using var bytes = new MemoryStream();
        file.Write(bytes);
        stream.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static H5Group Table(MetadataTable table)
    {
        var group = new H5Group { ["_index"] = Encoded(new H5Dataset(table.RowNames!.ToArray()), "string-array", "0.2.0") };
        foreach (MetadataColumn column in table.Columns)
        {
            group[column.Name] = column.IsNumeric ? Encoded(new H5Dataset(column.Numbers!.ToArray()), "array", "0.2.0") : Categories(column);
        }

        group.Attributes["_index"] = "_index";

        // Without columns an array of texts would have no elements, which AnnData writes as one of numbers.
        group.Attributes["column-order"] = table.Columns.Count == 0
            ? new H5Attribute(Array.Empty<double>())
            : new H5Attribute(table.Columns.Select(column => column.Name).ToArray());
        return Encoded(group, "dataframe", "0.2.0");
    }

    private static H5Group Categories(MetadataColumn column)
    {
        string[] categories = [.. column.Texts!.OfType<string>().Distinct()];
        Dictionary<string, int> codes = categories.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var group = new H5Group
        {
            ["categories"] = Encoded(new H5Dataset(categories), "string-array", "0.2.0"),
            ["codes"] = Encoded(new H5Dataset(column.Texts!.Select(text => text is null ? -1 : codes[text]).ToArray()), "array", "0.2.0"),
        };
        group.Attributes["ordered"] = Hdf5Boolean.FALSE;
        return Encoded(group, "categorical", "0.2.0");
    }

    private static T Encoded<T>(T item, string type, string version)
        where T : H5Object
    {
        Encode(item, type, version);
        return item;
    }

    private static void Encode(H5Object item, string type, string version)
    {
        item.Attributes["encoding-type"] = type;
        item.Attributes["encoding-version"] = version;
    }

    private H5Group Sparse()
    {
        var group = new H5Group
        {
            ["data"] = new H5Dataset(_x.Values),
            ["indices"] = new H5Dataset(_x.Places),
            ["indptr"] = new H5Dataset(_x.Starts),
        };
        group.Attributes["shape"] = new long[] { _x.Count, _x.Columns };
        return Encoded(group, "csr_matrix", "0.1.0");
    }

    private H5Group Matrices()
    {
        var group = new H5Group();
        foreach ((string name, Samples matrix) in _matrices)
        {
            var values = new float[matrix.Count, matrix.Dimensions];
            for (int row = 0; row < matrix.Count; row++)
            {
                for (int column = 0; column < matrix.Dimensions; column++)
                {
                    values[row, column] = (float)matrix[row, column];
                }
            }

            group[name] = Encoded(new H5Dataset(values), "array", "0.2.0");
        }

        return Encoded(group, "dict", "0.1.0");
    }

    // What h5py takes for a boolean: an enumeration of these names.
    private enum Hdf5Boolean : byte
    {
        FALSE,
        TRUE,
    }
}
