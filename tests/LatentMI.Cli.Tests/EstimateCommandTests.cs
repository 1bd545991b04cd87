using System.Globalization;
using System.Text;
using System.Text.Json;
using LatentMI.IO;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

public class EstimateCommandTests
{
    private static readonly string[] QuickTraining = ["--epochs", "2", "--hidden-width", "16", "--threads", "1"];
    private static readonly string[] Quick = ["--preset", "mended", .. QuickTraining];

    [Theory]
    [InlineData("--estimator ksg", "--time-series ")]
    [InlineData("--estimator gaussian", "--time-series ")]
    [InlineData("--preset mended --epochs 1 --hidden-width 8", "--time-series ")]
    [InlineData("--representation linear --surrogates 0", "--time-series ")]
    [InlineData("--estimator ksg --given {z}", "use one row in ")]
    public void Rows_that_resemble_their_neighbors_are_warned_of_by_every_estimator(string options, string remedy)
    {
        using var folder = new TemporaryFolder();
        string[] sides = [.. new[] { "x", "y", "z" }.Select((side, index) => folder.Write($"{side}.csv", Walk((ulong)index)))];

        ToolResult result = Tool.Run(
            ["estimate", sides[0], sides[1], "--json", "--quiet", "--threads", "1", .. options.Replace("{z}", sides[2], StringComparison.Ordinal).Split(' ')]);

        using JsonDocument json = JsonDocument.Parse(result.Output);
        int place = json.RootElement.GetProperty("warning_ids").EnumerateArray().Select(id => id.GetString()).ToList().IndexOf("autocorrelated-rows");
        Assert.Contains(remedy, json.RootElement.GetProperty("warnings")[place].GetString(), StringComparison.Ordinal);

        static string Walk(ulong index)
        {
            var random = new RandomStream(3, RandomPurpose.Data, index);
            var text = new StringBuilder();
            double value = 0;
            for (int row = 0; row < 400; row++)
            {
                value = (0.8 * value) + random.NextNormal();
                text.Append(CultureInfo.InvariantCulture, $"{value:R}\n");
            }

            return text.ToString();
        }
    }

