using System.Text.Json;
using LatentMI.Estimators.Latent;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Reporting.Tables;

namespace LatentMI.Cli.Tests;

/// <summary>What <c>lmi estimate</c> says beside the value: interval, calibration, permutations, the curve over rows, the diagnosis.</summary>
public class InferenceTests
{
    private static readonly string[] Quick =
        ["--quiet", "--preset", "mended", "--epochs", "2", "--hidden-width", "16", "--threads", "1", "--latent-dims", "2"];

    [Fact]
    public void A_cross_fitted_estimate_reports_all_its_parts()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 120);

        string written = EstimateJson.Write(CrossFittedEstimate.Create(x, y).Report);

        using JsonDocument json = JsonDocument.Parse(written);
        JsonElement root = json.RootElement;
        Assert.Equal("default", root.GetProperty("preset").GetString());
        Assert.Equal((1.25, 1.1), (root.GetProperty("mi_bits").GetDouble(), root.GetProperty("mi_bits_raw").GetDouble()));
        Assert.Equal([1.05, 1.45], root.GetProperty("ci95_bits").EnumerateArray().Select(end => end.GetDouble()));
        Assert.Equal(0.1, root.GetProperty("standard_error_bits").GetDouble());
        Assert.Equal(2.0 / 100, root.GetProperty("p_value").GetDouble());
        Assert.Equal((99, "latents"), (root.GetProperty("permutations").GetInt32(), root.GetProperty("permute").GetString()));
        Assert.Equal(99, root.GetProperty("null_bits").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("null_bits")[98].ValueKind);
        Assert.Equal(1.1, root.GetProperty("observed_bits").GetDouble());
        Assert.Equal(
            """{"latent_dims":2,"held_out_bits":1.2,"raw_bits":1.1,"chosen":true}""", Compact(root.GetProperty("latent_dims_curve")[1]));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("latent_dims_curve")[2].GetProperty("held_out_bits").ValueKind);
        Assert.Equal("linear", root.GetProperty("representation").GetString());
        Assert.Equal(
            """{"name":"folded","held_out_bits":1,"chosen":false}""", Compact(root.GetProperty("representations")[1]));
        Assert.Equal(
            """{"name":"larger-network-1","held_out_bits":1.1,"chosen":false}""", Compact(root.GetProperty("representations")[3]));
        Assert.Equal("""{"bits":0.125,"standard_error":0.03}""", Compact(root.GetProperty("effort_gain")));
        Assert.Equal(
            """{"ratio":"gaussian","ratio_bits":1.2,"raw_bits":1.1,"calibrated_bits":1.2,"recovered_bits":0.03,"surrogates":16,"map_loss_bits":0.02,"further_loss_bits":0.03}""",
            Compact(root.GetProperty("calibration")));
        Assert.Equal(
            """{"rows":30,"mean_bits":0.8,"standard_deviation_bits":0.15,"parts":3}""", Compact(root.GetProperty("sample_size_curve")[0]));
        Assert.Equal("few-rows-for-latents", root.GetProperty("diagnostics")[0].GetProperty("id").GetString());
        Assert.StartsWith("120 rows are few", root.GetProperty("diagnostics")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.All(
            ["regularizer", "epochs_run", "max_epochs", "kept_epoch"], name => Assert.Equal(JsonValueKind.Null, root.GetProperty(name).ValueKind));
        Assert.Equal(written, EstimateJson.Write(EstimateJson.Read(written)));
    }

    [Fact]
    public void The_table_of_a_cross_fitted_estimate_is_plain()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 120);
        using var output = new StringWriter();

        EstimateTable.Write(CrossFittedEstimate.Create(x, y).Report, folder: null, output);

        string[] expected =
        [
            @"mutual information +1\.2500 bits, 95 % interval 1\.0500 to 1\.4500",
            @"p-value +0\.02 \(99 permutations, learned codes re-paired\)",
            "estimator +lmi, preset default",
            @"representation +linear; held-out bits, by which it is chosen: linear 1\.200, folded 1\.000, network none, larger-network-1 1\.100",
            @"thorough effort +held-out rows show 0\.125 bits more \(standard error 0\.030\) than with the default effort",
            @"uncalibrated +1\.1000 bits",
            @"calibration +16 surrogates, re-paired by a gaussian density ratio; 0\.0300 bits added as the finite-sample correction of linear maps",
            @"loss of the maps +0\.0200 bits added for what the maps lose with this many rows; the interval reaches 0\.0300 bits further up",
            @"fewer rows +30 rows 0\.8000 bits, 60 rows 1\.0000 bits, 90 rows 1\.1500 bits",
            "diagnosis +few-rows-for-latents: 120 rows are few.*",
        ];
        Assert.All(expected, line => Assert.Matches($@"(?m)^{line}\r?$", output.ToString()));
        Assert.DoesNotMatch("(?m)^epochs", output.ToString());
    }

    [Theory]
    [InlineData(-0.01, 0.02, "held-out rows show 0.010 bits less (standard error 0.020) than with the default effort")]
    [InlineData(0, 0, "held-out rows show the same as with the default effort")]
    [InlineData(double.PositiveInfinity, double.NaN, "its gain on held-out rows is not a finite number")]
    public void What_effort_gains_is_told_in_words_whatever_it_is(double bits, double standardError, string expected)
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 120);
        LatentMiEstimate estimate = CrossFittedEstimate.Create(x, y).Estimate with { EffortGain = new EffortGain(bits, standardError) };

        IEnumerable<(string Label, string Value)> rows = CrossFittedReport.Describe(estimate, "default").Rows();

        Assert.Contains(("thorough effort", expected), rows);
    }

    [Fact]
    public void Permutations_of_latents_and_the_curve_come_with_the_estimate()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 120);

        ToolResult result = Tool.Run(["estimate", x, y, "--json", "--permutations", "19", "--permute", "latents", "--curve", "n", .. Quick]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal(root.GetProperty("mi_bits").GetDouble(), root.GetProperty("observed_bits").GetDouble());
        Assert.Equal(root.GetProperty("mi_bits").GetDouble(), root.GetProperty("mi_bits_raw").GetDouble());
        Assert.Equal(19, root.GetProperty("null_bits").GetArrayLength());
        Assert.Equal([30, 60, 90, 120], root.GetProperty("sample_size_curve").EnumerateArray().Select(point => point.GetProperty("rows").GetInt32()));
        Assert.All(
            ["ci95_bits", "calibration", "representation", "representations", "latent_dims_curve"],
            name => Assert.Equal(JsonValueKind.Null, root.GetProperty(name).ValueKind));
        Assert.Contains(
            "few-rows-for-latents", root.GetProperty("diagnostics").EnumerateArray().Select(found => found.GetProperty("id").GetString()));
    }

    [Fact]
    public void Permutations_of_the_pipeline_train_every_time()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 120);

        ToolResult result = Tool.Run(["estimate", x, y, "--permutations", "3", "--time-series", "20", .. Quick]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Matches(@"(?m)^p-value +(0\.25|0\.5|0\.75|1) \(3 permutations, whole pipeline\)\r?$", result.Output);
        Assert.Matches(@"(?m)^diagnosis +few-permutations: With 3 permutations no p-value can be below 0\.25;", result.Output);
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
