using System.Text.RegularExpressions;

namespace LatentMI.Cli.Tests;

/// <summary>docs/warnings.md lists every identifier that the source can raise, and no other.</summary>
public partial class WarningListTests
{
    [Fact]
    public void Every_identifier_is_listed_and_every_listed_one_can_be_raised()
    {
        string root = Documentation.Root;
        string[] raised =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .SelectMany(file => Raised().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups["id"].Value)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        string page = File.ReadAllText(Path.Combine(root, "docs", "warnings.md"));
        string[] listed = [.. Listed().Matches(page).Select(match => match.Groups["id"].Value).Distinct().Order(StringComparer.Ordinal)];

        Assert.NotEmpty(raised);
        Assert.Equal(raised, listed);
    }

    [GeneratedRegex(@"EstimateWarning(?: \w+ => new)?\(\s*""(?<id>[a-z-]+)""")]
    private static partial Regex Raised();

    [GeneratedRegex(@"^\| `(?<id>[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
