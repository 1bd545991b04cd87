using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.MatrixMarket;

/// <summary>The names of cells and genes in the files that 10x Genomics puts beside a matrix.</summary>
internal static class TenXNames
{
    private static readonly string[] FileNames = ["barcodes.tsv", "features.tsv", "genes.tsv"];

    /// <summary>Finds names for one side of a matrix.</summary>
    /// <param name="matrixPath">The path of the matrix.</param>
    /// <param name="count">The length of that side.</param>
    /// <returns>The names of the one file beside the matrix that has as many lines; null where there is none, or more than one.</returns>
    /// <remarks>Genes have an identifier and a symbol; the symbol is the name, as in the papers.</remarks>
    public static string[]? Find(string matrixPath, int count)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(matrixPath))!;
        string[][] fitting = [.. FileNames.SelectMany(name => new[] { name, $"{name}.gz" })
            .Select(name => Path.Combine(folder, name))
            .Where(File.Exists)
            .Select(path => ReadNames(path, count))
            .OfType<string[]>()];
        return fitting is [string[] names] ? names : null;
    }

    private static string[]? ReadNames(string path, int count)
    {
        using var text = new StreamReader(SourceFile.Find(path).Open());
        var names = new List<string>();
        while (names.Count <= count && text.ReadLine() is { } line)
        {
            string[] fields = line.Split('\t');
            names.Add(fields.Length > 1 ? fields[1] : fields[0]);
        }

        return names.Count == count ? [.. names] : null;
    }
}
