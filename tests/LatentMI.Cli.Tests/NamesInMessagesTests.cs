namespace LatentMI.Cli.Tests;

/// <summary>Names of files, columns and labels with characters that would break a line or change how a terminal shows it.</summary>
public class NamesInMessagesTests
{
    private const string Strange = "\u001b[31mr\u0007\u202e\u2066";

    private static readonly string Shown = OneLine.Printable(Strange);

    [Theory]
    [InlineData("inspect")]
    [InlineData("estimate")]
    [InlineData("sweep")]
    [InlineData("report")]
    [InlineData("score")]
    public void A_file_that_is_not_there_is_named_in_one_line(string command)
    {
        string file = $"{Strange}\n\t.npy";
        ToolResult result = Tool.Run([command, .. Enumerable.Repeat(file, command switch { "estimate" => 2, "score" => 3, _ => 1 })]);
        Refusal.Assert(result, Shown);
    }

    [Fact]
    public void An_unknown_option_is_named_in_one_line() => Refusal.Assert(Tool.Run("inspect", "x", $"--{Strange}\nno"), Shown);

    [Fact]
    public void Columns_and_labels_are_shown_in_one_line_each()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write($"{Strange}.csv", $"\"a{Strange}\nb\",\"c\"\n{string.Concat(Enumerable.Range(0, 40).Select(row => $"{row * 7 % 40},\"{Strange}\n{row % 2}\"\n"))}");
        foreach (string[] args in (string[][])[["inspect", path], ["estimate", $"{path}:0", $"{path}:c", "--estimator", "mixed"], ["inspect", $"{path}:0"]])
        {
            ToolResult result = Tool.Run(args);
            Assert.Equal(0, result.ExitCode);
            Assert.DoesNotContain((result.Output + result.Error).ReplaceLineEndings(string.Empty), letter => char.IsControl(letter) || letter is '\u202e' or '\u2066');
            Assert.Contains(Shown, result.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(result.Output.Split('\n'), line => line.StartsWith("b,", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_in_one_line()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.csv", $"\"a{Strange}\n\",b\n1,2\n3,4\n");
        Refusal.Assert(Tool.Run("inspect", $"{path}:{Strange}"), Shown);
    }
}
