using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LatentMI.Cli.Tests.Golden;

/// <summary>
/// The JSON of every estimator has the same fields in the same order, of the same kinds, null where they were: programs read it.
/// LATENTMI_WRITE_GOLDEN=1 writes them anew, as docs/architecture.md says.
/// </summary>
public sealed class EstimateJsonTests : IDisposable
{
    private const string Stored = "tests/LatentMI.Cli.Tests/Golden/estimate-json.txt";
    private const int Rows = 90;

    private static readonly (string Name, string CommandLine)[] Cases =
    [
        ("lmi", "estimate x.csv y.csv --representation linear --surrogates 4 --permutations 3 --permute latents --curve n"),
        ("lmi by networks", "estimate x.csv y.csv --representation network --surrogates 4 --epochs 2"),
        ("lmi of a label and numbers", "estimate x.csv labels.csv:many --surrogates 4 --representation auto --epochs 1"),
        ("lmi of labels", "estimate labels.csv:few labels.csv:many --surrogates 4"),
        ("lmi on a single split", "estimate x.csv y.csv --preset mended --epochs 2 --hidden-width 16 --latent-dims 2 --max-rows 80"),
        ("lmi given Z", "estimate x.csv y.csv --given z.csv --representation linear --surrogates 4 --permutations 3"),
        ("ksg", "estimate x.csv y.csv --estimator ksg --shuffle-control"),
        ("ksg in batches", "estimate x.csv y.csv --estimator ksg --batch-rows 45"),
        ("ksg given Z", "estimate x.csv y.csv --given z.csv --estimator ksg --permutations 3"),
        ("mine", "estimate x.csv y.csv --estimator mine --steps 2 --batch-size 16"),
        ("infonce", "estimate x.csv y.csv --estimator infonce --steps 2 --batch-size 16"),
        ("gaussian", "estimate x.csv z.csv --estimator gaussian"),
        ("sliced", "estimate x.csv y.csv --estimator sliced --slices 2"),
        ("sliced in batches", "estimate x.csv y.csv --estimator sliced --slices 2 --batch-rows 45"),
        ("mixed", "estimate x.csv labels.csv:few --estimator mixed"),
        ("discrete", "estimate labels.csv:few labels.csv:many --estimator discrete"),
        ("attribution", "attribute x.csv y.csv --representation linear --surrogates 0 --permutations 19"),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_estimator_writes_the_fields_that_it_wrote()
    {
        SampleFiles.WritePair(_folder, Rows);
        _folder.Write("z.csv", Table("v", row => string.Create(CultureInfo.InvariantCulture, $"{row * 0.754877666 % 1:R}")));
        _folder.Write("labels.csv", Table("few,many,v", row => $"{"abc"[row * 7 % 3]},{"uvwxyz"[row * 11 % 6]},{row}"));

        string made = string.Join('\n', Cases.Select(entry => $"{entry.Name}\n{Fields(Json(entry.CommandLine))}"));
        if (Environment.GetEnvironmentVariable("LATENTMI_WRITE_GOLDEN") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(Path.Combine(Documentation.Root, Stored), made);
            Assert.Skip($"{Stored} was written.");
        }

        Assert.Equal(Documentation.Read(Stored), made);
    }

    private static string Table(string header, Func<int, string> row) => $"{header}\n{string.Concat(Enumerable.Range(0, Rows).Select(i => $"{row(i)}\n"))}";

    private static string Fields(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        foreach (JsonProperty field in document.RootElement.EnumerateObject())
        {
            // Whether the commit is known depends on where the tests were built.
            string kind = field.Name == "provenance" ? "object" : Kind(field.Value);
            text.Append(CultureInfo.InvariantCulture, $"  {field.Name}: {kind}\n");
        }

        return text.ToString();
    }

    /// <summary>What a value is; of an object its fields, and of an array its first element.</summary>
    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{ {string.Join(", ", value.EnumerateObject().Select(field => $"{field.Name}: {Kind(field.Value)}"))} }}",
        JsonValueKind.Array => $"[{(value.GetArrayLength() == 0 ? string.Empty : Kind(value[0]))}]",
        JsonValueKind.True or JsonValueKind.False => "flag",
        JsonValueKind kind => kind.ToString().ToLowerInvariant(),
    };

    private string Json(string commandLine)
    {
        string[] words = [.. commandLine.Split(' ').Select(word => word.Contains(".csv", StringComparison.Ordinal) ? _folder.File(word) : word)];
        ToolResult result = Tool.Run([.. words, "--json", "--quiet", .. words.Contains("gaussian") || words.Contains("discrete") ? Array.Empty<string>() : ["--threads", "1"]]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        return result.Output;
    }
}
