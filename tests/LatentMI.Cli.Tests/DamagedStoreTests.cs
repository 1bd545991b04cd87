using System.Text.Json.Nodes;

namespace LatentMI.Cli.Tests;

/// <summary>Folders whose files are JSON of another shape than the tool writes.</summary>
public sealed class DamagedStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DamagedStoreTests()
    {
        SampleFiles.WritePair(_folder, 60);
        string plan = _folder.Write("plan.yaml", "groups: {x: x.csv, y: y.csv}\nestimate: {estimator: ksg}");
        Assert.Equal(0, Tool.Run("sweep", plan, "--out", Store, "--quiet").ExitCode);
    }

    private string Store => _folder.File("store");

    private string Records => Assert.Single(Directory.GetFiles(Path.Combine(Store, "records")));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("title", "null")]
    [InlineData("title", "7")]
    [InlineData("groups", "null")]
    [InlineData("groups", "[null]")]
    [InlineData("groups", "[]")]
    [InlineData("groups", "[{\"name\":null,\"file\":\"x\",\"n\":1,\"dims\":1}]")]
    [InlineData("groups", "[{\"name\":\"x\",\"file\":\"x\",\"n\":1,\"dims\":1},{\"name\":\"x\",\"file\":\"x\",\"n\":1,\"dims\":1}]")]
    [InlineData("pairs", "[[\"x\"]]")]
    [InlineData("pairs", "[[\"x\",null,0]]")]
    [InlineData("pairs", "[[\"x\",\"z\",0]]")]
    [InlineData("seeds", "[-1]")]
    [InlineData("estimates", "[{\"k\":1e999}]")]
    [InlineData("estimates", "[{\"k\":[]}]")]
    [InlineData("estimates", "[null]")]
    public void A_sweep_of_another_shape_is_refused(string field, string value)
    {
        string file = Path.Combine(Store, "sweep.json");
        JsonNode json = JsonNode.Parse(File.ReadAllText(file))!;
        json[field] = JsonNode.Parse("0");
        File.WriteAllText(file, json.ToJsonString().Replace($"\"{field}\":0", $"\"{field}\":{value}", StringComparison.Ordinal));
        Refusal.Assert(Tool.Run("sweep", "status", Store), "sweep");
        Refusal.Assert(Tool.Run("sweep", "collect", Store), "sweep");
        Refusal.Assert(Tool.Run("report", Store), "sweep");
    }

    [Theory]
    [InlineData("dataset_parameters", "{}", "data seed")]
    [InlineData("dataset_parameters", "{\"x\":\"x\",\"x\":\"y\"}", "two parameters x")]
    [InlineData("dataset_parameters", "[]", "not a record")]
    [InlineData("estimator_parameters", "{\"k\":null}", "neither a finite number")]
    [InlineData("estimator", "null", "not a record")]
    [InlineData("warnings", "[null]", "not a record")]
    [InlineData("series", "{\"a\":[],\"a\":[]}", "not a record")]
    [InlineData("estimate_bits", "1e999", "finite number")]
    [InlineData("seconds", "null", "finite number")]
    [InlineData("threads", "1.5", "not a record")]
    [InlineData("details", "{\"lower\":{}}", "not a record")]
    public void A_record_of_another_shape_is_refused_with_its_line(string field, string value, string problem)
    {
        string file = Records;
        JsonNode json = JsonNode.Parse(File.ReadAllText(file))!;
        json[field] = JsonNode.Parse("0");
        File.WriteAllText(file, json.ToJsonString().Replace($"\"{field}\":0", $"\"{field}\":{value}", StringComparison.Ordinal) + "\n");
        Refusal.Assert(Tool.Run("sweep", "status", Store), file, "line 1", problem);
        Refusal.Assert(Tool.Run("sweep", "collect", Store), file, "line 1", problem);
        Refusal.Assert(Tool.Run("report", Store), file, "line 1", problem);
    }

    [Fact]
    public void Records_that_lost_settings_are_neither_drawn_nor_compared_nor_reported()
    {
        string store = _folder.File("grid");
        Directory.CreateDirectory(Path.Combine(store, "records"));
        File.WriteAllText(Path.Combine(store, "experiment.json"), """{"id":"gaussian-grid","title":"Gaussian","version":"0.1.0"}""");
        JsonNode record = JsonNode.Parse(File.ReadAllText(Records))!;
        record["dataset"] = "gaussian";
        record["dataset_parameters"] = new JsonObject();
        string file = Path.Combine(store, "records", "r.jsonl");
        File.WriteAllText(file, record.ToJsonString() + "\n");
        foreach (string command in (string[])["plot", "compare"])
        {
            Refusal.Assert(Tool.Run("experiment", command, "gaussian-grid", "--out", store), file, "line 1", "data seed");
        }

        Refusal.Assert(Tool.Run("report", store), file, "line 1", "data seed");
        Refusal.Assert(Tool.Run("experiment", "summary", store, "--out", _folder.File("summary")), file, "line 1", "data seed");
    }

    [Fact]
    public void A_record_of_data_that_the_experiment_does_not_have_is_refused()
    {
        string store = _folder.File("strong");
        Directory.CreateDirectory(Path.Combine(store, "records"));
        File.WriteAllText(Path.Combine(store, "experiment.json"), """{"id":"gaussian-grid","title":"Gaussian","version":"0.1.0"}""");
        JsonNode record = JsonNode.Parse(File.ReadAllText(Records))!;
        record["true_bits"] = 1;
        File.WriteAllText(Path.Combine(store, "records", "r.jsonl"), record.ToJsonString() + "\n");
        Refusal.Assert(Tool.Run("experiment", "plot", "gaussian-grid", "--out", store), store, "no number d");
    }
}
