namespace LatentMI.IO;

/// <summary>Files that people have, which are not read: what to make of them, by the ends of their names.</summary>
internal static class OtherFormats
{
    private static readonly (string Advice, string[] Extensions)[] All =
    [
        ("decompress it, or compress it by gzip", [".bz2", ".xz", ".zst", ".lz4", ".7z", ".rar", ".tar", ".tgz"]),
        ("save the sheet as .csv", [".xlsx", ".xlsm", ".xls", ".ods"]),
        ("save it in R as text: write.csv(x, 'x.csv')", [".rds", ".rda", ".rdata"]),
        ("they could run programs, so save the array in Python: numpy.save('x.npy', x)", [".pkl", ".pickle", ".joblib", ".pt", ".pth"]),
        ("save it in Python: anndata.read_zarr(path).write_h5ad('x.h5ad'), or numpy.save of an array", [".zarr"]),
        ("save it as .parquet", [".feather", ".arrow", ".ipc", ".orc"]),
        ("save its numbers as .csv", [".json", ".jsonl", ".xml", ".html", ".arff", ".sav", ".dta", ".sas7bdat", ".fcs"]),
    ];

    /// <summary>What to do with a file; null where its name is none of these.</summary>
    /// <param name="name">The file's name, without <c>.gz</c>, or a directory's.</param>
    public static string? FindAdvice(string name)
    {
        string extension = Path.GetExtension(Path.TrimEndingDirectorySeparator(name)).ToLowerInvariant();
        return Array.Find(All, one => one.Extensions.Contains(extension)).Advice;
    }
}
