using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LatentMI.Studies.Storing;

/// <summary>The file of a store that lists the keys of all work of the last run, as a JSON array of texts, written without reflection.</summary>
[JsonSerializable(typeof(IEnumerable<string>))]
internal sealed partial class StorePlan : JsonSerializerContext
{
    /// <summary>The file's name.</summary>
    public const string FileName = "plan.json";

    private static readonly StorePlan Readable = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true });

    /// <summary>The content of the file.</summary>
    /// <param name="keys">The keys of all work; each is written once.</param>
    public static byte[] Write(IEnumerable<string> keys) => JsonSerializer.SerializeToUtf8Bytes(keys.Distinct(), Readable.IEnumerableString);

    /// <summary>The keys in the plan of a store.</summary>
    /// <param name="folder">The folder of the store.</param>
    /// <exception cref="InputException">There is no plan, or it cannot be read.</exception>
    public static IReadOnlyList<string> Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return StoredJson.Read(File.ReadAllBytes(path), json => json.EnumerateArray().Select(key => key.Text()).ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new InputException($"{path}: the list of all work cannot be read ({e.Message.TrimEnd('.')}); run the command that made the folder again.", e);
        }
    }
}
