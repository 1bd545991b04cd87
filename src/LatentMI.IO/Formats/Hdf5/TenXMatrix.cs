using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>
/// A matrix as 10x Genomics' Cell Ranger writes it: a group of <c>barcodes</c>, <c>data</c>, <c>indices</c>, <c>indptr</c> and <c>shape</c> with the genes in
/// <c>features</c> (since version 3), or in <c>genes</c> and <c>gene_names</c> (before). The parts are those of genes x cells, compressed by cells, and so
/// those of cells x genes, compressed by rows, which is how the matrix is read.
/// </summary>
internal static class TenXMatrix
{
    /// <summary>The part that holds the numbers of genes and of cells.</summary>
    public const string Shape = "shape";

    private const string Barcodes = "barcodes";
    private const string Features = "features";
    private const string GeneNames = "gene_names";
    private const string Genes = "genes";
    private static readonly string[] Parts = [Barcodes, "data", "indices", "indptr", Shape];

    /// <summary>Whether a group is such a matrix.</summary>
    /// <param name="group">The group.</param>
    public static bool IsOne(IH5Group group) =>
        Array.TrueForAll(Parts, group.LinkExists) && (group.LinkExists(Features) || group.LinkExists(GeneNames) || group.LinkExists(Genes));

    /// <summary>Which items name the cells and the genes.</summary>
    /// <param name="group">The matrix.</param>
    /// <param name="path">Its path.</param>
    public static Hdf5Axes AxesOf(IH5Group group, string path) =>
        new($"{path}/{Barcodes}", $"{path}/{(group.LinkExists(Features) ? Features : group.LinkExists(GeneNames) ? GeneNames : Genes)}");

    /// <summary>The table of the genes and other features; null where there is none, as before version 3.</summary>
    /// <param name="group">The matrix, or any other group.</param>
    public static IH5Group? FeaturesOf(IH5Group group) =>
        IsOne(group) && group.LinkExists(Features) && group.Get(Features) is IH5Group features && Hdf5Table.IsOne(features) ? features : null;

    /// <summary>The path of the identifiers of genes that are named by their symbols, in a file before version 3; null where there are none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="names">The path of the symbols.</param>
    public static string? FindIdentifiers(Hdf5File file, string names)
    {
        int slash = names.LastIndexOf('/');
        string group = slash < 0 ? string.Empty : names[..(slash + 1)];
        return names[group.Length..] == GeneNames && file.Exists(group + Genes) ? group + Genes : null;
    }
}
