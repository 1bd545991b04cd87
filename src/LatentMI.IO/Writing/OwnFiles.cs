namespace LatentMI.IO.Writing;

/// <summary>Which files of a folder were written by this program, in the file <c>.lmi-files</c>, a name on each line: what a later run may replace or remove.</summary>
internal static class OwnFiles
{
    /// <summary>The file's name.</summary>
    public const string FileName = ".lmi-files";

    /// <summary>The names, relative to the folder and with forward slashes; none where nothing was written yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">The list names files elsewhere, so that somebody else made it.</exception>
    public static IReadOnlyList<string> Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return [];
        }

        string[] names = [.. File.ReadLines(path).Where(name => name.Length > 0)];
        return names.FirstOrDefault(name => Path.IsPathRooted(name) || name.Split('/').Contains("..")) is not { } foreign ? names : throw new InputException(
            $"{path}: names a file outside of its folder ({OneLine.Quote(foreign)}), so it is not a list of results; remove it or use another directory.");
    }

    /// <summary>Writes the list.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">The names.</param>
    public static void Write(string folder, IEnumerable<string> names)
    {
        string[] sorted = [.. names.Distinct().Order(StringComparer.Ordinal)];
        AtomicFile.Write(Path.Combine(folder, FileName), stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            foreach (string name in sorted)
            {
                writer.WriteLine(name);
            }
        });
    }
}
