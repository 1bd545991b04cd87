using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LatentMI.Cli.Help;
using LatentMI.Numerics;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Cli.Tests.Sweeps;

/// <summary>A plan says what <c>lmi estimate</c> says, and its estimates are the same numbers.</summary>
public sealed class SweepSettingsTests : IDisposable
{
    private const int Rows = 240;

    /// <summary>The options of <c>lmi estimate</c> that no estimate of a plan has, and what is in their place.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["seed"] = "seeds",
        ["threads"] = "--threads",
        ["quiet"] = "--quiet",
        ["decimal"] = "decimal of the plan, or of a group",
        ["max-expansion"] = "max-expansion of the plan, or of a group",
        ["out"] = "the folder of the sweep",
        ["force"] = "the folder of the sweep",
        ["into"] = "nothing: a file of one estimate",
        ["into-key"] = "nothing: a file of one estimate",
        ["json"] = "the tables of the sweep",
        ["format"] = "the tables of the sweep",
        ["curve"] = "nothing: it is more than one value",
        ["pairs"] = "nothing: a table of pairs names rows of two files, not of many groups",
        ["x-id"] = "nothing, as for pairs",
        ["y-id"] = "nothing, as for pairs",
        ["embeddings"] = "nothing, as for pairs",
    };

    private readonly TemporaryFolder _folder = new();

    public SweepSettingsTests()
    {
        WriteTable("t.csv", decimalMark: '.', names: i => $"r{i}");
        WriteTable("comma.csv", decimalMark: ',', names: i => $"r{i}");
        WriteTable("moved.csv", decimalMark: '.', names: i => $"r{(i * 7) % Rows}");
        _folder.Write("names.txt", "a\nb\nc\n");
        _folder.Write("bare.csv", string.Join('\n', Enumerable.Range(0, Rows).Select(i => Line(i, '.', ',', columns: 3))) + "\n");
        _folder.Write("meta.csv", "day\n" + string.Join('\n', Enumerable.Range(0, Rows).Select(i => i % 3)) + "\n");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("estimator: ksg", "--estimator ksg")]
    [InlineData("estimator: ksg, k: 5, ksg-algorithm: 2, no-tie-noise: true, no-standardize: true", "--estimator ksg --k 5 --ksg-algorithm 2 --no-tie-noise --no-standardize")]
    [InlineData("estimator: ksg, batch-rows: 100", "--estimator ksg --batch-rows 100")]
    [InlineData("estimator: sliced, slices: 20", "--estimator sliced --slices 20")]
    [InlineData("estimator: gaussian, where: 'day > 0'", "--estimator gaussian --where 'day > 0'")]
    [InlineData("estimator: ksg, where: 'day > 0', max-rows: 90", "--estimator ksg --where 'day > 0' --max-rows 90")]
    [InlineData("estimator: gaussian, pair-by: clone", "--estimator gaussian --pair-by clone")]
    [InlineData("estimator: gaussian, pair-by: clone, pairings: 4, shuffle-control: true", "--estimator gaussian --pair-by clone --pairings 4 --shuffle-control")]
    [InlineData("estimator: gaussian, pair-by: names", "--estimator gaussian --pair-by names")]
    [InlineData("estimator: gaussian, pair-by: rows", "--estimator gaussian --pair-by rows")]
    [InlineData("estimator: gaussian, shuffle-control: true", "--estimator gaussian --shuffle-control")]
    [InlineData("estimator: gaussian, log1p: true", "--estimator gaussian --log1p")]
    [InlineData("estimator: ksg, normalize-total: true", "--estimator ksg --normalize-total")]
    [InlineData("estimator: gaussian, normalize-total: 50, log1p: true, top-variable: 2, scale-clip: 2", "--estimator gaussian --normalize-total 50 --log1p --top-variable 2 --scale-clip 2")]
    [InlineData("estimator: ksg, where: 'day == 1', normalize-total: true", "--estimator ksg --where 'day == 1' --normalize-total")]
    [InlineData("estimator: ksg, given: Z", "--estimator ksg --given t.csv:z_*")]
    [InlineData("estimator: ksg, given: Z, where: 'day != 2', max-rows: 100", "--estimator ksg --given t.csv:z_* --where 'day != 2' --max-rows 100")]
    [InlineData("effort: quick, given: Z, surrogates: 4", "--effort quick --given t.csv:z_* --surrogates 4")]
    [InlineData("effort: quick, group-by: clone", "--effort quick --group-by clone")]
    [InlineData("effort: quick, group-by: 'clone,pen', where: 'day > 0'", "--effort quick --group-by clone,pen --where 'day > 0'")]
    [InlineData("effort: quick, leave-out: columns, labels: none, folds: 4", "--effort quick --leave-out columns --labels none --folds 4")]
    [InlineData("effort: quick, pair-by: clone, group-by: pen, surrogates: 0", "--effort quick --pair-by clone --group-by pen --surrogates 0")]
    [InlineData("effort: quick, permutations: 19, permute: latents", "--effort quick --permutations 19 --permute latents")]
    [InlineData("effort: quick, group-by: clone, permutations: 19, permute: latents", "--effort quick --group-by clone --permutations 19 --permute latents")]
    [InlineData("effort: quick, time-series: 5", "--effort quick --time-series 5")]
    [InlineData("representation: linear, column-scores: standard, latent-dims: 2, no-linear-recovery: true", "--representation linear --column-scores standard --latent-dims 2 --no-linear-recovery")]
    [InlineData("preset: mended, epochs: 2, latent-dims: 2, hidden-width: 8", "--preset mended --epochs 2 --latent-dims 2 --hidden-width 8")]
    [InlineData("estimator: mine, steps: 20, critic-width: 4", "--estimator mine --steps 20 --critic-width 4")]
    public void The_estimate_is_that_of_the_command(string settings, string options) =>
        AssertSame("X: t.csv:x_*, Y: t.csv:y_*, Z: t.csv:z_*", settings, ["t.csv:x_*", "t.csv:y_*", .. Words(options)]);

    [Theory]
    [InlineData("{file: 't.csv:x_*', where: 'day < 2'}", "{file: 't.csv:y_*', where: 'day < 2'}", "t.csv:x_* t.csv:y_* --where-x 'day < 2' --where-y 'day < 2'")]
    [InlineData("{file: 't.csv:x_*', log1p: true}", "{file: 't.csv:y_*', scale-clip: 1.5}", "t.csv:x_* t.csv:y_* --log1p-x --scale-clip-y 1.5")]
    [InlineData("{file: 't.csv:x_*', normalize-total: 10, top-variable: 2}", "{file: 't.csv:y_*', normalize-total: true, top-variable: 2}", "t.csv:x_* t.csv:y_* --normalize-total-x 10 --normalize-total-y --top-variable-x 2 --top-variable-y 2")]
    [InlineData("{file: 'bare.csv:a,c', names: names.txt}", "{file: 'bare.csv:b', names: names.txt}", "bare.csv:a,c bare.csv:b --names-x names.txt --names-y names.txt")]
    [InlineData("{file: 'comma.csv:x_*', decimal: ','}", "{file: 'comma.csv:y_*', decimal: ','}", "comma.csv:x_* comma.csv:y_* --decimal ,")]
    [InlineData("{file: 'bare.csv', metadata: meta.csv}", "'t.csv:y_*'", "bare.csv t.csv:y_* --metadata-x meta.csv", "where: 'day == 1'", "--where 'day == 1'")]
    [InlineData("'moved.csv:x_*'", "'t.csv:y_*'", "moved.csv:x_* t.csv:y_*", "pair-by: names", "--pair-by names")]
    [InlineData("'moved.csv:x_*'", "'t.csv:y_*'", "moved.csv:x_* t.csv:y_*", "pair-by: rows", "--pair-by rows")]
    [InlineData("{file: 't.csv:x_*', where: 'day > 0'}", "'moved.csv:y_*'", "t.csv:x_* moved.csv:y_* --where-x 'day > 0'", "pair-by: names", "--pair-by names")]
    public void Groups_say_what_the_command_says_of_a_side(string x, string y, string sides, string settings = "", string options = "") =>
        AssertSame($"X: {x}, Y: {y}", $"estimator: gaussian{(settings.Length > 0 ? ", " : "")}{settings}", [.. Words(sides), "--estimator", "gaussian", .. Words(options)]);

    [Fact]
    public void A_decimal_mark_of_the_plan_is_that_of_its_groups()
    {
        _folder.Write("plan.yaml", "decimal: ','\ngroups: {X: 'comma.csv:x_*', Y: 'comma.csv:y_*'}\nestimate: {estimator: gaussian}");
        Assert.Equal(Command(["t.csv:x_*", "t.csv:y_*", "--estimator", "gaussian"]), Sweep().EstimateBits);
    }

    [Fact]
    public void Rows_with_missing_values_are_left_out_of_both_sides()
    {
        // Of the rows of t.csv, some lack a value of m_0, others of n_0.
        AssertSame("X: t.csv:m_*, Y: t.csv:n_*", "estimator: gaussian, drop-missing: true", ["t.csv:m_*", "t.csv:n_*", "--estimator", "gaussian", "--drop-missing"]);
        AssertSame("X: t.csv:label, Y: t.csv:n_*", "estimator: mixed, drop-missing: true", ["t.csv:label", "t.csv:n_*", "--estimator", "mixed", "--drop-missing"]);
    }

    [Fact]
    public void Text_is_read_as_labels_where_the_estimator_takes_them()
    {
        AssertSame("X: t.csv:state, Y: t.csv:y_*", "estimator: mixed", ["t.csv:state", "t.csv:y_*", "--estimator", "mixed"]);
        AssertSame("X: t.csv:state, Y: t.csv:y_*", "effort: quick", ["t.csv:state", "t.csv:y_*", "--effort", "quick"]);
        ToolResult result = Run("groups: {X: t.csv:state, Y: 't.csv:y_*'}\nestimate: [{estimator: mixed}, {estimator: ksg}]");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("state", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_value_of_a_column_has_an_estimate_of_its_own()
    {
        ToolResult result = Run("groups: {X: 't.csv:x_*', Y: 't.csv:y_*'}\nestimate: {estimator: gaussian, by: day}");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        ExperimentRecord[] records = [.. RecordStore.Read(_folder.File("out")).OrderBy(record => record.EstimatorParameters.Text("level"))];
        Assert.Equal(["0", "1", "2"], records.Select(record => record.EstimatorParameters.Text("level")));
        Assert.Equal(
            records.Select(record => record.EstimateBits),
            Enumerable.Range(0, 3).Select(day => Command(["t.csv:x_*", "t.csv:y_*", "--estimator", "gaussian", "--where", $"day == {day}"])));
        Assert.Contains("by=day level=1", File.ReadAllText(_folder.File("out/results.csv")), StringComparison.Ordinal);

        // As written for a column of text, and for one value alone.
        ToolResult one = Run("groups: {X: 't.csv:x_*', Y: 't.csv:y_*'}\nestimate: {estimator: gaussian, by: state, level: calm, where: 'day > 0'}");
        Assert.Equal((0, string.Empty), (one.ExitCode, one.Error));
        Assert.Equal(
            Command(["t.csv:x_*", "t.csv:y_*", "--estimator", "gaussian", "--where", "day > 0 & state == 'calm'"]),
            Assert.Single(RecordStore.Read(_folder.File("out"))).EstimateBits);
    }

    [Fact]
    public void Lags_do_not_cross_trials()
    {
        // Three trials of 80 rows: the pairs of a lag are those of each trial.
        ToolResult result = Run("groups: {X: 't.csv:x_*', Y: 't.csv:y_*'}\nlags: [0, 2]\nlag-within: trial\npairs: [[X, Y]]\nestimate: {estimator: gaussian}");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        ExperimentRecord lagged = RecordStore.Read(_folder.File("out")).Single(record => record.DatasetParameters.Number("lag") == 2);
        Assert.Null(lagged.Error);
        Assert.Equal(Rows - 6, lagged.Details.Number("rows"));
        Assert.Equal("trial", lagged.DatasetParameters.Text("lag_within"));

        string[] lines = File.ReadAllLines(_folder.File("t.csv"));
        _folder.Write("earlier.csv", Lines(lines, row => row % 80 < 78, 0));
        _folder.Write("later.csv", Lines(lines, row => row % 80 < 78, 2));
        Assert.Equal(Command(["earlier.csv:x_*", "later.csv:y_*", "--estimator", "gaussian", "--pair-by", "rows"]), lagged.EstimateBits);

        ToolResult again = Run("groups: {X: 't.csv:x_*', Y: 't.csv:y_*'}\nlags: 1\nlag-within: day\nestimate: {estimator: gaussian}");
        Assert.Contains("begins again", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_setting_is_another_estimate_and_another_sweep()
    {
        Assert.Equal(0, Run("groups: {X: 't.csv:x_*', Y: 't.csv:y_*'}\nestimate: {estimator: gaussian, where: 'day > 0'}").ExitCode);
        _folder.Write("plan.yaml", "groups: {X: 't.csv:x_*', Y: 't.csv:y_*'}\nestimate: {estimator: gaussian, where: 'day > 1'}");
        Assert.Contains("it lacks the estimate estimator=gaussian where=day > 1", Again(), StringComparison.Ordinal);
        _folder.Write("plan.yaml", "groups: {X: {file: 't.csv:x_*', log1p: true}, Y: 't.csv:y_*'}\nestimate: {estimator: gaussian, where: 'day > 0'}");
        Assert.Contains("the group X was", Again(), StringComparison.Ordinal);

        string Again() => Tool.Run("sweep", _folder.File("plan.yaml"), "--out", _folder.File("out"), "--quiet").Error;
    }

    [Theory]
    [InlineData("estimator: ksg, group-by: clone", "group-by keeps rows together when rows are split, which estimator ksg does not support")]
    [InlineData("pairings: 3", "pairings counts the random pairings of pair-by COLUMN")]
    [InlineData("pairings: 3, pair-by: names", "pairings counts random pairings, and pair-by names makes a single one")]
    [InlineData("pairings: 3, pair-by: clone, permutations: 9", "permutations applies to a single estimate, but pairings makes several")]
    [InlineData("where: 'day >'", "the condition \"day >\"")]
    [InlineData("where: 'week == 1'", "no group has the column 'week'")]
    [InlineData("by: week", "no group has the column 'week'")]
    [InlineData("level: 1", "level is a value of the column that by names")]
    [InlineData("given: W", "given: there is no group 'W'; the groups are X, Y, Z")]
    [InlineData("given: Z, estimator: gaussian", "given applies to estimator lmi and ksg, not to gaussian")]
    [InlineData("given: Z, pair-by: clone", "pair-by cannot be combined with given")]
    [InlineData("group-by: 'clone,'", "group-by names an empty column")]
    [InlineData("group-by: clone, time-series: 5", "group-by and time-series both determine which rows stay together")]
    [InlineData("seed: 1", "there is no setting seed")]
    public void What_means_nothing_is_refused_with_its_line(string settings, string expected)
    {
        ToolResult result = Run($"groups: {{X: 't.csv:x_*', Y: 't.csv:y_*', Z: 't.csv:z_*'}}\nestimate: {{{settings}}}");
        Assert.Equal(2, result.ExitCode);
        string line = Assert.Single(result.ErrorLines);
        Assert.Contains("line 2", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_estimate_is_given_is_no_side()
    {
        Assert.Contains("so it cannot be X or Y, too", Run("groups: {X: 't.csv:x_*', Z: 't.csv:z_*'}\npairs: [[X, Z]]\nestimate: {estimator: ksg, given: Z}").Error, StringComparison.Ordinal);
        Assert.Contains("lags need that", Run("groups: {X: 't.csv:x_*', Y: 't.csv:y_*'}\nlags: 1\nestimate: {estimator: gaussian, pair-by: names}").Error, StringComparison.Ordinal);
        Assert.Contains("metadata is used by", Run("groups: {X: {file: 't.csv:x_*', metadata: meta.csv}, Y: 't.csv:y_*'}").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_of_estimate_has_its_place_in_a_plan()
    {
        Command estimate = Documentation.Commands().Single(command => HelpPage.FullName(command) == "lmi estimate");
        HashSet<string> settings = [.. SweepEstimates.Settings.Select(setting => setting.Name)];
        string[] keys = GroupKeys();
        foreach (string option in HelpGroups.Of(estimate).SelectMany(group => group.Options).Where(option => option is not (System.CommandLine.Help.HelpOption or HelpAllOption)).Select(option => option.Name[2..]))
        {
            string side = option.EndsWith("-x", StringComparison.Ordinal) || option.EndsWith("-y", StringComparison.Ordinal) || option.EndsWith("-z", StringComparison.Ordinal) ? option[..^2] : "";
            Assert.True(settings.Contains(option) || keys.Contains(side) || Elsewhere.ContainsKey(option), $"A plan cannot say --{option}: name it in a table of settings, or here with what is in its place.");
        }

        HashSet<string> options = [.. HelpGroups.Of(estimate).SelectMany(group => group.Options).Select(option => option.Name[2..])];
        Assert.All(settings.Except(SweepSettings.All.Select(setting => setting.Name)), setting => Assert.Contains(setting, options));
    }

    /// <summary>The keys of a group, which the schema states as the reader knows them.</summary>
    private static string[] GroupKeys()
    {
        using JsonDocument schema = JsonDocument.Parse(Documentation.Read("docs/sweep-plan.schema.json"));
        return [.. schema.RootElement.GetProperty("definitions").GetProperty("group").GetProperty("properties").EnumerateObject().Select(property => property.Name)];
    }

    private static string Lines(string[] table, Func<int, bool> isKept, int shift) =>
        table[0] + "\n" + string.Concat(Enumerable.Range(0, Rows).Where(isKept).Select(row => table[1 + row + shift] + "\n"));

    private static string[] Words(string options) =>
        [.. System.Text.RegularExpressions.Regex.Matches(options, "'([^']*)'|([^ ]+)").Select(word => word.Groups[1].Success ? word.Groups[1].Value : word.Groups[2].Value)];

    private static string Line(int i, char decimalMark, char separator, int columns)
    {
        var random = new RandomStream(7, RandomPurpose.Data, (ulong)i);
        double shared = random.NextUniform();
        return string.Join(separator, Enumerable.Range(0, columns).Select(column => Written((column % 2 == 0 ? shared : 0) + random.NextUniform(), decimalMark)));
    }

    private static string Written(double value, char decimalMark) => value.ToString("R", CultureInfo.InvariantCulture).Replace('.', decimalMark);

    private void WriteTable(string name, char decimalMark, Func<int, string> names)
    {
        char separator = decimalMark == ',' ? ';' : ',';
        var text = new StringBuilder(string.Join(separator, ["name", "x_0", "x_1", "x_2", "y_0", "y_1", "y_2", "z_0", "m_0", "n_0", "day", "clone", "pen", "trial", "state", "label"]) + "\n");
        for (int i = 0; i < Rows; i++)
        {
            string values = Line(i, decimalMark, separator, columns: 7);
            string m = i % 11 == 3 ? "" : Line(i, decimalMark, separator, columns: 1);
            string n = i % 13 == 5 ? "" : Line(i + Rows, decimalMark, separator, columns: 1);
            string label = i % 17 == 2 ? "" : i % 2 == 0 ? "up" : "down";
            text.Append(string.Join(separator, [names(i), values, m, n, $"{i % 3}", $"c{i / 2}", $"p{i / 8}", $"{i / 80}", i % 2 == 0 ? "calm" : "wild", label]) + "\n");
        }

        _folder.Write(name, text.ToString());
    }

    private void AssertSame(string groups, string settings, string[] command)
    {
        // Where the estimator draws nothing, the command takes no seed.
        int seed = settings.Contains("estimator: gaussian", StringComparison.Ordinal) ? 0 : 3;
        _folder.Write("plan.yaml", $"groups: {{{groups}}}\npairs: [[X, Y]]\nseeds: {seed}\nestimate: {{{settings}}}");
        ExperimentRecord record = Sweep();
        Assert.Equal(Command(seed == 0 ? command : [.. command, "--seed", "3"]), record.EstimateBits);
        Assert.Equal(settings.Contains("permutations", StringComparison.Ordinal), record.Details.Contains("p_value"));
    }

    private ExperimentRecord Sweep()
    {
        if (Directory.Exists(_folder.File("out")))
        {
            Directory.Delete(_folder.File("out"), recursive: true);
        }

        ToolResult result = Tool.Run("sweep", _folder.File("plan.yaml"), "--out", _folder.File("out"), "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        ExperimentRecord record = Assert.Single(RecordStore.Read(_folder.File("out")));
        Assert.Null(record.Error);
        return record;
    }

    private ToolResult Run(string plan)
    {
        _folder.Write("plan.yaml", plan);
        if (Directory.Exists(_folder.File("out")))
        {
            Directory.Delete(_folder.File("out"), recursive: true);
        }

        return Tool.Run("sweep", _folder.File("plan.yaml"), "--out", _folder.File("out"), "--quiet");
    }

    /// <summary>The bits that the command prints.</summary>
    private double? Command(string[] args)
    {
        string[] found = [.. args.Select(word => File.Exists(_folder.File(word.Split(':')[0])) ? _folder.File(word) : word)];
        ToolResult result = Tool.Run(["estimate", .. found, "--json", "--quiet"]);
        Assert.True(result.ExitCode == 0, result.Error);
        using JsonDocument json = JsonDocument.Parse(result.Output);
        return json.RootElement.GetProperty("mi_bits").GetDouble();
    }
}
