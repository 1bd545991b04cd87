using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LatentMI.Studies.Storing;

/// <summary>What <c>experiment.json</c> says of a folder.</summary>
/// <param name="Id">The experiment, such as <c>gaussian-grid</c>.</param>
/// <param name="Title">The experiment in words.</param>
/// <param name="Version">The version of the program that made the folder.</param>
public sealed record ExperimentDescription(string Id, string Title, string Version) : IStoreDescription
{
    /// <summary>The name of the file.</summary>
    public const string DescriptionFile = "experiment.json";

    /// <inheritdoc/>
    public string FileName => DescriptionFile;

    /// <summary>The description as JSON.</summary>
    public string ToJson() => new JsonObject { ["id"] = Id, ["title"] = Title, ["version"] = Version }.ToJsonString();

    /// <inheritdoc/>
    public void RequireSame(string folder, string json)
    {
        string found = FromJson(json).Id;
        if (found != Id)
        {
            throw new InputException($"{folder}: holds the experiment {found}, not {Id}; name another folder.");
        }
    }

    /// <summary>Which experiment a folder is of.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">It is not the folder of an experiment.</exception>
    public static ExperimentDescription Of(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string path = Path.Combine(folder, DescriptionFile);
        try
        {
            return FromJson(File.ReadAllText(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NotAnExperiment($"it has no {DescriptionFile}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw NotAnExperiment(e.Message.TrimEnd('.'), e);
        }

        InputException NotAnExperiment(string reason, Exception e) =>
            new($"{folder}: is not the folder of an experiment ({reason}); name one that 'lmi experiment run' wrote.", e);
    }

    /// <summary>Reads what <see cref="ToJson"/> made.</summary>
    /// <param name="json">JSON.</param>
    /// <exception cref="FormatException">It is not JSON, or a field is missing.</exception>
    public static ExperimentDescription FromJson(string json)
    {
        return StoredJson.Read(Encoding.UTF8.GetBytes(json), root => new ExperimentDescription(Field(root, "id"), Field(root, "title"), Field(root, "version")));

        static string Field(JsonElement root, string name) =>
            root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : throw new FormatException($"there is no text {name}");
    }
}
