using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.MatrixMarket;

/// <summary>The names of cells and genes in the files that 10x Genomics, and those who publish its matrices, put beside a matrix.</summary>
internal sealed class TenXNames
{
    private const string MatrixName = "matrix.mtx";

    // One name on each line.
    private static readonly string[] Kinds = ["barcodes", "cells", "features", "genes"];
    private static readonly string[] Endings = [".tsv", ".tsv.gz", ".txt", ".txt.gz"];
    private readonly NameFile[] _files;

    private TenXNames(NameFile[] files) => _files = files;

    /// <summary>Reads the files beside a matrix; of <c>GSE1_matrix.mtx</c> those whose names start with <c>GSE1_</c>, too.</summary>
    /// <param name="matrixPath">The path of the matrix.</param>
    /// <param name="most">The length of the longer side of the matrix; of files with more names the others are counted only.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <remarks>Genes have an identifier and a symbol; the symbol is the name, as in the papers.</remarks>
    public static TenXNames Read(string matrixPath, int most, CancellationToken cancellationToken)
    {
        string path = Path.GetFullPath(matrixPath);
        string folder = Path.GetDirectoryName(path)!;
        int end = Path.GetFileName(path).IndexOf(MatrixName, StringComparison.OrdinalIgnoreCase);
        string[] prefixes = end > 0 ? [Path.GetFileName(path)[..end], string.Empty] : [string.Empty];
        return new TenXNames([.. prefixes
            .Select(prefix => Kinds.SelectMany(kind => Endings.Select(ending => Path.Combine(folder, prefix + kind + ending))).Where(File.Exists).ToArray())
            .FirstOrDefault(files => files.Length > 0, [])
            .Select(file => NameFile.Read(file, most, cancellationToken))]);
    }

    /// <summary>Finds names for one side of the matrix.</summary>
    /// <param name="count">The length of that side.</param>
    /// <returns>The names of the one file that has as many; null where there is none, or more than one.</returns>
    public string[]? Find(int count)
    {
        NameFile[] fitting = Array.FindAll(_files, file => file.Count == count);
        return fitting is [var only] ? only.Names : null;
    }

    /// <summary>What is to be said of files that name neither side: that they do not fit, or that several do.</summary>
    /// <param name="rows">The rows of the matrix.</param>
    /// <param name="columns">Its columns.</param>
    public IEnumerable<string> Unused(int rows, int columns)
    {
        string size = $"the matrix has {OneLine.Count(rows, "row")} and {OneLine.Count(columns, "column")}";
        foreach (IGrouping<long, NameFile> files in _files.GroupBy(file => file.Count))
        {
            string names = string.Join(" and ", files.Select(file => OneLine.Of(file.Name)));
            if (files.Key != rows && files.Key != columns)
            {
                yield return $"{names} beside the matrix {(files.Count() == 1 ? "has" : "have")} {OneLine.Count(files.Key, "line")}, and {size}: {(files.Count() == 1 ? "it was" : "they were")} not used for names";
            }
            else if (files.Count() > 1)
            {
                yield return $"{names} beside the matrix both have {OneLine.Count(files.Key, "line")}, and {size}: they were not used, as it is not clear which names what";
            }
        }
    }

    private sealed record NameFile(string Name, string[] Names, long Count)
    {
        private const int LinesPerCancellationCheck = 4096;

        public static NameFile Read(string path, int most, CancellationToken cancellationToken)
        {
            using var file = SourceFile.Open(path);
            using var text = new TextLines(new StreamReader(file.Content(), TextDecoding.Lenient), path);
            var names = new List<string>();
            long count = 0, filled = 0;
            while (text.ReadLine() is { } line)
            {
                if (++count % LinesPerCancellationCheck == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                // Blank lines at the end name nothing.
                filled = line.Length > 0 ? count : filled;
                if (count <= most)
                {
                    string[] fields = line.Split('\t');
                    names.Add(fields.Length > 1 ? fields[1] : fields[0]);
                }
            }

            return new NameFile(Path.GetFileName(path), [.. names.Take((int)Math.Min(filled, most))], filled);
        }
    }
}
