using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using LatentMI.Cli.Help;

namespace LatentMI.Cli.Tests.Help;

/// <summary>The help: common options first, every option with <c>--help-all</c>, no line wider than its limit.</summary>
public class HelpTests
{
    public static TheoryData<string> Commands => [.. Documentation.Commands().Select(HelpPage.FullName)];

    [Fact]
    public void Every_option_of_a_command_is_in_one_group() =>
        Assert.All(Documentation.Commands(), command => Assert.Equal(
            command.Options.Where(option => option is not (HelpOption or HelpAllOption)).Select(option => option.Name).Order(),
            HelpGroups.Of(command).SelectMany(group => group.Options).Select(option => option.Name).Order()));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Complete_help_has_every_option_and_wraps_every_line(string command)
    {
        string help = Tool.Run([.. command.Split(' ').Skip(1), "--help-all"]).Output;
        Command defined = Documentation.Commands().Single(one => HelpPage.FullName(one) == command);

        Assert.All(defined.Options.Where(option => option is not HelpAllOption), option => Assert.Contains(option.Name, help, StringComparison.Ordinal));
        Assert.All(defined.Subcommands, one => Assert.Contains($"  {one.Name}", help, StringComparison.Ordinal));
        Assert.All(help.Split('\n'), line => Assert.True(line.Length <= 80 || line.TrimStart() is ['-', '-', ..] or ['l', 'm', 'i', ' ', ..], line));
    }

    [Fact]
    public void Help_shows_common_options_and_where_the_others_are()
    {
        ToolResult few = Tool.Run("estimate", "--help");
        ToolResult all = Tool.Run("estimate", "--help-all");

        Assert.Equal((0, 0), (few.ExitCode, all.ExitCode));
        Assert.Contains("--permutations <B>", few.Output, StringComparison.Ordinal);
        Assert.Contains("more options: lmi estimate --help-all", few.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--lambda", few.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("more options", all.Output, StringComparison.Ordinal);
        Assert.StartsWith("Estimates I(X;Y)", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_with_few_options_shows_all_of_them() =>
        Assert.Equal(Tool.Run("dataset", "gaussian", "--help").Output, Tool.Run("dataset", "gaussian", "--help-all").Output);

    [Fact]
    public void Help_is_shown_whatever_else_is_wrong()
    {
        ToolResult result = Tool.Run("estimate", "--k", "0", "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(200)]
    public void Text_is_wrapped_to_the_width(int width)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var command = new Command("words", string.Join(' ', Enumerable.Repeat("words", 50))) { new Option<string>("--o") { HelpName = "O", Description = string.Join(' ', Enumerable.Repeat("text", 80)) } };
        _ = new RootCommand { command };
        new HelpPage(output, width).Write(command, isComplete: true);
        string[] lines = output.ToString().Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.Equal(80, lines.Sum(line => line.Split("text").Length - 1));
    }

    [Fact]
    public void Every_command_has_examples_that_are_command_lines_of_it()
    {
        RootCommand root = Documentation.Tool();
        Assert.All(Documentation.Commands(), command =>
        {
            HelpExample[] examples = [.. HelpExamples.Of(command)];
            Assert.NotEmpty(examples);
            Assert.All(examples, example =>
            {
                string line = example.Line.Split(" > ")[0].Split(" >> ")[0];
                Assert.StartsWith(HelpPage.FullName(command), line, StringComparison.Ordinal);
                Assert.Empty(root.Parse(CommandLineParser.SplitCommandLine(line[3..].Replace('\'', '"')).ToArray()).Errors);
            });
        });
    }

    [Fact]
    public void Examples_end_the_help()
    {
        string help = Tool.Run("estimate", "--help").Output;

        Assert.EndsWith("\n  lmi estimate x.npy labels.csv:type --estimator mixed\n      A few columns and a label.\n", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_word_the_tool_says_what_to_do_next()
    {
        ToolResult result = Tool.Run();

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("  lmi demo ", result.Output, StringComparison.Ordinal);
        Assert.Contains("  lmi --help ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("estimat x y", "lmi: there is no command 'estimat'; did you mean estimate? 'lmi --help' lists them.")]
    [InlineData("estimate x y --sed 3", "lmi: there is no option '--sed'; did you mean --seed? 'lmi estimate --help-all' lists the options.")]
    [InlineData("estimate x y --colour", "lmi: there is no option '--colour'; 'lmi estimate --help-all' lists the options.")]
    [InlineData("inspect x --jsn", "lmi: there is no option '--jsn'; did you mean --json? 'lmi inspect --help' lists the options.")]
    public void A_mistyped_name_brings_the_nearest(string line, string error)
    {
        ToolResult result = Tool.Run(line.Split(' '));

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(error, Assert.Single(result.ErrorLines));
    }

    [Theory]
    [InlineData("lmi ", "attribute\ncompletion\nconvert\ndataset\ndemo\ndoctor\nencode\nestimate\nexperiment\ninspect\ninteractions\nlag\nlineage\nmanual\nrank\nreport\nscaling\nscore\nsweep\nsynergy\ntransfer\nview\n")]
    [InlineData("/opt/lmi/lmi es", "estimate\n")]
    [InlineData("lmi estimate x.npy --perm", "--permutations\n--permute\n")]
    [InlineData("lmi estimate --effort ", "default\nquick\nthorough\n")]
    [InlineData("lmi inspect cells", "")]
    public void Shells_get_what_may_stand_at_a_place(string line, string words)
    {
        Assert.Equal(words, Tool.Run($"[suggest:{line.Length}]", line).Output);
        Assert.Equal(words, Tool.Run($"[suggest:{line.Length}]", line.TrimEnd()).Output);
    }

    [Fact]
    public void The_manual_has_every_command_and_option()
    {
        string manual = Tool.Run("manual").Output.Replace("\\-", "-", StringComparison.Ordinal);

        Assert.StartsWith(".TH LMI 1 ", manual, StringComparison.Ordinal);
        Assert.All(Documentation.Commands().Where(command => command.Subcommands.Count == 0), command =>
        {
            Assert.Contains($".SS \"{HelpPage.FullName(command)}", manual, StringComparison.Ordinal);
            Assert.All(command.Options.Where(option => !option.Hidden && option is not HelpOption), option => Assert.Contains(option.Name, manual, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("bash", "complete -o bashdefault -o default -F _lmi lmi\n")]
    [InlineData("zsh", "#compdef lmi\n")]
    [InlineData("fish", "complete -c lmi -a '(__lmi_suggest)'\n")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName lmi ")]
    public void Completion_is_printed_for_each_shell(string shell, string line) =>
        Assert.Contains(line, Tool.Run("completion", shell).Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
}
