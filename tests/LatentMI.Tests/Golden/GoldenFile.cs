using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LatentMI.Tests.Golden;

/// <summary>Values that a version must repeat, in a file of the repository: named entries of named values, a line each.</summary>
/// <remarks>The tests compare. They write the file anew only where the environment variable <c>LATENTMI_WRITE_GOLDEN</c> is 1, and are then skipped.</remarks>
internal static class GoldenFile
{
    private const string Variable = "LATENTMI_WRITE_GOLDEN";
    private const int MostShown = 20;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Decides whether a value that was made on another kind of machine is near enough.</summary>
    /// <param name="entry">The name of the entry.</param>
    /// <param name="value">The name of the value.</param>
    /// <param name="expected">The value of the file.</param>
    /// <param name="actual">The value here.</param>
    public delegate bool Nearness(string entry, string value, string expected, string actual);

    /// <summary>A number in digits that give the same number back.</summary>
    /// <param name="value">The number.</param>
    public static string Digits(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whether two numbers in digits differ by at most a part of the larger of 1 and the first; texts must be the same.</summary>
    /// <param name="expected">The one.</param>
    /// <param name="actual">The other.</param>
    /// <param name="tolerance">The part.</param>
    public static bool AreNear(string expected, string actual, double tolerance)
    {
        if (!double.TryParse(expected, CultureInfo.InvariantCulture, out double a) || !double.TryParse(actual, CultureInfo.InvariantCulture, out double b))
        {
            return expected == actual;
        }

        return a.Equals(b) || Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(a));
    }

    /// <summary>Fails where an entry differs from the file, or writes the file where that is wanted.</summary>
    /// <param name="path">The file, within the folder of the tests.</param>
    /// <param name="machine">What else the digits depend on.</param>
    /// <param name="entries">The entries as they are made here.</param>
    /// <param name="isNear">What is enough where the file was written on another kind of machine; on the same the texts must be equal.</param>
    public static void Check(string path, string machine, IReadOnlyDictionary<string, GoldenEntry> entries, Nearness isNear)
    {
        string file = FullPath(path);
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            Write(file, machine, entries);
            Assert.Skip($"Wrote {path}.");
        }

        (string writtenOn, Dictionary<string, GoldenEntry> expected) = Read(path);
        bool isSame = writtenOn == machine;
        List<string> differences =
        [
            .. expected.Keys.Except(entries.Keys).Select(name => $"{name} is in the file only"),
            .. entries.Keys.Except(expected.Keys).Select(name => $"{name} is not in the file"),
        ];
        foreach ((string name, GoldenEntry entry) in entries)
        {
            if (expected.TryGetValue(name, out GoldenEntry? before))
            {
                differences.AddRange(before.Keys.Union(entry.Keys)
                    .Select(value => (value, Before: before.GetValueOrDefault(value, "nothing"), Now: entry.GetValueOrDefault(value, "nothing")))
                    .Where(pair => pair.Before != pair.Now && (isSame || !isNear(name, pair.value, pair.Before, pair.Now)))
                    .Select(pair => $"{name}: {pair.value} was {pair.Before} and is {pair.Now}"));
            }
        }

        if (differences.Count > 0)
        {
            string how = isSame ? "written on the same kind of machine" : $"written on another kind of machine ({writtenOn}; this is {machine})";
            Assert.Fail(
                $"{differences.Count} values differ from {path}, {how}. Where that is meant, write it anew with {Variable}=1 (docs/architecture.md) and say why.\n"
                + string.Join('\n', differences.Take(MostShown)));
        }
    }

    /// <summary>The entries of a file, and the machine that wrote them.</summary>
    /// <param name="path">The file, within the folder of the tests.</param>
    public static (string Machine, Dictionary<string, GoldenEntry> Entries) Read(string path)
    {
        using FileStream stream = File.OpenRead(FullPath(path));
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement root = document.RootElement;
        return (
            root.GetProperty("machine").GetString()!,
            root.GetProperty("entries").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.Deserialize<GoldenEntry>()!));
    }

    private static string FullPath(string path) => Path.Combine(SharedFiles.RepositoryRoot(), "tests", path);

    private static void Write(string file, string machine, IReadOnlyDictionary<string, GoldenEntry> entries)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail($"{Variable} is set on a build server, where golden values are compared and never written.");
        }

        var text = new StringBuilder();
        text.Append("{\n  \"machine\": ").Append(JsonSerializer.Serialize(machine, Plain)).Append(",\n  \"entries\": {\n");
        text.AppendJoin(
            ",\n", entries.Select(entry => $"    {JsonSerializer.Serialize(entry.Key, Plain)}: {JsonSerializer.Serialize(entry.Value, Plain)}"));
        text.Append("\n  }\n}\n");
        File.WriteAllText(file, text.ToString());
    }
}
