using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace LatentMI.Cli.Tests.Reports;

/// <summary>A headless Chromium that cannot reach any network.</summary>
internal static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Its program, or null where there is none: that of the environment variable CHROMIUM, or the first on the path.</summary>
    public static string? Program { get; } = Find();

    /// <summary>Lays out a page, whose own scripts are off, in a frame of a width and evaluates an expression in it.</summary>
    /// <param name="folder">Where the page is, and where a page around it is put.</param>
    /// <param name="page">The page's name in the folder.</param>
    /// <param name="width">The width of the frame in pixels.</param>
    /// <param name="expression">An expression of JavaScript on <c>page</c>, the page's document.</param>
    /// <returns>The value, as JSON.</returns>
    public static async Task<JsonElement> EvaluateAsync(TemporaryFolder folder, string page, int width, string expression)
    {
        string around = folder.Write("around.html", $$"""
            <!DOCTYPE html>
            <iframe id="frame" sandbox="allow-same-origin" src="{{page}}" style="width:{{width.ToString(CultureInfo.InvariantCulture)}}px;height:900px;border:0"></iframe>
            <pre id="value"></pre>
            <script>
            window.onload = () => {
              const page = document.getElementById("frame").contentDocument;
              document.getElementById("value").textContent = JSON.stringify({{expression}});
            };
            </script>
            """);
        var start = new ProcessStartInfo(Program!)
        {
            ArgumentList =
            {
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--allow-file-access-from-files",
                $"--user-data-dir={folder.File("profile")}",
                "--virtual-time-budget=10000",
                "--dump-dom",
                new Uri(around).AbsoluteUri,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        ToolResult result = await ToolProcess.FinishAsync(process);
        const string Start = "<pre id=\"value\">";
        int from = result.Output.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int to = result.Output.IndexOf("</pre>", from, StringComparison.Ordinal);
        Assert.True(to > from, $"The browser did not finish the page: {result.Error}");
        return JsonDocument.Parse(WebUtility.HtmlDecode(result.Output[from..to])).RootElement;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given)
        {
            return given;
        }

        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
