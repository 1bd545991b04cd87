using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LatentMI.Cli.Tests;

/// <summary>A number that help states as a default is what runs: giving it changes nothing.</summary>
public sealed partial class DefaultsTests
{
    // What a command needs to run at all, and runs fast with; other commands are in Elsewhere.
    private static readonly Dictionary<string, string[]> Datasets = new()
    {
        ["gaussian"] = ["--d", "4", "--k", "2", "--bits", "1"],
        ["circle"] = [],
        ["cross"] = [],
        ["column-pairs"] = ["--kind", "binary"],
        ["shared-scale"] = ["--d", "4"],
        ["outcomes"] = ["--outcome", "label", "--dx", "10"],
        ["dense"] = ["--d", "4", "--k", "2", "--bits", "1"],
        ["heavy-tails"] = ["--d", "4", "--k", "2", "--bits", "1"],
        ["hidden"] = ["--d", "4", "--k", "2", "--bits", "1"],
        ["unequal"] = ["--dx", "4", "--dy", "3", "--k", "2", "--bits", "1"],
        ["lineage"] = ["--fate", "hidden"],
        ["interactome"] = [],
        ["hard-edged"] = ["--d", "2", "--bits", "2"],
        ["sums"] = ["--d", "2", "--bits", "2"],
        ["bmi"] = ["--task", "1v1-normal-0.75"],
        ["shapes"] = ["--shape", "sine"],
        ["images"] = ["--shape", "blob", "--bits", "2"],
        ["teachers"] = ["--d", "20", "--k", "2", "--bits", "1"],
        ["independent"] = ["--x", "gaussian", "--dx", "3"],
    };

