using System.CommandLine;
using System.CommandLine.Help;
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
        Assert.All(help.Split('\n'), line => Assert.True(line.Length <= 80 || line.TrimStart().StartsWith("--", StringComparison.Ordinal), line));
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
        new HelpPage(output, width).Write(command, isComplete: true);
        string[] lines = output.ToString().Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.Equal(80, lines.Sum(line => line.Split("text").Length - 1));
    }
}
