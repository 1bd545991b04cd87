using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Studies.Planes;
using SkiaSharp;

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
            // The name of the language of pictures is no address that anything is read from.
            Assert.DoesNotContain("http://", page.Replace("http://www.w3.org/2000/svg", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("https://", page, StringComparison.Ordinal);

            // Scripts of its own alone, each named by its hash.
            Assert.Matches("script-src 'sha256-[A-Za-z0-9+/=]+' 'sha256-[A-Za-z0-9+/=]+'\">", page);
            Assert.DoesNotContain("src=\"h", page, StringComparison.Ordinal);
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
    public void Rows_are_in_the_page_with_names_that_cannot_end_their_script_and_with_columns_of_metadata()
    {
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, Quick);
        string pmi = Path.Combine(results, "pmi.csv");
        string[] lines = File.ReadAllLines(pmi);
        string[] names = [.. Enumerable.Range(0, 120).Select(row => row == 0 ? "</script><b>" : $"cell {row}")];
        File.WriteAllLines(pmi, lines.Select((line, row) => row == 0 ? "row,name,pmi_bits,estimated" : line.Insert(line.IndexOf(',', StringComparison.Ordinal), $",{names[row - 1]}")));

        // In another order, and one of the cells is missing.
        string metadata = folder.Write("cells.csv", $"cell,<kind>,time\n{string.Concat(names.Skip(1).Reverse().Select((name, row) => $"{name},{(row % 2 == 0 ? "<even>" : "odd")},{row / 4.0}\n"))}");
        ToolResult result = Tool.Run("report", results, "--color-by", "<kind>,time", "--metadata", metadata);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        JsonElement rows = RowsOf(File.ReadAllText(Path.Combine(results, "report.html")));
        Assert.Equal(names, rows.GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(60, rows.GetProperty("bits").EnumerateArray().Count(bits => bits.ValueKind == JsonValueKind.Number));
        Assert.Equal(["latents-x", "latents-y"], rows.GetProperty("planes").EnumerateArray().Select(plane => plane.GetProperty("id").GetString()));
        JsonElement[] colors = [.. rows.GetProperty("colors").EnumerateArray()];
        Assert.Equal(["<kind>", "time"], colors.Select(color => color.GetProperty("name").GetString()));
        Assert.Equal(["<even>", "odd"], colors[0].GetProperty("levels").EnumerateArray().Select(level => level.GetString()));
        Assert.Equal([-1, 0, 1, 0], colors[0].GetProperty("codes").EnumerateArray().Take(4).Select(code => code.GetInt32()));
        Assert.Equal(JsonValueKind.Null, colors[1].GetProperty("numbers")[0].ValueKind);
        Assert.Equal(29.5, colors[1].GetProperty("numbers")[1].GetDouble());
    }

    [Fact]
    public void The_metadata_are_those_of_the_file_of_x_or_else_of_y_and_follow_the_rows_that_were_chosen()
    {
        using var folder = new TemporaryFolder();
        string results = folder.File("results");
        (string x, string y) = SampleFiles.WritePair(folder, rows: 120);
        string table = folder.Write("table.csv", $"a,kind\n{string.Concat(Enumerable.Range(0, 120).Select(row => $"{row},{(row < 60 ? "early" : "late")}\n"))}");
        Assert.Equal(0, Tool.Run("estimate", x, $"{table}:a", "--estimator", "ksg", "--where-y", "a >= 20", "--where-x", "time >= 20", "--metadata-x", folder.Write("time.csv", $"time\n{string.Join('\n', Enumerable.Range(0, 120))}\n"), "--quiet", "--out", results).ExitCode);

        Assert.Equal(0, Tool.Run("report", results, "--color-by", "kind").ExitCode);

        JsonElement color = RowsOf(File.ReadAllText(Path.Combine(results, "report.html"))).GetProperty("colors")[0];
        Assert.Equal(40, color.GetProperty("codes").EnumerateArray().Count(code => code.GetInt32() == 0));
    }

    [Fact]
    public void Of_many_rows_a_page_holds_a_part_and_says_so()
    {
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, "--estimator", "ksg");
        string json = Path.Combine(results, "result.json");
        File.WriteAllText(json, File.ReadAllText(json).Replace("\"n_samples\": 120", "\"n_samples\": 20500", StringComparison.Ordinal));
        File.WriteAllLines(Path.Combine(results, "pmi.csv"), Enumerable.Range(0, 20_501).Select(row => row == 0 ? "row,pmi_bits,estimated" : $"{row},{row % 7},true"));

        string page = SampleReports.Create(results);

        Assert.Contains("These are 20,000 of 20,500 rows, drawn at random; pmi.csv has them all.", page, StringComparison.Ordinal);
        JsonElement rows = RowsOf(page);
        int[] numbers = [.. rows.GetProperty("numbers").EnumerateArray().Select(number => number.GetInt32())];
        Assert.Equal(20_000, numbers.Distinct().Count());
        Assert.Equal(numbers.Select(number => (double)(number % 7)), rows.GetProperty("bits").EnumerateArray().Select(bits => bits.GetDouble()));
        Assert.InRange(page.Length, 1, 1_000_000);
    }

    [Theory]
    [InlineData("--color-by missing --metadata cells.csv", "cells.csv", "no column 'missing'")]
    [InlineData("--color-by kind --metadata few.csv", "few.csv", "have 2 rows", "estimate has 120")]
    [InlineData("--color-by missing", "neither X nor Y has metadata", "--metadata FILE")]
    [InlineData("--metadata cells.csv", "--color-by")]
    [InlineData("--color-by kind --metadata none.csv", "none.csv", "there is no such file")]
    public void Colors_that_cannot_be_found_end_with_2_and_one_line(string options, params string[] words)
    {
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, "--estimator", "ksg");
        folder.Write("cells.csv", $"kind\n{string.Concat(Enumerable.Repeat("a\n", 120))}");
        folder.Write("few.csv", "kind\na\nb\n");

        ToolResult result = Tool.Run(["report", results, .. options.Split(' ').Select(word => word.EndsWith(".csv", StringComparison.Ordinal) ? folder.File(word) : word)]);

        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        string line = Assert.Single(result.ErrorLines);
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(results, "report.html")));
    }

    [Fact]
    public void Figures_are_saved_as_pictures_and_as_documents()
    {
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, Quick);
        string figures = folder.File("figures");

        Assert.Equal(0, Tool.Run("report", results, "--figures", figures).ExitCode);

        string[] names = ["latents-x", "latents-y", "pointwise", "training"];
        Assert.Equal([.. names.Select(name => $"{name}.png"), .. names.Select(name => $"{name}.svg")], Directory.GetFiles(figures).Select(Path.GetFileName).OrderBy(Path.GetExtension).ThenBy(name => name, StringComparer.Ordinal));
        Assert.All(names, name =>
        {
            using SKBitmap picture = SKBitmap.Decode(Path.Combine(figures, $"{name}.png"));
            Assert.Equal((960, 768), (picture.Width, picture.Height));
            Assert.Equal("600", XDocument.Load(Path.Combine(figures, $"{name}.svg")).Root!.Attribute("width")!.Value);
        });
    }

    [Fact]
    public void Latents_are_on_the_map_where_it_is_asked_for_in_the_page_and_in_the_figures()
    {
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, Quick);
        string[] components = [.. Planes(SampleReports.Create(results))];
        string figures = folder.File("figures");

        ToolResult result = Tool.Run("report", results, "--plane", "umap", "--figures", figures);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string page = File.ReadAllText(Path.Combine(results, "report.html"));
        string[] map = [.. Planes(page)];
        Assert.Equal(2, map.Length);
        Assert.All(map.Zip(components), pair => Assert.NotEqual(pair.Second, pair.First));
        Assert.Equal(2, Count(page, "distances between groups, their sizes and the axes mean nothing. Rows whose codes"));
        Assert.Equal(1, Count(page, "McInnes L, Healy J, Melville J."));
        Assert.Contains("first axis of the map (no unit)", string.Join(' ', XDocument.Load(Path.Combine(figures, "latents-y.svg")).DescendantNodes().OfType<XText>().Select(text => text.Value)), StringComparison.Ordinal);

        static IEnumerable<string> Planes(string page) => RowsOf(page).GetProperty("planes").EnumerateArray().Select(plane => plane.GetProperty("x").ToString());
    }

    [Fact]
    public void The_page_has_a_place_for_every_row_that_it_holds() => Assert.Equal(EstimateRows.MostOnPage, UmapPlane.MostRows);

    [Theory]
    [InlineData("--color-by", "kind")]
    [InlineData("--figures", "kind")]
    [InlineData("--plane", "umap")]
    public void What_is_about_an_estimate_is_refused_for_something_else(string option, string value)
    {
        using var folder = new TemporaryFolder();

        ToolResult result = Tool.Run("report", SampleReports.WriteExperiment(folder, complete: false), option, value);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("is not the folder of one estimate", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
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

    private static JsonElement RowsOf(string page)
    {
        const string Start = "id=\"rows-data\">";
        int from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return JsonDocument.Parse(page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)]).RootElement;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
