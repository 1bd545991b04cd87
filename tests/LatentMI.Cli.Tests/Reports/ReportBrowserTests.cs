using System.Text.Json;

namespace LatentMI.Cli.Tests.Reports;

/// <summary>What a browser shows of a report on a phone and on a desk where scripts are off; tests/report is about what scripts do.</summary>
public class ReportBrowserTests
{
    private const string Layout = """
        {
          heading: page.querySelector("h1").textContent,
          width: page.documentElement.clientWidth,
          scrollWidth: page.documentElement.scrollWidth,
          images: [...page.images].map(image => ({ loaded: image.complete && image.naturalWidth > 0, width: image.clientWidth, alt: image.alt })),
          tables: [...page.querySelectorAll(".scroll")].map(box => ({
            name: box.getAttribute("aria-label"),
            rows: box.querySelectorAll("tbody tr").length,
            width: box.clientWidth,
            scrollWidth: box.scrollWidth
          })),
          font: parseFloat(getComputedStyle(page.body).fontSize),
          loaded: page.defaultView.performance.getEntriesByType("resource").filter(entry => !entry.name.startsWith("data:")).length
        }
        """;

    [Theory]
    [InlineData(360)]
    [InlineData(1200)]
    public async Task An_estimate_shows_its_value_and_pictures_and_fits_the_screen(int width)
    {
        RequireBrowser();
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, "--preset", "mended", "--epochs", "3", "--hidden-width", "16", "--threads", "1");
        SampleReports.Create(results);

        JsonElement shown = await Browser.EvaluateAsync(folder, "results/report.html", width, Layout);

        Assert.Matches(@"^-?\d+\.\d{4} bits$", shown.GetProperty("heading").GetString());
        RequireFit(shown, width, pictures: 4);
        Assert.InRange(Table(shown, "Settings of the estimate").GetProperty("rows").GetInt32(), 10, 20);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1200)]
    public async Task An_experiment_shows_its_pictures_and_tables_and_fits_the_screen(int width)
    {
        RequireBrowser();
        using var folder = new TemporaryFolder();
        SampleReports.Create(SampleReports.WriteExperiment(folder, complete: true));

        JsonElement shown = await Browser.EvaluateAsync(folder, "experiment/report.html", width, Layout);

        Assert.Equal("Gaussian <grid> & truth", shown.GetProperty("heading").GetString());
        RequireFit(shown, width, pictures: 2);
        Assert.Equal(2, Table(shown, "scores").GetProperty("rows").GetInt32());
        Assert.Equal(2, Table(shown, "Estimators and their settings").GetProperty("rows").GetInt32());
        Assert.Equal(2, Table(shown, "Failures").GetProperty("rows").GetInt32());
        Assert.Equal(2, Table(shown, "Warnings").GetProperty("rows").GetInt32());

        // A wide table scrolls by itself on a phone.
        JsonElement comparison = Table(shown, "scores");
        Assert.Equal(width == 360, comparison.GetProperty("scrollWidth").GetInt32() > comparison.GetProperty("width").GetInt32());
    }

    private static void RequireBrowser() =>
        Assert.SkipWhen(Browser.Program is null, "There is no chromium, chromium-browser or google-chrome; the variable CHROMIUM may name one.");

    private static void RequireFit(JsonElement shown, int width, int pictures)
    {
        Assert.Equal(width, shown.GetProperty("width").GetInt32());
        Assert.InRange(shown.GetProperty("scrollWidth").GetInt32(), 1, width);
        Assert.InRange(shown.GetProperty("font").GetDouble(), 15, 20);
        Assert.Equal(0, shown.GetProperty("loaded").GetInt32());
        Assert.Equal(pictures, shown.GetProperty("images").GetArrayLength());
        Assert.All(shown.GetProperty("images").EnumerateArray(), image =>
        {
            Assert.True(image.GetProperty("loaded").GetBoolean());
            Assert.InRange(image.GetProperty("width").GetInt32(), 250, width);
            Assert.NotEmpty(image.GetProperty("alt").GetString()!);
        });
    }

    private static JsonElement Table(JsonElement shown, string name) =>
        Assert.Single(shown.GetProperty("tables").EnumerateArray(), table => table.GetProperty("name").GetString() == name);
}
