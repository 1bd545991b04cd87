namespace LatentMI.Cli.Tests;

/// <summary>The records of a store that another process may be writing to.</summary>
internal static class RecordLines
{
    /// <summary>How many complete lines there are.</summary>
    /// <param name="store">The folder of the store, which need not be there yet.</param>
    public static int Count(string store)
    {
        string folder = Path.Combine(store, "records");
        return Directory.Exists(folder) ? Directory.GetFiles(folder).Sum(file => File.ReadAllText(file).Count(letter => letter == '\n')) : 0;
    }
}
