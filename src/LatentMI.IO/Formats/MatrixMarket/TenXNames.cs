using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.MatrixMarket;

/// <summary>The names of cells and genes in the files that 10x Genomics puts beside a matrix.</summary>
internal sealed class TenXNames
{
    private static readonly string[] FileNames = ["barcodes.tsv", "features.tsv", "genes.tsv"];
    private readonly string[][] _files;

    private TenXNames(string[][] files) => _files = files;

    /// <summary>Reads the files beside a matrix.</summary>
    /// <param name="matrixPath">The path of the matrix.</param>
    /// <param name="most">The length of the longer side of the matrix; of files with more names only one more is read.</param>
    /// <remarks>Genes have an identifier and a symbol; the symbol is the name, as in the papers.</remarks>
    public static TenXNames Read(string matrixPath, int most)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(matrixPath))!;
        return new TenXNames([.. FileNames.SelectMany(name => new[] { name, $"{name}.gz" })
            .Select(name => Path.Combine(folder, name))
            .Where(File.Exists)
            .Select(path => ReadNames(path, most))]);
    }

    /// <summary>Finds names for one side of the matrix.</summary>
    /// <param name="count">The length of that side.</param>
    /// <returns>The names of the one file that has as many; null where there is none, or more than one.</returns>
    public string[]? Find(int count)
    {
        string[][] fitting = Array.FindAll(_files, names => names.Length == count);
        return fitting is [string[] names] ? names : null;
    }

    private static string[] ReadNames(string path, int most)
    {
        using var file = SourceFile.Open(path);
        using var text = new TextLines(new StreamReader(file.Content(), TextDecoding.Lenient), path);
        var names = new List<string>();
        while (names.Count <= most && text.ReadLine() is { } line)
        {
            string[] fields = line.Split('\t');
            names.Add(fields.Length > 1 ? fields[1] : fields[0]);
        }

        return [.. names];
    }
}
