using System.Text.Json;
using LatentMI.IO;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>The runs of the reference implementation on stored data, three seeds each; Paper must give the same mean.</summary>
internal static class ReferenceRuns
{
    private const string Folder = "fixtures/latentmi_runs";
    private const string RunsFile = "runs.json";
    private const double ToleranceBits = 0.08;

    private static readonly JsonSerializerOptions JsonNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads the runs.</summary>
    /// <param name="shared">The folder of shared files.</param>
    /// <exception cref="InputException">The file of the runs cannot be read.</exception>
    public static IEnumerable<AccuracyTask> Load(string shared)
    {
        string folder = Path.Combine(shared, Folder);
        return ReadRuns(Path.Combine(folder, RunsFile))
            .GroupBy(run => run.Dataset)
            .Select(runs => new AccuracyTask(
                runs.Key,
                runs.Average(run => run.EstimateBits),
                ToleranceBits,
                [Preset.Paper],
                _ => (ReadSamples(folder, runs.Key, "x"), ReadSamples(folder, runs.Key, "y"))));
    }

    private static Samples ReadSamples(string folder, string dataset, string side) =>
        SampleReader.Read(Path.Combine(folder, $"{dataset}_{side}.npy")).Samples;

    private static ReferenceRun[] ReadRuns(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<ReferenceRun[]>(stream, JsonNames) ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InputException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private sealed record ReferenceRun(string Dataset, double EstimateBits);
}