    [Fact]
    public void The_json_of_lmi_is_one_object_with_every_documented_field()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 80);

        ToolResult result = Tool.Run(["estimate", x, y, "--json", "--quiet", "--seed", "7", "--latent-dims", "3", "--k", "4", .. Quick]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal("lmi", root.GetProperty("estimator").GetString());
        Assert.Equal("mended", root.GetProperty("preset").GetString());
        Assert.True(double.IsFinite(root.GetProperty("mi_bits").GetDouble()));
        Assert.Equal(80, root.GetProperty("n_samples").GetInt32());
        Assert.Equal(40, root.GetProperty("n_estimated").GetInt32());
        Assert.Equal(2, root.GetProperty("dims_x").GetInt32());
        Assert.Equal(2, root.GetProperty("dims_y").GetInt32());
        Assert.Equal(3, root.GetProperty("latent_dims").GetInt32());
        Assert.Equal(4, root.GetProperty("k").GetInt32());
        Assert.Equal(7, root.GetProperty("seed").GetInt32());
        Assert.Equal(1, root.GetProperty("threads").GetInt32());
        Assert.True(root.GetProperty("elapsed_seconds").GetDouble() > 0);
        Assert.Equal(2, root.GetProperty("epochs_run").GetInt32());
        Assert.False(root.GetProperty("stopped_early").GetBoolean());
        Assert.Equal("cross", root.GetProperty("regularizer").GetString());
        Assert.All(root.GetProperty("warnings").EnumerateArray(), warning => Assert.Equal(JsonValueKind.String, warning.ValueKind));
        Assert.Equal(root.GetProperty("warnings").GetArrayLength(), root.GetProperty("warning_ids").GetArrayLength());
        Assert.Contains("few-rows", root.GetProperty("warning_ids").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(x, root.GetProperty("x").GetProperty("address").GetString());
    }

    [Fact]
    public void The_json_of_ksg_has_the_same_fields_with_null_for_what_it_has_not()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 80);

        ToolResult lmi = Tool.Run(["estimate", x, y, "--json", "--quiet", .. Quick]);
        ToolResult ksg = Tool.Run("estimate", x, y, "--json", "--estimator", "ksg", "--ksg-algorithm", "2");

        Assert.Equal((0, string.Empty), (ksg.ExitCode, ksg.Error));
        using JsonDocument expected = JsonDocument.Parse(lmi.Output);
        using JsonDocument json = JsonDocument.Parse(ksg.Output);
        Assert.Equal(
            expected.RootElement.EnumerateObject().Select(field => field.Name), json.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("latent_dims").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("preset").ValueKind);
        Assert.Equal(2, json.RootElement.GetProperty("ksg_algorithm").GetInt32());
        Assert.True(json.RootElement.GetProperty("standardized").GetBoolean());
        Assert.True(json.RootElement.GetProperty("mi_bits").GetDouble() > 1);
    }

    [Theory]
    [InlineData("ksg --batch-rows 30", "batch_rows", "batches +of at most 30 rows")]
    [InlineData("sliced --slices 4", "slices,slice_standard_error_bits", @"slices +4, standard error of their mean \d\.\d{4} bits")]
    [InlineData("sliced --slices 4 --batch-rows 40", "slices,batch_rows", "estimator +sliced, on standardized columns")]
    [InlineData("sliced --slices 4 --batch-rows 40 --no-standardize", "slices,batch_rows", "estimator +sliced, on raw columns")]
    [InlineData("gaussian", "bias_bits", @"bias removed +\d\.\d{4} bits")]
    [InlineData("discrete", "plug_in_bits,chance_bits,labels_x,labels_y", "labels +80 in X, 80 in Y")]
    public void Every_other_estimator_reports_what_applies_to_it(string estimator, string fields, string line)
    {
        string[] ofSome = ["slices", "slice_standard_error_bits", "batch_rows", "bias_bits", "plug_in_bits", "chance_bits", "labels_x", "labels_y"];
        using var folder = new TemporaryFolder();
        (string x, string wide) = SampleFiles.WritePair(folder, rows: 80);

        // The second column of Y follows linearly from the others, which no Gaussian density allows.
        string y = folder.Write("first.csv", string.Concat(File.ReadLines(wide).Select(line => $"{line.Split(',')[0]}\n")));
        string results = folder.File("results");
        string[] commandLine = ["estimate", x, y, "--estimator", .. estimator.Split(' ')];

        ToolResult result = Tool.Run([.. commandLine, "--json", "--out", results]);
        ToolResult table = Tool.Run(commandLine);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal(estimator.Split(' ')[0], root.GetProperty("estimator").GetString());

        // Of rows that all differ, counts know nothing.
        Assert.Equal(estimator != "discrete", root.GetProperty("mi_bits").GetDouble() > 0);
        Assert.Equal(80, root.GetProperty("n_estimated").GetInt32());
        Assert.Equal(fields.Split(','), ofSome.Where(name => root.GetProperty(name).ValueKind != JsonValueKind.Null));
        bool random = estimator[0] is 'k' or 's';
        Assert.All(
            ["k", "ksg_algorithm", "tie_noise", "standardized", "seed"], name => Assert.Equal(random, root.GetProperty(name).ValueKind != JsonValueKind.Null));
        Assert.Matches($@"(?m)^{line}\r?$", table.Output);
        Assert.Equal(["pmi.csv", "result.json"], Directory.GetFileSystemEntries(results).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("mine")]
    [InlineData("infonce")]
    public void An_estimator_with_a_critic_reports_its_training(string estimator)
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 80);
        string[] commandLine =
        [
            "estimate", x, y, "--estimator", estimator, "--critic-width", "8", "--steps", "5", "--batch-size", "16", "--learning-rate", "0.01",
            "--validation-share", "0.25", "--seed", "3", "--threads", "1",
        ];

        ToolResult result = Tool.Run([.. commandLine, "--json"]);
        ToolResult table = Tool.Run(commandLine);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal(estimator, root.GetProperty("estimator").GetString());
        string[] fields = ["n_estimated", "seed", "threads", "critic_width", "steps_run", "max_steps", "best_step"];
        Assert.Equal([20, 3, 1, 8, 5, 5, 5], fields.Select(name => root.GetProperty(name).GetInt32()));
        Assert.False(root.GetProperty("stopped_early").GetBoolean());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("epochs_run").ValueKind);
        Assert.Matches(@"(?m)^steps +5 of at most 5; largest test after step 5\r?$", table.Output);
    }

    [Theory]
    [InlineData("cross")]
    [InlineData("mine")]
    [InlineData("infonce")]
    public void Every_regularizer_runs_with_the_paper_preset_and_keeps_the_last_weights(string regularizer)
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 80);

        ToolResult result = Tool.Run(["estimate", x, y, "--json", "--quiet", "--preset", "paper", "--regularizer", regularizer, .. QuickTraining]);

        Assert.Equal(0, result.ExitCode);
        using JsonDocument json = JsonDocument.Parse(result.Output);
        Assert.Equal("paper", json.RootElement.GetProperty("preset").GetString());
        Assert.Equal(regularizer, json.RootElement.GetProperty("regularizer").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("kept_epoch").GetInt32());
    }

    [Fact]
    public void The_table_names_what_was_recognized_in_the_files()
    {
        using var folder = new TemporaryFolder();
        string x = folder.Write("x.csv", "cell,alpha\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"c{i},{i * i}\n")));
        string y = folder.Write("y.csv", string.Concat(Enumerable.Range(0, 20).Select(i => $"{i * 3}\n")));

        ToolResult result = Tool.Run("estimate", x, y, "--estimator", "ksg");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"(?m)^mutual information +-?\d+\.\d{4} bits\r?$", result.Output);
        Assert.Matches(@"(?m)^rows +20, estimated on 20\r?$", result.Output);
        Assert.Contains("header", result.Output, StringComparison.Ordinal);
        Assert.Contains("cell", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_20_latent_dimensions_are_a_warning()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 80);

        ToolResult result = Tool.Run(["estimate", x, y, "--quiet", "--latent-dims", "21", .. Quick]);

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"(?m)^warning +many-latent-dimensions: 21 latent dimensions", result.Output);
    }

    [Fact]
    public void Row_names_that_differ_between_the_sides_are_a_warning()
    {
        using var folder = new TemporaryFolder();
        string x = folder.Write("x.csv", string.Concat(Enumerable.Range(0, 20).Select(i => $"c{i},{i * i}\n")));
        string y = folder.Write("y.csv", string.Concat(Enumerable.Range(0, 20).Select(i => $"c{(i == 4 ? 99 : i)},{i * 3}\n")));

        ToolResult result = Tool.Run("estimate", x, y, "--estimator", "ksg");

        Assert.Contains("1 of 20 rows has different names in X and Y, starting at row 5 ('c4' and 'c99')", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Out_of_lmi_holds_six_complete_files_and_a_model_that_encodes_and_scores()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 80);
        string results = folder.File("deep/results");

        ToolResult result = Tool.Run(["estimate", x, y, "--json", "--quiet", "--out", results, "--latent-dims", "3", .. Quick]);

        Assert.Equal(0, result.ExitCode);
        string[] expected = ["history.csv", "latent_x.npy", "latent_y.npy", "model.npz", "pmi.csv", "result.json"];
        Assert.Equal(expected, Directory.GetFileSystemEntries(results).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(result.Output.Trim(), File.ReadAllText(Path.Combine(results, "result.json")).Trim());
        Assert.Equal("epoch,training_loss,validation_loss", File.ReadLines(Path.Combine(results, "history.csv")).First());
        Assert.Equal(3, File.ReadLines(Path.Combine(results, "history.csv")).Count());

        string[] pointwise = File.ReadAllLines(Path.Combine(results, "pmi.csv"));
        Assert.Equal("row,pmi_bits,estimated", pointwise[0]);
        Assert.Equal(40, pointwise.Count(line => line.EndsWith(",true", StringComparison.Ordinal)));
        Assert.Equal(40, pointwise.Count(line => line.EndsWith(",,false", StringComparison.Ordinal)));

        using Samples latents = SampleReader.Read(Path.Combine(results, "latent_x.npy"), TestContext.Current.CancellationToken).Samples;
        Assert.Equal((80, 3), (latents.Count, latents.Dimensions));

        string model = Path.Combine(results, "model.npz");
        string encoded = folder.File("encoded.npy");
        Assert.Equal(0, Tool.Run("encode", model, x, "--out", encoded).ExitCode);
        Assert.Equal(File.ReadAllBytes(Path.Combine(results, "latent_x.npy")), File.ReadAllBytes(encoded));
        Assert.Equal(0, Tool.Run("encode", model, y, "--side", "y", "--out", encoded, "--force").ExitCode);
        Assert.Equal(File.ReadAllBytes(Path.Combine(results, "latent_y.npy")), File.ReadAllBytes(encoded));

        ToolResult score = Tool.Run("score", model, x, y, "--json");
        Assert.Equal((0, string.Empty), (score.ExitCode, score.Error));
        using JsonDocument json = JsonDocument.Parse(score.Output);
        Assert.Equal(80, json.RootElement.GetProperty("pmi_bits").GetArrayLength());
        Assert.Equal(
            json.RootElement.GetProperty("pmi_bits").EnumerateArray().Average(value => value.GetDouble()),
            json.RootElement.GetProperty("mean_pmi_bits").GetDouble(),
            tolerance: 1e-12);

        string scores = folder.File("scores.csv");
        ToolResult toFile = Tool.Run("score", model, x, y, "--out", scores);
        ToolResult toOutput = Tool.Run("score", model, x, y);
        Assert.Matches(@"(?m)^pairs +80\r?$", toFile.Output);
        Assert.Equal(File.ReadAllText(scores), toOutput.Output);
        Assert.StartsWith("row,pmi_bits\n1,", toOutput.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Out_of_ksg_holds_the_result_and_the_named_pointwise_values()
    {
        using var folder = new TemporaryFolder();
        string x = folder.Write("x.csv", string.Concat(Enumerable.Range(0, 20).Select(i => $"\"c, {i}\",{i * i}\n")));
        string y = folder.Write("y.csv", string.Concat(Enumerable.Range(0, 20).Select(i => $"{i * 3}\n")));
        string results = folder.File("results");

        ToolResult result = Tool.Run("estimate", x, y, "--estimator", "ksg", "--out", results);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["pmi.csv", "result.json"], Directory.GetFileSystemEntries(results).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        string[] pointwise = File.ReadAllLines(Path.Combine(results, "pmi.csv"));
        Assert.Equal("row,name,pmi_bits,estimated", pointwise[0]);
        Assert.Matches("^1,\"c, 0\",-?[0-9.E-]+,true$", pointwise[1]);
    }

    [Fact]
    public void A_file_that_cannot_be_written_ends_with_2_and_leaves_no_result_and_no_temporary_file()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 80);
        string results = folder.File("results");
        Directory.CreateDirectory(Path.Combine(results, "latent_y.npy"));

        ToolResult result = Tool.Run(["estimate", x, y, "--quiet", "--out", results, .. Quick]);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("latent_y.npy", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(["latent_y.npy"], Directory.GetFileSystemEntries(results).Select(Path.GetFileName));
    }

    [Fact]
    public void A_canceled_run_ends_with_130_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 80);
        string results = folder.File("results");
        using var canceled = new CancellationTokenSource();
        canceled.Cancel();

        ToolResult result = Tool.Run(canceled.Token, ["estimate", x, y, "--out", results, .. Quick]);

        Assert.Equal(130, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Single(result.ErrorLines);
        Assert.False(Directory.Exists(results));
    }

    [Theory]
    [InlineData("fitting linear maps")]
    [InlineData("estimating from the latents")]
    public void An_estimate_that_is_canceled_midway_ends_with_130_and_leaves_nothing(string stage)
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 80);
        string results = folder.File("results");

        ToolResult result = Tool.RunUntil(stage, "estimate", x, y, "--representation", "linear", "--out", results);

        Assert.Equal(130, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(stage, result.ErrorLines[^2], StringComparison.Ordinal);
        Assert.StartsWith("lmi: interrupted", result.ErrorLines[^1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(results));
    }
}
