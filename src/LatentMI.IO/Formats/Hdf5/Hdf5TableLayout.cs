using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Where a group that is a table keeps what: AnnData's <c>obs</c> and <c>var</c>, Loom's attributes of rows and columns, the features of 10x Genomics.</summary>
/// <param name="Index">The column of the names of the rows; null where there is none.</param>
/// <param name="Columns">The names of the other columns.</param>
/// <param name="IsStrict">Whether all columns belong to the rows, so that one of another length is damaged.</param>
internal sealed record Hdf5TableLayout(string? Index, IReadOnlyList<string> Columns, bool IsStrict)
{
    /// <summary>The group of categories within tables of AnnData 0.7.</summary>
    public const string OldCategories = "__categories";

    private const string IndexAttribute = "_index";
    private const string OrderAttribute = "column-order";
    private const string LoomRows = "row_attrs";
    private const string LoomColumns = "col_attrs";
    private const string FeatureName = "name";
    private static readonly string[] IndexNames = ["_index", "index"];
    private static readonly string[] FeatureColumns = ["id", FeatureName, "feature_type"];

    // In the order in which Loom files are to be asked; genes are named by their symbols, as in the papers.
    private static readonly string[] LoomCells = ["CellID", "obs_names", "cell_id", "barcode", "barcodes"];
    private static readonly string[] LoomGenes = ["Gene", "var_names", "gene_names", "gene", "Accession"];

    /// <summary>The layout of a table; null where a group is none.</summary>
    /// <param name="group">The group.</param>
    public static Hdf5TableLayout? Find(IH5Group group)
    {
        if (FindIndex(group) is { } index)
        {
            string[] order = Hdf5Names.ReadAttributes(group, OrderAttribute) ?? Children(group);
            return new Hdf5TableLayout(index, [.. order.Where(name => name != index).Distinct()], IsStrict: true);
        }

        return group.Name switch
        {
            LoomColumns => OfLoom(group, LoomCells),
            LoomRows => OfLoom(group, LoomGenes),
            _ when Array.TrueForAll(FeatureColumns, group.LinkExists) => new Hdf5TableLayout(FeatureName, [.. Children(group).Where(name => name != FeatureName)], IsStrict: false),
            _ => null,
        };
    }

    private static Hdf5TableLayout OfLoom(IH5Group group, string[] indexNames)
    {
        string? index = Array.Find(indexNames, group.LinkExists);
        return new Hdf5TableLayout(index, [.. Children(group).Where(name => name != index)], IsStrict: false);
    }

    private static string? FindIndex(IH5Group group)
    {
        string? index = Hdf5Names.ReadAttribute(group, IndexAttribute) ?? Array.Find(IndexNames, group.LinkExists);
        if (Hdf5Encoding.Of(group) is { } encoding)
        {
            return encoding == Hdf5Encoding.Table ? index ?? IndexAttribute : null;
        }

        // A group that says nothing of itself is a table only if it has an index that can be one.
        return index is not null && group.LinkExists(index) && group.Get(index) is { } names && Hdf5Column.FindProblem(names) is null ? index : null;
    }

    private static string[] Children(IH5Group group) =>
        [.. group.Children().Select(child => child.Name).Where(name => name is not OldCategories).Order(StringComparer.Ordinal)];
}
