using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LatentMI.Cli.Hosting;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

/// <summary>Rows of both sides by their names or by their order, and options of files, in every command that reads two sides.</summary>
public sealed class RowPairingTests : IDisposable
{
    private const int Rows = 120;

    private static readonly string[] Quick = ["--quiet", "--threads", "1", "--representation", "linear", "--surrogates", "0"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _x;
    private readonly string _y;
    private readonly string _turned;

    public RowPairingTests()
    {
        var random = new RandomStream(3, RandomPurpose.Data);
        double[] shared = [.. Enumerable.Range(0, Rows).Select(_ => random.NextNormal())];
        string[] xs = [.. shared.Select((value, row) => Line(row, value + (0.1 * random.NextNormal()), random.NextNormal()))];
        string[] ys = [.. shared.Select((value, row) => Line(row, value, random.NextNormal()))];
        _x = _folder.Write("x.csv", Head + string.Concat(xs));
        _y = _folder.Write("y.csv", Head + string.Concat(ys));

        // The rows of Y from the last to the first, and two that X does not have.
        _turned = _folder.Write("turned.csv", Head + string.Concat(ys.Reverse()) + Line(Rows, 1, 2) + Line(Rows + 1, 3, 4));
    }

    private static string Head => ",a,b\n";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Attribute_pairs_rows_by_name()
    {
        string sorted = Run("attribute", _x, _y);
        using JsonDocument json = JsonDocument.Parse(Run("attribute", _x, _turned, "--pair-by", "names"));
        using JsonDocument expected = JsonDocument.Parse(sorted);
        Assert.Equal(expected.RootElement.GetProperty("mi_bits").GetDouble(), json.RootElement.GetProperty("mi_bits").GetDouble());
        Assert.Contains($"{Rows} pairs of rows of the same name; 0 of {Rows} rows of X and 2 of {Rows + 2} of Y have no partner", json.RootElement.ToString(), StringComparison.Ordinal);

        string Run(params string[] args)
        {
            ToolResult result = Tool.Run([.. args, "--json", "--permutations", "19", .. Quick]);
            Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
            return result.Output;
        }
    }

    [Fact]
    public void Attribute_refuses_names_in_other_rows_unless_the_order_is_right()
    {
        string same = _folder.Write("same.csv", string.Join('\n', File.ReadAllLines(_turned)[..(Rows + 1)]) + "\n");
        Refusal.Assert(
            Tool.Run(["attribute", _x, same, "--permutations", "19", .. Quick]),
            $"{Rows} of {Rows} row names that X and Y share are in other rows", "choose --pair-by names, or --pair-by rows if the order of the files is right.");
        Refusal.Assert(Tool.Run(["attribute", _x, _turned, "--permutations", "19", .. Quick]), $"they share {Rows} row names, which --pair-by names pairs");
        Refusal.Assert(Tool.Run(["attribute", _x, _turned, "--pair-by", "rows", "--permutations", "19", .. Quick]), $"X has {Rows} rows and Y has {Rows + 2}");
        Assert.Equal(0, Tool.Run(["attribute", _x, same, "--pair-by", "rows", "--permutations", "19", .. Quick]).ExitCode);
        Refusal.Assert(Tool.Run(["attribute", _x, same, "--pair-by", "clone"]), "--pair-by: 'clone' is none of names, rows");
    }

    [Fact]
    public void Score_pairs_rows_by_name_and_reads_decimal_commas()
    {
        string results = _folder.File("out");
        Assert.Equal(0, Tool.Run(["estimate", _x, _y, "--out", results, .. Quick]).ExitCode);
        string model = Path.Combine(results, "model.npz");
        string[] sorted = Tool.Run("score", model, _x, _y).Output.Split('\n');
        string[] byName = Tool.Run("score", model, _x, _turned, "--pair-by", "names").Output.Split('\n');
        Assert.Equal(sorted.Select(Bits), byName.Select(Bits));
        Refusal.Assert(Tool.Run("score", model, _x, _turned), "--pair-by names pairs");

        string comma = _folder.Write("comma.csv", File.ReadAllText(_y).Replace(',', ';').Replace('.', ','));
        string commaX = _folder.Write("commax.csv", File.ReadAllText(_x).Replace(',', ';').Replace('.', ','));
        Assert.Equal(sorted, Tool.Run("score", model, commaX, comma, "--decimal", ",").Output.Split('\n'));

        static string Bits(string line) => line.Split(',') is [string name, .., string bits] ? $"{name.Split('|')[0]} {bits}" : line;
    }

    [Fact]
    public void Every_command_that_reads_samples_or_tables_says_how_files_are_read()
    {
        var context = new CommandContext(TextWriter.Null, TextWriter.Null, ErrorIsTerminal: false, TestContext.Current.CancellationToken);
        string[] readers = ["estimate", "attribute", "encode", "score", "inspect", "convert", "markov-test", "pseudotime", "interaction-roc", "partners", "shuffle-test"];
        Command[] commands = [.. All(CommandLineApplication.CreateRoot(context)).Where(command => readers.Contains(command.Name))];
        Assert.Equal(readers.Order(), commands.Select(command => command.Name).Order());
        Assert.All(commands, command => Assert.Equal(["--decimal", "--max-expansion"], command.Options.Select(option => option.Name).Intersect(["--decimal", "--max-expansion"])));

        static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);
    }

    private static string Line(int row, double a, double b) => string.Create(CultureInfo.InvariantCulture, $"r{row},{a:F6},{b:F6}\n");
}
