using System.Globalization;
using System.Text.RegularExpressions;

namespace LatentMI.Cli.Tests;

/// <summary>The first estimate of the README prints what the README shows.</summary>
public sealed partial class ReadmeOutputTests
{
    // Vector widths and processors differ in the last digits, and more where networks train.
    private const double Tolerance = 0.002;
    private const double NetworkTolerance = 0.1;

    [Fact]
    public void The_first_estimate_prints_what_is_shown()
    {
        using var folder = new TemporaryFolder();
        Match shown = Example().Match(Documentation.Read("README.md"));
        string printed = string.Empty;
        foreach (string line in shown.Groups["commands"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // A single permutation takes much less time than 19, and gives the smallest p-value too: a half of 1.
            string[] words = line.Split('#')[0].Replace("--permutations 19", "--permutations 1", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            ToolResult result = Tool.Run([.. words.Skip(1).Select(word => word.StartsWith("data", StringComparison.Ordinal) && word != "dataset" ? folder.File(word) : word)]);
            Assert.Equal(0, result.ExitCode);
            printed = result.Output;
        }

        string[] expected = [.. shown.Groups["output"].Value.Replace("0.05 (19 permutations", "0.5 (1 permutation", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        Assert.All(expected.Zip(printed.Split('\n')), pair => AssertAlike(pair.First, pair.Second));
    }

    private static void AssertAlike(string expected, string printed)
    {
        Assert.Equal(Number().Replace(expected, "0"), Number().Replace(printed, "0"));
        double tolerance = expected.Contains("network", StringComparison.Ordinal) ? NetworkTolerance : Tolerance;
        Assert.All(Numbers(expected).Zip(Numbers(printed)), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private static IEnumerable<double> Numbers(string line) => Number().Matches(line).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"```sh\n(?<commands>lmi dataset [^`]*)```\n\n```\n(?<output>[^`]*)\.\.\.\n```")]
    private static partial Regex Example();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}
