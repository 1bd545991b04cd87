using System.Text.Json;
using LatentMI.Studies.Storing;

namespace LatentMI.Benchmarks.Records;

/// <summary>Stored results that are no records of experiments: of <c>lmi estimate</c> on data from outside, and of the commands of this program.</summary>
internal static class StoredResults
{
    /// <summary>Finds them, with the hash of the sources that each was made by; null where it does not tell.</summary>
    /// <param name="folder">The folder.</param>
    public static IReadOnlyList<(string Path, string? SourceHash)> Find(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != ExperimentDescription.DescriptionFile)
            .Order(StringComparer.Ordinal)
            .Select(path => (path, SourceHash(path))),
    ];

    private static string? SourceHash(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (string holder in new[] { "provenance", "machine" })
            {
                if (document.RootElement.ValueKind == JsonValueKind.Object
                    && document.RootElement.TryGetProperty(holder, out JsonElement held)
                    && held.ValueKind == JsonValueKind.Object
                    && held.TryGetProperty("source_hash", out JsonElement hash))
                {
                    return hash.GetString();
                }
            }

            return null;
        }
        catch (JsonException e)
        {
            throw new InputException($"{path}: is not JSON ({e.Message.TrimEnd('.')}); remove it or make it again.", e);
        }
    }
}
