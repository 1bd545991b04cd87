using LatentMI.IO.Formats.Npy;

namespace LatentMI.IO.Writing;

/// <summary>Writes samples to a file whose name says the format: <c>.npy</c>, <c>.csv</c> or <c>.parquet</c>.</summary>
public static class SamplesFile
{
    /// <summary>Refuses a name that says no format, before any work is done.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="InputException">The name ends otherwise.</exception>
    public static void RequireKnown(string path)
    {
        if (Extension(path) is not (".npy" or ".csv" or ".parquet"))
        {
            throw new InputException($"{path}: the name must end in .npy, .csv or .parquet, which determines the format.");
        }
    }

    /// <summary>Writes samples, whole or not at all; CSV and Parquet have the names of rows and columns, npy has none.</summary>
    /// <param name="path">The path.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="rowNames">The names of the rows, or null.</param>
    /// <param name="prefix">What the numbers of columns without names follow.</param>
    /// <exception cref="InputException">The name says no format, or Parquet does not allow the names of the columns.</exception>
    public static void Write(string path, Samples samples, IReadOnlyList<string>? rowNames, string prefix)
    {
        RequireKnown(path);
        var table = new RowTable(samples.Count, rowNames);
        table.AddColumns(samples, prefix);
        AtomicFile.Write(path, Extension(path) switch
        {
            ".npy" => stream => NpyWriter.Write(stream, samples),
            ".csv" => table.WriteCsv,
            _ => table.WriteParquet,
        });
    }

    private static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();
}
