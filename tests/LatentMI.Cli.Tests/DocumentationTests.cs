using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using LatentMI.Cli.Help;

namespace LatentMI.Cli.Tests;

/// <summary>The command lines of the README and of docs/ can be typed as they are written, and their links lead somewhere.</summary>
public partial class DocumentationTests
{
    // What a block of code is called that shows what commands print.
    private const string Output = "text";

    public static TheoryData<string> Pages => [.. Documentation.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_in_blocks_of_code_can_be_parsed(string page)
    {
        foreach (string line in Blocks().Matches(Documentation.Read(page)).Where(block => block.Groups["kind"].Value != Output).SelectMany(block => Lines(block.Groups["text"].Value)))
        {
            string[] words = Words(line);
            RequireOptions(page, line, words);
            if (!line.Contains('$', StringComparison.Ordinal))
            {
                ParseResult parse = Documentation.Tool().Parse(words[1..], new ParserConfiguration { ResponseFileTokenReplacer = null });
                Assert.True(parse.Errors.Count == 0, $"{page}: {line}: {string.Join(' ', parse.Errors.Select(error => error.Message))}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_within_sentences_have_the_options_that_they_name(string page)
    {
        foreach (Match match in Inline().Matches(Blocks().Replace(Documentation.Read(page), string.Empty)))
        {
            string line = match.Groups["text"].Value.Replace('\n', ' ').Replace("\\|", "|", StringComparison.Ordinal);
            RequireOptions(page, line, Words(line));
        }
    }

    [Fact]
    public void Every_option_of_every_command_is_documented()
    {
        string all = string.Concat(Documentation.Pages.Where(page => page.StartsWith("docs/", StringComparison.Ordinal)).Select(Documentation.Read));
        string[] missing =
        [
            .. Documentation.Commands().SelectMany(command => command.Options, (command, option) => (Command: HelpPage.FullName(command), option.Name))
                .Where(pair => !Regex.IsMatch(all, $"`[^`]*{Regex.Escape(pair.Name)}(?![\\w-])", RegexOptions.None, TimeSpan.FromMinutes(1)) && !IsOfOneSide(pair.Name))
                .Select(pair => $"{pair.Command} {pair.Name}"),
        ];

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_and_headings(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Documentation.Root, page))!;
        foreach (Match link in Links().Matches(Blocks().Replace(Documentation.Read(page), string.Empty)))
        {
            string path = link.Groups["path"].Value, target = path.Length == 0 ? Path.Combine(Documentation.Root, page) : Path.GetFullPath(Path.Combine(folder, path));
            Assert.True(Path.Exists(target), $"{page}: {link.Value}: there is no such file.");
            if (link.Groups["anchor"] is { Success: true, Value: var anchor } && target.EndsWith(".md", StringComparison.Ordinal))
            {
                Assert.True(Anchors(File.ReadAllText(target)).Contains(anchor), $"{page}: {link.Value}: there is no such heading.");
            }
        }
    }

    [Fact]
    public void Every_picture_is_in_the_gallery()
    {
        string gallery = Documentation.Read("docs/gallery.md");
        Assert.All(Directory.EnumerateFiles(Path.Combine(Documentation.Root, "docs", "figures")), picture => Assert.Contains($"(figures/{Path.GetFileName(picture)})", gallery, StringComparison.Ordinal));
    }

    // The options of one side are described with those of both: --log1p-x with --log1p.
    private static bool IsOfOneSide(string name) => name is [.., '-', 'x' or 'y' or 'z'];

    private static void RequireOptions(string page, string line, string[] words)
    {
        Command command = Documentation.Tool();
        List<Option> options = [.. command.Options.Where(option => option.Recursive)];
        foreach (string word in words.Skip(1))
        {
            if (command.Subcommands.FirstOrDefault(one => one.Name == word) is { } next)
            {
                command = next;
            }
            else if (word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2)
            {
                string name = word.Split('=')[0];
                Assert.True(
                    command.Options.Concat(options).Concat(command.Subcommands.SelectMany(one => one.Options)).Any(option => option.Name == name || option.Aliases.Contains(name)) || (command is RootCommand && name == "--version"),
                    $"{page}: {line}: '{HelpPage.FullName(command)}' has no option {name}.");
            }
        }
    }

    /// <summary>The lines that call the tool, those that go on after a backslash joined.</summary>
    private static IEnumerable<string> Lines(string block) =>
        block.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("lmi ", StringComparison.Ordinal));

    /// <summary>The words of a line of a shell, up to a comment, a pipe or a redirection; what is optional in square brackets counts.</summary>
    private static string[] Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char quote = '\0';
        foreach (char c in line + " ")
        {
            if (quote == '\0' && (c is '|' or '>' or ';' || (c == '#' && word.Length == 0)))
            {
                break;
            }

            if (c == quote || (quote == '\0' && c is '\'' or '"'))
            {
                quote = quote == '\0' ? c : '\0';
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                words.AddRange(word.Length > 0 ? [word.ToString()] : []);
                word.Clear();
            }
            else if (quote != '\0' || c is not ('[' or ']'))
            {
                word.Append(c);
            }
        }

        return [.. words];
    }

    /// <summary>The addresses of headings, as they are shown on the web: small letters, digits, hyphens.</summary>
    private static HashSet<string> Anchors(string page) =>
    [
        .. Headings().Matches(page.ReplaceLineEndings("\n")).Select(match => new string(
            [.. match.Groups["text"].Value.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')]).Replace(' ', '-')),
    ];

    [GeneratedRegex(@"^ *```(?<kind>[a-z]*)\n(?<text>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"`(?<text>lmi [^`]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]*)(?:#(?<anchor>[^)\s]+))?\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
