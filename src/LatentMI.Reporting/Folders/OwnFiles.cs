using System.Text.Json;
using LatentMI.IO.Writing;

namespace LatentMI.Reporting.Folders;

/// <summary>
/// Which files of a folder were written by this program: <c>.lmi-files</c> lists them, a name on each line, while those of one run take the places of another's.
/// </summary>
internal static class OwnFiles
{
    private const string FileName = ".lmi-files";

    /// <summary>The names, relative to the folder and with forward slashes; none where no exchange was left unfinished.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">The list names files elsewhere, so that somebody else made it.</exception>
    public static IReadOnlyList<string> Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        string[] names;
        try
        {
            names = [.. File.ReadAllLines(path).Where(name => name.Length > 0)];
        }
        catch (FileNotFoundException)
        {
            return [];
        }

        return names.FirstOrDefault(name => Path.IsPathRooted(name) || name.Split('/').Contains("..")) is not { } foreign ? names : throw new InputException(
            $"{path}: names a file outside of its folder ({OneLine.Quote(foreign)}), so it is not a list of results; remove it or use another directory.");
    }

    /// <summary>Writes the list.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">The names.</param>
    public static void Write(string folder, IEnumerable<string> names)
    {
        string[] sorted = [.. names.Order(StringComparer.Ordinal)];
        AtomicFile.Write(Path.Combine(folder, FileName), stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            foreach (string name in sorted)
            {
                writer.WriteLine(name);
            }
        });
    }

    /// <summary>Removes the list, once the leading file tells whose the others are.</summary>
    /// <param name="folder">The folder.</param>
    public static void Remove(string folder) => File.Delete(Path.Combine(folder, FileName));

    /// <summary>Whether a leading file is one of this program: a JSON object with its version.</summary>
    /// <param name="path">The file; it may be missing.</param>
    public static bool IsResult(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(stream);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("version", out _);
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            // Text that is no JSON is somebody else's, or damaged, which nobody can tell.
            return false;
        }
    }
}