    // Commands whose numbers come from the objects that they run with, or that need files that tests do not have.
    private static readonly HashSet<string> Elsewhere =
    [
        "dataset digits", "dataset labels", "dataset text", "dataset digits-to-label", "dataset disjoint-rows", "demo", "lag", "transfer", "synergy", "scaling", "encode", "score", "inspect", "convert", "report", "experiment", "sweep", "lineage", "interactions",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("--representation network")]
    [InlineData("--preset mended")]
    [InlineData("--preset paper")]
    [InlineData("--estimator ksg")]
    [InlineData("--estimator sliced")]
    [InlineData("--estimator mine")]
    [InlineData("--estimator infonce")]
    [InlineData("--given Z --representation linear")]
    public void Estimates_are_those_of_the_stated_defaults(string given)
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 60);
        string[] words = [.. given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "Z" ? y : word)];
        string[] command = ["estimate", x, y, .. words];
        string[] stated = Stated(["estimate"], ["estimate", "nowhere.csv", "nowhere.csv", .. words], Kind(words));
        Assert.NotEmpty(stated);
        Assert.Equal(Estimate(command), Estimate([.. command, .. stated]));
    }

    [Fact]
    public void Attributions_are_those_of_the_stated_defaults()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 60);
        string[] words = ["--representation", "linear"];
        string[] stated = Stated(["attribute"], ["attribute", "nowhere.csv", "nowhere.csv", .. words], kind: null);
        Assert.Contains("--permutations", stated);
        Assert.Equal(Estimate(["attribute", x, y, .. words]), Estimate(["attribute", x, y, .. words, .. stated]));
    }

    [Fact]
    public void Rankings_are_those_of_the_stated_defaults()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 60);
        string[] words = ["--representation", "linear"];
        string[] stated = Stated(["rank"], ["rank", "nowhere.csv", "none.csv", "--target", "nowhere.csv", .. words], kind: null);
        Assert.Contains("--seeds", stated);
        Assert.Equal(Estimate(["rank", x, y, "--target", y, .. words]), Estimate(["rank", x, y, "--target", y, .. words, .. stated]));
    }

    [Fact]
    public void Data_are_those_of_the_stated_defaults()
    {
        using var folder = new TemporaryFolder();
        foreach ((string kind, string[] needed) in Datasets)
        {
            string[] command = ["dataset", kind, .. needed];
            string[] stated = Stated(["dataset", kind], command, kind: null, "--out", folder.File(kind + "-tried"));
            Assert.Contains("--seed", stated);
            (string first, string second) = (folder.File(kind), folder.File(kind + "-stated"));
            Assert.Equal(0, Tool.Run([.. command, "--out", first]).ExitCode);
            Assert.Equal(0, Tool.Run([.. command, "--out", second, .. stated]).ExitCode);
            string[] names = [.. Directory.GetFiles(first).Select(Path.GetFileName).Order()!];
            Assert.NotEmpty(names);
            Assert.Equal(names, Directory.GetFiles(second).Select(Path.GetFileName).Order()!);
            Assert.All(names.Where(name => !name.EndsWith(".json", StringComparison.Ordinal)), name =>
                Assert.True(File.ReadAllBytes(Path.Combine(first, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(second, name))), $"{kind}: {name}"));
        }
    }

    [Fact]
    public void Every_command_that_states_a_number_is_looked_at()
    {
        string[] unseen =
        [
            .. Commands([]).Where(command => Options(Help(command)).Any())
                .Select(command => string.Join(' ', command))
                .Where(name => name is not ("estimate" or "attribute" or "rank") && !Datasets.ContainsKey(name.Replace("dataset ", string.Empty, StringComparison.Ordinal))
                    && !Elsewhere.Any(other => name == other || name.StartsWith(other + " ", StringComparison.Ordinal))),
        ];
        Assert.Empty(unseen);
    }

    private static string? Kind(string[] words) =>
        words.Contains("mine") || words.Contains("infonce") ? "with mine and infonce"
        : words.Contains("mended") || words.Contains("paper") ? "with presets mended and paper"
        : null;

    private static string Estimate(string[] command)
    {
        ToolResult result = Tool.Run([.. command, "--json", "--quiet", "--threads", "1"]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        JsonObject json = JsonNode.Parse(result.Output)!.AsObject();
        foreach (string time in json.Select(field => field.Key).Where(name => name.Contains("seconds", StringComparison.Ordinal)).ToArray())
        {
            json.Remove(time);
        }

        // Null in settings where they depend on the columns or the preset; the value tells whether they are the stated ones.
        if (json["settings"] is JsonObject settings)
        {
            settings.Remove("hidden_width");
            settings.Remove("max_epochs");
        }

        return json.ToJsonString();
    }

    /// <summary>The options whose default is a number, with it, as far as they mean something beside the words that are given.</summary>
    private static string[] Stated(string[] named, string[] command, string? kind, params string[] needed) =>
    [
        .. Options(Help(named)).Where(option => option.Name != "--threads").Select(option => (option.Name, Value: option.Of(kind)))
            .Where(option => option.Value is not null && Accepts([.. command, option.Name, option.Value, .. needed]))
            .SelectMany(option => new[] { option.Name, option.Value! }),
    ];

    // Options are refused before files are read.
    private static bool Accepts(string[] command)
    {
        ToolResult result = Tool.Run(command);
        return result.ExitCode == 0 || result.Error.Contains("there is no such file", StringComparison.Ordinal);
    }

    // A line for each option, however the text is wrapped.
    private static string Help(string[] command) => Wrapping().Replace(Tool.Run([.. command, "--help-all"]).Output, " ");

    private static IEnumerable<string[]> Commands(string[] above)
    {
        string help = Help(above);
        yield return above;
        int list = help.IndexOf("Commands:", StringComparison.Ordinal);
        if (list < 0)
        {
            yield break;
        }

        // The list ends with an empty line; examples, which begin as commands do, come after it.
        foreach (Match match in CommandLine().Matches(help[list..help.IndexOf("\n\n", list, StringComparison.Ordinal)]))
        {
            foreach (string[] command in Commands([.. above, match.Groups[1].Value]))
            {
                yield return command;
            }
        }
    }

    private static IEnumerable<StatedDefault> Options(string help) => OptionLine().Matches(help)
        .Select(match => new StatedDefault(match.Groups["name"].Value, match.Groups["default"].Value))
        .Where(option => option.Default.Any(char.IsDigit) && option.Of(null) is not null);

    [GeneratedRegex(@"\n {10,}")]
    private static partial Regex Wrapping();

    [GeneratedRegex(@"^  ([a-z][a-z-]*)", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"^  (?:-[^\s-]\w*, )?(?:--\w[\w-]*, )*(?<name>--[a-z][\w-]*) .*\[default: (?<default>[^\]]*)\]", RegexOptions.Multiline)]
    private static partial Regex OptionLine();

    /// <summary>An option and what help says of its default.</summary>
    private sealed record StatedDefault(string Name, string Default)
    {
        /// <summary>The number for a kind of estimate; null where there is none.</summary>
        public string? Of(string? kind)
        {
            string[] clauses = Default.Split("; ");
            string clause = clauses.FirstOrDefault(clause => kind is not null && clause.StartsWith(kind, StringComparison.Ordinal)) ?? clauses[0];
            string word = (kind is null ? clause : clause.Replace(kind, string.Empty, StringComparison.Ordinal)).TrimStart().Split([' ', ';'])[0].TrimEnd(',');
            return double.TryParse(word, CultureInfo.InvariantCulture, out _) ? word : null;
        }
    }
}
