using System.Text.Json;

namespace LatentMI.Cli.Tests;

/// <summary>An estimate and all that was said about it, warnings and diagnoses.</summary>
internal sealed record Remarks(double Bits, (double Lower, double Upper)? Interval, double? PValue, IReadOnlyList<string> Ids, IReadOnlyList<string> Messages)
{
    /// <summary>Estimates with one thread.</summary>
    public static Remarks Estimate((string X, string Y) pair, string[] options)
    {
        // Counting has no threads.
        string[] threads = options.Contains("discrete") ? [] : ["--threads", "1"];
        ToolResult result = Tool.Run(["estimate", pair.X, pair.Y, "--json", "--quiet", .. threads, .. options]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        IEnumerable<(string Id, string Message)> warnings = Strings("warning_ids").Zip(Strings("warnings"));
        IEnumerable<(string Id, string Message)> diagnostics = Items("diagnostics")
            .Select(remark => (remark.GetProperty("id").GetString()!, remark.GetProperty("message").GetString()!));
        (string Id, string Message)[] all = [.. warnings.Concat(diagnostics)];
        double[] ends = [.. Items("ci95_bits").Select(end => end.GetDouble())];
        JsonElement p = root.GetProperty("p_value");
        return new Remarks(
            root.GetProperty("mi_bits").GetDouble(),
            ends.Length == 2 ? (ends[0], ends[1]) : null,
            p.ValueKind == JsonValueKind.Number ? p.GetDouble() : null,
            [.. all.Select(remark => remark.Id)],
            [.. all.Select(remark => remark.Message)]);

        IEnumerable<JsonElement> Items(string name) => root.GetProperty(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

        IEnumerable<string> Strings(string name) => Items(name).Select(item => item.GetString()!);
    }

    /// <summary>Something was said, and is no longer.</summary>
    public static void Remedied(string id, Remarks before, Remarks after)
    {
        Assert.Contains(id, before.Ids);
        Assert.DoesNotContain(id, after.Ids);
    }

    /// <summary>What was said under an identifier.</summary>
    public string Message(string id) => Messages[Ids.Index().First(item => item.Item == id).Index];
}
