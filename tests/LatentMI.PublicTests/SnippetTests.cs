using System.Text.RegularExpressions;

namespace PublicTests;

/// <summary>The C# of README.md and docs/*.md is that of the regions of these tests and of the samples, which compile and run.</summary>
public sealed partial class SnippetTests
{
    [Fact]
    public void Every_block_of_the_documentation_is_tested_as_it_stands()
    {
        string root = RepositoryRoot();
        string[] pages = ["README.md", .. Directory.GetFiles(Path.Combine(root, "docs"), "*.md").Select(page => Path.GetRelativePath(root, page))];
        string[] written = [.. pages.Order(StringComparer.Ordinal).SelectMany(page => Blocks().Matches(Read(root, page)).Select(match => match.Groups[1].Value))];
        string tests = Path.Combine(root, "tests", "LatentMI.PublicTests");
        string samples = Path.Combine(root, "samples", "LatentMI.Samples");
        string[] tested = [.. Directory.GetFiles(tests, "*Snippets.cs").Concat(Directory.GetFiles(samples, "*.cs")).SelectMany(file => Regions(File.ReadAllLines(file)))];

        Assert.NotEmpty(written);
        Assert.Equal(written.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }

    // Regions of one name are parts of one block, with an empty line between them: imports, and what stands in a method.
    private static IEnumerable<string> Regions(string[] lines)
    {
        var parts = new List<(string Name, List<string> Lines)>();
        bool isInside = false;
        foreach (string line in lines)
        {
            string text = line.Trim();
            if (text.StartsWith("#region ", StringComparison.Ordinal))
            {
                parts.Add((text["#region ".Length..], []));
                isInside = true;
            }
            else if (text == "#endregion")
            {
                isInside = false;
            }
            else if (isInside)
            {
                parts[^1].Lines.Add(line);
            }
        }

        return parts.GroupBy(part => part.Name).Select(same => string.Join("\n", same.Select(part => Unindent(part.Lines))));
    }

    private static string Unindent(List<string> lines)
    {
        int indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Concat(lines.Select(line => (line.Length == 0 ? line : line[indent..]) + "\n"));
    }

    private static string Read(string root, string page) => File.ReadAllText(Path.Combine(root, page)).ReplaceLineEndings("\n");

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LatentMI.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests is that of the repository.");
    }

    [GeneratedRegex("^```csharp\\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();
}
