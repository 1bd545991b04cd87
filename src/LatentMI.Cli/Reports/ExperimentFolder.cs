using System.Text.Json;
using LatentMI.Experiments.Storing;

namespace LatentMI.Cli.Reports;

/// <summary>What <c>lmi experiment</c> wrote, read again.</summary>
/// <param name="Path">The folder as it was given.</param>
/// <param name="Id">The experiment, such as <c>gaussian-grid</c>.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Version">The version of the program that made the folder.</param>
/// <param name="CommandLines">The command lines that made it, where the folder tells.</param>
/// <param name="Records">The records.</param>
/// <param name="Figures">The pictures, in the order of their names.</param>
/// <param name="Comparison">The comparison with the published values, or null where it was not made.</param>
internal sealed record ExperimentFolder(
    string Path,
    string Id,
    string Title,
    string Version,
    IReadOnlyList<string> CommandLines,
    IReadOnlyList<ExperimentRecord> Records,
    IReadOnlyList<Picture> Figures,
    TableFile? Comparison)
{
    /// <summary>The file that tells such a folder from others.</summary>
    public const string DescriptionFile = "experiment.json";

    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="readRecords">Reads the records of a folder.</param>
    /// <exception cref="InputException">A file in it is not what the tool writes.</exception>
    public static ExperimentFolder Read(string path, Func<string, IReadOnlyList<ExperimentRecord>> readRecords)
    {
        ExperimentFolder described = Describe(path);
        IReadOnlyList<ExperimentRecord> records = readRecords(path);
        string comparison = System.IO.Path.Combine(path, "comparison.csv");
        return described with
        {
            Records = records,
            Figures = [.. ReadFigures(System.IO.Path.Combine(path, "figures"), described.Title)],
            Comparison = File.Exists(comparison) ? TableFile.Read(comparison) : null,
        };
    }

    private static ExperimentFolder Describe(string path)
    {
        string file = System.IO.Path.Combine(path, DescriptionFile);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            JsonElement root = json.RootElement;
            string[] commandLines = root.TryGetProperty("commands", out JsonElement commands) ? [.. commands.EnumerateArray().Select(Text)] : [];
            return new ExperimentFolder(
                path,
                Text(root.GetProperty("id")),
                Text(root.GetProperty("title")),
                Text(root.GetProperty("version")),
                commandLines,
                Records: [],
                Figures: [],
                Comparison: null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            string problem = e.Message.ReplaceLineEndings(" ").TrimEnd('.');
            throw new InputException($"{file}: does not describe an experiment ({problem}); run the experiment into a new folder.", e);
        }
    }

    private static string Text(JsonElement value) => value.GetString() ?? throw new JsonException("A text is null.");

    /// <summary>
    /// One picture for each name. PNG goes before SVG: it looks the same on every machine, with its own font, and does not grow with the points.
    /// </summary>
    private static IEnumerable<Picture> ReadFigures(string folder, string title)
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        var files = Directory.EnumerateFiles(folder)
            .Where(file => System.IO.Path.GetExtension(file) is ".png" or ".svg")
            .GroupBy(file => System.IO.Path.GetFileNameWithoutExtension(file))
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, string> versions in files)
        {
            string file = versions.Order(StringComparer.Ordinal).First();
            string name = versions.Key.Replace('-', ' ');
            string alternative = $"Figure {name} of the experiment: {title}";
            yield return System.IO.Path.GetExtension(file) == ".svg"
                ? Picture.Svg(File.ReadAllBytes(file), alternative, name)
                : Picture.Png(File.ReadAllBytes(file), alternative, name)
                    ?? throw new InputException($"{file}: is not a picture in PNG; draw the figures again.");
        }
    }
}
