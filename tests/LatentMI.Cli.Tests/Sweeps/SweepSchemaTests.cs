using System.Text.Json;
using LatentMI.Studies.Sweeps;
using NJsonSchema;
using YamlDotNet.Serialization;

namespace LatentMI.Cli.Tests.Sweeps;

/// <summary><c>docs/sweep-plan.schema.json</c> accepts and refuses the same plans as the reader does.</summary>
public sealed class SweepSchemaTests : IDisposable
{
    private const string Groups = """ "groups": {"A": "a.npy", "B": "b.npy"} """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{" + Groups + "}")]
    [InlineData("{" + Groups + """, "title": "t", "pairs": "all", "lags": 0, "seeds": 1}""")]
    [InlineData("{" + Groups + """, "pairs": [["A", "B"]], "lags": [-1, 0, 1], "seeds": "0..9"}""")]
    [InlineData("{" + Groups + """, "pairs": {"x": "A", "y": ["B"]}, "lags": "-2..2"}""")]
    [InlineData("""{"groups": {"A": {"file": "a.npy", "rows": "0:10"}, "B": {"file": "b.csv", "where": "t == 1", "metadata": "m.csv", "rows": ":5"}}}""")]
    [InlineData("""{"split": {"file": "t.csv", "prefix": "_"}}""")]
    [InlineData("""{"split": [{"file": "t.csv", "labels": "l.txt", "rows": "5:"}], "groups": {"A": "a.npy"}}""")]
    [InlineData("{" + Groups + """, "estimate": {}}""")]
    [InlineData("{" + Groups + """, "estimate": {"latent-dims": ["auto", 2, 4], "permutations": 99, "permute": "latents", "folds": 5}}""")]
    [InlineData("{" + Groups + """, "estimate": [{"estimator": "ksg", "k": [3, 5], "no-standardize": true}, {"estimator": "gaussian", "permutations": 19}]}""")]
    [InlineData("{" + Groups + """, "estimate": {"preset": "mended", "ksg-algorithm": [1, 2], "learning-rate": 1e-3, "alpha": 0, "no-tie-noise": false}}""")]
    [InlineData("{" + Groups + """, "estimate": {"surrogates": [0, 4], "column-scores": "standard", "representation": "linear", "time-series": 20}}""")]
    [InlineData("{" + Groups + """, "estimate": {"where": ["t == 1", "t == 2"], "drop-missing": true, "pair-by": "names", "group-by": "clone,well", "max-rows": 100}}""")]
    [InlineData("{" + Groups + """, "estimate": {"pair-by": "clone", "pairings": 3, "shuffle-control": true, "labels": "x"}}""")]
    [InlineData("{" + Groups + """, "estimate": {"normalize-total": [true, 1e4], "log1p": true, "top-variable": 5, "scale-clip": 10}}""")]
    [InlineData("{" + Groups + """, "estimate": {"by": "state", "level": [1, "two"]}}""")]
    [InlineData("{" + Groups + """, "estimate": {"given": "Z", "estimator": "ksg"}}""")]
    [InlineData("""{"decimal": ",", "groups": {"A": {"file": "a.csv", "names": "n.txt", "decimal": ".", "max-expansion": 1000, "normalize-total": 100, "log1p": true, "top-variable": 2, "scale-clip": 3}}}""")]
    [InlineData("""{"split": {"file": "t.csv", "prefix": "_", "normalize-total": true, "metadata": "m.csv"}, "lags": [0, 1], "lag-within": "trial", "max-expansion": 300}""")]
    public void Both_accept(string json) => AssertAgree(json, accepted: true);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{" + Groups + """, "seed": 1}""")]
    [InlineData("{" + Groups + """, "title": ""}""")]
    [InlineData("{" + Groups + """, "title": 5}""")]
    [InlineData("""{"groups": {}}""")]
    [InlineData("""{"groups": ["a.npy", "b.npy"]}""")]
    [InlineData("""{"groups": {"A": 1}}""")]
    [InlineData("""{"groups": {"A": null}}""")]
    [InlineData("""{"groups": {"A": {"rows": "0:5"}}}""")]
    [InlineData("""{"groups": {"A": {"file": "a.npy", "row": "0:5"}}}""")]
    [InlineData("""{"groups": {"A": {"file": "a.npy", "rows": 5}}}""")]
    [InlineData("""{"groups": {"A": {"file": "a.npy", "rows": "five"}}}""")]
    [InlineData("""{"groups": {"A": {"file": "a.npy", "rows": ":"}}}""")]
    [InlineData("""{"split": {"file": "t.csv"}}""")]
    [InlineData("""{"split": {"file": "t.csv", "prefix": "_", "labels": "l.txt"}}""")]
    [InlineData("""{"split": []}""")]
    [InlineData("{" + Groups + """, "pairs": "some"}""")]
    [InlineData("{" + Groups + """, "pairs": []}""")]
    [InlineData("{" + Groups + """, "pairs": [["A"]]}""")]
    [InlineData("{" + Groups + """, "pairs": [["A", "B", "C"]]}""")]
    [InlineData("{" + Groups + """, "pairs": {"x": "A"}}""")]
    [InlineData("{" + Groups + """, "pairs": {"x": "A", "y": "B", "z": "C"}}""")]
    [InlineData("{" + Groups + """, "lags": 0.5}""")]
    [InlineData("{" + Groups + """, "lags": "1-2"}""")]
    [InlineData("{" + Groups + """, "lags": []}""")]
    [InlineData("{" + Groups + """, "seeds": -1}""")]
    [InlineData("{" + Groups + """, "seeds": true}""")]
    [InlineData("{" + Groups + """, "estimate": []}""")]
    [InlineData("{" + Groups + """, "estimate": "lmi"}""")]
    [InlineData("{" + Groups + """, "estimate": {"estimator": "best"}}""")]
    [InlineData("{" + Groups + """, "estimate": {"estimator": "KSG"}}""")]
    [InlineData("{" + Groups + """, "estimate": {"estimator": "ksg", "k": 0}}""")]
    [InlineData("{" + Groups + """, "estimate": {"estimator": "ksg", "k": "3"}}""")]
    [InlineData("{" + Groups + """, "estimate": {"estimator": "ksg", "k": 2.5}}""")]
    [InlineData("{" + Groups + """, "estimate": {"estimator": "ksg", "k": []}}""")]
    [InlineData("{" + Groups + """, "estimate": {"estimator": "ksg", "no-standardize": "true"}}""")]
    [InlineData("{" + Groups + """, "estimate": {"latent-dims": "4"}}""")]
    [InlineData("{" + Groups + """, "estimate": {"latent-dims": 0}}""")]
    [InlineData("{" + Groups + """, "estimate": {"latent_dims": 4}}""")]
    [InlineData("{" + Groups + """, "estimate": {"preset": "mended", "ksg-algorithm": 3}}""")]
    [InlineData("{" + Groups + """, "estimate": {"preset": true}}""")]
    [InlineData("{" + Groups + """, "estimate": {"preset": "paper", "learning-rate": 0}}""")]
    [InlineData("{" + Groups + """, "estimate": {"preset": "paper", "validation-share": 1}}""")]
    [InlineData("{" + Groups + """, "estimate": {"seed": 3}}""")]
    [InlineData("{" + Groups + """, "estimate": {"threads": 1}}""")]
    [InlineData("{" + Groups + """, "estimate": {"curve": "n"}}""")]
    [InlineData("{" + Groups + """, "estimate": {"surrogates": 1}}""")]
    [InlineData("{" + Groups + """, "lag-within": "trial"}""")]
    [InlineData("{" + Groups + """, "decimal": ";"}""")]
    [InlineData("{" + Groups + """, "estimate": {"where": ""}}""")]
    [InlineData("{" + Groups + """, "estimate": {"group-by": true}}""")]
    [InlineData("{" + Groups + """, "estimate": {"normalize-total": 0}}""")]
    [InlineData("{" + Groups + """, "estimate": {"max-rows": 0}}""")]
    [InlineData("{" + Groups + """, "estimate": {"pairs": "p.csv"}}""")]
    [InlineData("""{"groups": {"A": {"file": "a.npy", "log1p": 1}}}""")]
    [InlineData("""{"groups": {"A": {"file": "a.npy", "normalize-total": "true"}}}""")]
    [InlineData("""{"groups": {"A": {"file": "a.npy", "names": 3}}}""")]
    public void Both_refuse(string json) => AssertAgree(json, accepted: false);

    [Fact]
    public void The_schema_has_the_settings_that_the_reader_has()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(SchemaPath));
        Assert.Equal(
            SweepEstimates.Settings.Select(setting => setting.Name).Order(StringComparer.Ordinal),
            schema.RootElement.GetProperty("definitions").GetProperty("settings").GetProperty("properties").EnumerateObject()
                .Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_example_is_a_plan()
    {
        string text = await File.ReadAllTextAsync(Path.Combine(Docs, "examples", "sweep.yaml"), TestContext.Current.CancellationToken);
        object plan = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(text);
        JsonSchema schema = await JsonSchema.FromFileAsync(SchemaPath, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(new SerializerBuilder().JsonCompatible().Build().Serialize(plan)));
        Assert.Null(Refusal(text));
    }

    private static string Docs
    {
        get
        {
            DirectoryInfo folder = new(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "LatentMI.slnx")))
            {
                folder = folder.Parent!;
            }

            return Path.Combine(folder.FullName, "docs");
        }
    }

    private static string SchemaPath => Path.Combine(Docs, "sweep-plan.schema.json");

    private void AssertAgree(string json, bool accepted)
    {
        JsonSchema schema = JsonSchema.FromFileAsync(SchemaPath, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        Assert.Equal(accepted, schema.Validate(json).Count == 0);
        string? refusal = Refusal(json);
        Assert.True(accepted == refusal is null, refusal);
    }

    /// <summary>Why the reader refuses the form of a plan; null where it does not. Files are not looked for.</summary>
    private string? Refusal(string text)
    {
        try
        {
            SweepDraft draft = SweepDraftReader.Read(_folder.Write("plan.yaml", text));
            foreach ((_, ParameterSet settings) in draft.Estimates)
            {
                SweepEstimates.Create(settings);
            }

            return null;
        }
        catch (InputException e)
        {
            return e.Message;
        }
    }
}
