using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LatentMI.IO.Writing;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Slurm;

/// <summary>An array that was submitted for a store: a file for each in the store's folder <c>slurm</c>.</summary>
/// <param name="Job">Slurm's number of the array.</param>
/// <param name="Cluster">The cluster, where Slurm told one.</param>
/// <param name="Submitted">When.</param>
/// <param name="Shares">How many shares the work was cut into.</param>
/// <param name="Tasks">The numbers of the shares that were submitted, those that had work left.</param>
/// <param name="Script">The name of the script.</param>
internal sealed record Submission(string Job, string? Cluster, DateTime Submitted, int Shares, IReadOnlyList<int> Tasks, string Script)
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";
    private const string Extension = ".json";

    /// <summary>The folder of a store's submissions, their scripts and what their tasks print.</summary>
    /// <param name="store">The folder of the store.</param>
    public static string Folder(string store) => Path.Combine(store, "slurm");

    /// <summary>The submissions of a store, the oldest first.</summary>
    /// <param name="store">The folder of the store.</param>
    /// <exception cref="InputException">A file is none.</exception>
    public static IReadOnlyList<Submission> ReadAll(string store)
    {
        string folder = Folder(store);
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*" + Extension).Select(Read).OrderBy(submission => submission.Submitted)]
            : [];
    }

    /// <summary>Writes the submission into a store's folder.</summary>
    /// <param name="store">The folder of the store.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    public void Save(string store)
    {
        string json = new JsonObject
        {
            ["job"] = Job,
            ["cluster"] = Cluster,
            ["submitted"] = Submitted.ToString(TimeFormat, CultureInfo.InvariantCulture),
            ["shares"] = Shares,
            ["tasks"] = new JsonArray([.. Tasks.Select(task => JsonValue.Create(task))]),
            ["script"] = Script,
        }.ToJsonString();
        AtomicFile.Write(Path.Combine(Folder(store), Job + Extension), stream => stream.Write(Encoding.UTF8.GetBytes(json + "\n")));
    }

    private static Submission Read(string path)
    {
        try
        {
            return StoredJson.Read(File.ReadAllBytes(path), json => new Submission(
                json.Text("job"),
                json.GetProperty("cluster").GetString(),
                DateTime.ParseExact(
                    json.Text("submitted"),
                    TimeFormat,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                json.GetProperty("shares").GetInt32(),
                [.. json.GetProperty("tasks").EnumerateArray().Select(task => task.GetInt32())],
                json.Text("script")));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: is not the record of a submission ({e.Message.TrimEnd('.')}); remove the file.", e);
        }
    }
}
