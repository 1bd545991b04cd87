using System.Text.RegularExpressions;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Reports.Estimates;

namespace LatentMI.Cli.Tests.Reports;

public class ReportCommandTests
{
    private static readonly string[] Quick = ["--preset", "mended", "--epochs", "3", "--hidden-width", "16", "--threads", "1", "--latent-dims", "2"];

    [Fact]
    public void The_report_of_learned_codes_has_the_value_the_warnings_and_four_pictures()
    {
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, Quick);
        EstimateReport report = EstimateJson.Read(File.ReadAllText(Path.Combine(results, "result.json")));

        string page = SampleReports.Create(results);

        Assert.Contains($"<h1>{BitsText.Of(report.MiBits)}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<code>few-rows</code>: Only 60 rows trained", page, StringComparison.Ordinal);
        Assert.Equal(4, Count(page, "<img src=\"data:image/png;base64,"));
        Assert.Equal(4, Count(page, "<figcaption>"));
        Assert.Contains("on 2 learned dimensions of each side, estimated on 60 of\n120 rows", page, StringComparison.Ordinal);
        Assert.Contains("Gowri", page, StringComparison.Ordinal);
        Assert.Contains("Kraskov", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Belghazi", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_of_cross_fitting_has_the_interval_the_diagnosis_its_tables_and_no_training_curve()
    {
        using var folder = new TemporaryFolder();
        string results = CrossFittedEstimate.Write(folder);

        // Left over from an earlier estimate in the same folder.
        File.WriteAllText(Path.Combine(results, "history.csv"), "epoch,training_loss,validation_loss\n1,2,2\n");

        string page = SampleReports.Create(results);

        Assert.Contains("The 95 % interval is 1.050 to 1.450 bits. The permutation test, with 99 random pairings of the rows, gives p = 0.02.", page, StringComparison.Ordinal);
        Assert.Contains("<code>few-rows-for-latents</code>: 120 rows are", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">folded</th><td><data value=\"1\">", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">larger-network-1</th><td><data value=\"1.1\">", page, StringComparison.Ordinal);
        Assert.Contains("<p>Thorough effort: held-out rows show 0.125 bits more (standard error 0.030)", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">recovered for linear maps</th><td>0.0300 bits</td>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">loss of the maps</th><td>0.0200 bits added", page, StringComparison.Ordinal);
        Assert.Contains("and, upward, what the maps lose with this many rows", page, StringComparison.Ordinal);
        Assert.Equal(6, Count(page, "<img src=\"data:image/png;base64,"));
        Assert.DoesNotContain("Training curve", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Latents_of_one_dimension_are_shown_against_each_other()
    {
        using var folder = new TemporaryFolder();

        string page = SampleReports.Create(SampleReports.WriteEstimate(folder, [.. Quick[..^1], "1"]));

        Assert.Contains("on 1 learned dimension of each side", page, StringComparison.Ordinal);
        Assert.Contains("The learned code of X against that of Y", page, StringComparison.Ordinal);
        Assert.Equal(3, Count(page, "<img "));
    }

    [Fact]
    public void The_report_of_neighbors_has_the_histogram_only_and_cites_them_only()
    {
        using var folder = new TemporaryFolder();

        string page = SampleReports.Create(SampleReports.WriteEstimate(folder, "--estimator", "ksg"));

        Assert.Equal(1, Count(page, "<img "));
        Assert.Contains("Kraskov", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Gowri", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_files_are_encoded_and_nothing_is_loaded_from_elsewhere()
    {
        using var folder = new TemporaryFolder();

        string estimate = SampleReports.Create(SampleReports.WriteEstimate(folder, "--estimator", "ksg"));
        string experiment = SampleReports.Create(SampleReports.WriteExperiment(folder, complete: true));

        Assert.Contains("&lt;b&gt;&amp;&quot;x&#x27;.csv", estimate, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", estimate, StringComparison.Ordinal);
        Assert.Contains("<h1>Gaussian &lt;grid&gt; &amp; truth</h1>", experiment, StringComparison.Ordinal);
        Assert.Contains("the loss is &lt;NaN&gt; &amp; stays so", experiment, StringComparison.Ordinal);
        Assert.DoesNotContain("<grid>", experiment, StringComparison.Ordinal);
        Assert.All([estimate, experiment], page =>
        {
            Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
            Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_report_of_an_experiment_counts_records_failures_and_warnings()
    {
        using var folder = new TemporaryFolder();

        string page = SampleReports.Create(SampleReports.WriteExperiment(folder, complete: true));

        Assert.Contains("<dt>records</dt><dd>40</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>failed</dt><dd>3</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>with warnings</dt><dd>8</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>data sets</dt><dd>20</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<code>epoch-limit</code></th><td><data value=\"8\">8</data>", page, StringComparison.Ordinal);
        Assert.Contains(">latent_dims 8</span>", page, StringComparison.Ordinal);
        Assert.Contains(">d 20 values from 10 to 200</span>", page, StringComparison.Ordinal);
        Assert.Contains("0 to 1.9", page, StringComparison.Ordinal);
        Assert.Contains(">0.2871</data>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"note\">Three measurements failed.</p>", page, StringComparison.Ordinal);
        Assert.Equal(1, Count(page, "data:image/png;base64,"));
        Assert.Equal(1, Count(page, "data:image/svg"));
    }

    [Fact]
    public void The_report_of_an_experiment_says_which_commands_make_what_is_missing()
    {
        using var folder = new TemporaryFolder();
        string path = SampleReports.WriteExperiment(folder, complete: false);

        string page = SampleReports.Create(path);

        Assert.Contains($"lmi experiment plot gaussian-grid --out {path}", page, StringComparison.Ordinal);
        Assert.Contains($"lmi experiment compare gaussian-grid --out {path}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_goes_where_out_says()
    {
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, "--estimator", "ksg");
        string file = folder.File("page.html");

        ToolResult result = Tool.Run("report", results, "--out", file);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(results, "report.html")));
    }

    [Theory]
    [InlineData("missing", "there is no such folder")]
    [InlineData("empty", "holds none of result.json, pairings.json, experiment.json")]
    [InlineData("broken", "result.json", "is not a result")]
    [InlineData("cut", "result.json", "is not a result")]
    [InlineData("nameless", "result.json", "There is no value of format")]
    [InlineData("uncounted", "result.json", "There is no value of n_samples")]
    [InlineData("mixed", "pmi.csv", "has 2 rows", "120")]
    [InlineData("ragged", "pmi.csv", "line 3 has 1 fields")]
    [InlineData("words", "pmi.csv", "'many'", "pmi_bits")]
    [InlineData("results --out missing/report.html", "missing", "cannot be written")]
    [InlineData("untitled", "untitled", "is not the folder of an experiment")]
    public void A_folder_that_cannot_be_reported_ends_with_2_and_one_line(string commandLine, params string[] words)
    {
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, "--estimator", "ksg");
        foreach (string name in new[] { "empty", "broken", "cut", "nameless", "uncounted", "mixed", "ragged", "words", "untitled" })
        {
            Directory.CreateDirectory(folder.File(name));
        }

        File.WriteAllText(folder.File("broken/result.json"), "{\"estimator\": 3}");
        File.WriteAllText(folder.File("cut/result.json"), File.ReadAllText(Path.Combine(results, "result.json"))[..200]);
        string result = File.ReadAllText(Path.Combine(results, "result.json"));
        File.WriteAllText(folder.File("nameless/result.json"), Regex.Replace(result, "\"format\": \"\\w+\",", string.Empty));
        File.WriteAllText(folder.File("uncounted/result.json"), Regex.Replace(result, "\"n_samples\": \\d+,", string.Empty));
        foreach ((string name, string pmi) in new[] { ("mixed", "1,0.5,true\n2,,false\n"), ("ragged", "1,0.5,true\n2\n"), ("words", "1,many,true\n") })
        {
            File.Copy(Path.Combine(results, "result.json"), folder.File($"{name}/result.json"));
            File.WriteAllText(folder.File($"{name}/pmi.csv"), $"row,pmi_bits,estimated\n{pmi}");
        }

        File.WriteAllText(folder.File("untitled/experiment.json"), "{\"id\": \"mnist\"}");
        string[] arguments = [.. commandLine.Split(' ').Select(word => word.StartsWith('-') ? word : folder.File(word))];

        ToolResult reported = Tool.Run(["report", .. arguments]);

        Assert.Equal((2, string.Empty), (reported.ExitCode, reported.Output));
        string line = Assert.Single(reported.ErrorLines);
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.html", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp", SearchOption.AllDirectories));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
