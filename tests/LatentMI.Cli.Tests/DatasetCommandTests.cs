using System.Text.Json;
using LatentMI.IO;

namespace LatentMI.Cli.Tests;

public sealed class DatasetCommandTests
{
    [Fact]
    public void The_folder_holds_both_sides_and_the_truth_as_JSON()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Tool.Run(
            "dataset", "gaussian", "--d", "5", "--k", "2", "--bits", "1.5", "--rows", "50", "--transform", "asinh", "--seed", "7", "--out", folder.File("set"));

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal($"{folder.File("set")}: 50 rows of 5 and 5 columns that share 1.5000 bits{Environment.NewLine}", result.Output);
        Assert.Equal(["truth.json", "x.npy", "y.npy"], Names(folder.File("set")));
        using Samples y = SampleReader.Read(Path.Combine(folder.File("set"), "y.npy"), TestContext.Current.CancellationToken).Samples;
        Assert.Equal((50, 5, SampleType.Float32), (y.Count, y.Dimensions, y.Type));

        using JsonDocument truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.File("set"), "truth.json")));
        JsonElement root = truth.RootElement;
        Assert.Equal(
            ["name", "parameters", "seed", "true_bits", "truth", "rows", "dims_x", "dims_y", "version"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("gaussian", 7UL, 1.5), (root.GetProperty("name").GetString(), root.GetProperty("seed").GetUInt64(), root.GetProperty("true_bits").GetDouble()));
        Assert.Equal((50, 5, 5), (root.GetProperty("rows").GetInt32(), root.GetProperty("dims_x").GetInt32(), root.GetProperty("dims_y").GetInt32()));
        Assert.Equal(
            """{"d":5,"k":2,"bits":1.5,"n":50,"transform":"asinh"}""",
            JsonSerializer.Serialize(root.GetProperty("parameters")));
        Assert.StartsWith("exact", root.GetProperty("truth").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using var folder = new TemporaryFolder();
        byte[] first = MakeX(folder, "one", "3");
        Assert.Equal(first, MakeX(folder, "two", "3"));
        Assert.NotEqual(first, MakeX(folder, "three", "4"));

        static byte[] MakeX(TemporaryFolder folder, string name, string seed)
        {
            Assert.Equal(0, Tool.Run("dataset", "cross", "--exclusive", "2", "--n", "40", "--seed", seed, "--out", folder.File(name)).ExitCode);
            return File.ReadAllBytes(Path.Combine(folder.File(name), "x.npy"));
        }
    }

    [Theory]
    [InlineData("dense", """{"d":12,"k":2,"bits":1.5,"n":30}""")]
    [InlineData("heavy-tails", """{"d":12,"k":2,"bits":1.5,"n":30}""")]
    [InlineData("hidden", """{"d":12,"k":2,"bits":1.5,"n":30,"factors":3}""", "--factors", "3")]
    public void Harder_data_have_the_settings_that_were_given(string name, string parameters, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string set = folder.File("set");
        ToolResult result = Tool.Run(["dataset", name, "--d", "12", "--k", "2", "--bits", "1.5", "--rows", "30", "--out", set, .. options]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal($"{set}: 30 rows of 12 and 12 columns that share 1.5000 bits{Environment.NewLine}", result.Output);
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(set, "truth.json")));
        Assert.Equal(parameters, JsonSerializer.Serialize(truth.RootElement.GetProperty("parameters")));
    }

    [Theory]
    [InlineData("""{"d":3,"bits":4.5,"n":30}""", "hard-edged", "--d", "3", "--bits", "4.5", "--rows", "30")]
    [InlineData("""{"x":"poisson:0.02","y":"poisson:0.02","dx":7,"dy":7,"n":30}""", "independent", "--x", "poisson:0.02", "--dx", "7", "--rows", "30")]
    [InlineData(
        """{"x":"labels:5:zipf","y":"gaussian","dx":1,"dy":4,"n":30}""",
        "independent", "--x", "labels:5:zipf", "--y", "gaussian", "--dx", "1", "--dy", "4", "--rows", "30")]
    public void Data_of_the_experiments_on_accuracy_have_the_settings_that_were_given(string parameters, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string set = folder.File("set");
        ToolResult result = Tool.Run(["dataset", .. options, "--out", set]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(set, "truth.json")));
        Assert.Equal(parameters, JsonSerializer.Serialize(truth.RootElement.GetProperty("parameters")));
        Assert.Equal(options[0] == "hard-edged" ? 4.5 : 0, truth.RootElement.GetProperty("true_bits").GetDouble());
    }

    [Theory]
    [InlineData(1.0969, """{"shape":"absolute","exclusive":5,"n":30}""", "shapes", "--shape", "absolute", "--exclusive", "5", "--rows", "30")]
    [InlineData(0.2374, """{"kind":"binary","k":2,"n":30}""", "column-pairs", "--kind", "binary", "--k", "2", "--rows", "30")]
    [InlineData(
        0.7370, """{"predictors":"normal","outcome":"normal","k":2,"d":3,"n":30}""", "outcomes", "--outcome", "normal", "--dx", "3", "--k", "2", "--rows", "30")]
    [InlineData(
        1.4307, """{"d":5,"freedom":3,"k":2,"bits":1,"n":30}""", "shared-scale", "--d", "5", "--freedom", "3", "--k", "2", "--bits", "1", "--rows", "30")]
    [InlineData(4.5, """{"scale":"exponential","d":3,"bits":4.5,"n":30}""", "sums", "--d", "3", "--bits", "4.5", "--scale", "exponential", "--rows", "30")]
    [InlineData(3, """{"shape":"rectangle","side":8,"bits":3,"n":30}""", "images", "--shape", "rectangle", "--side", "8", "--bits", "3", "--rows", "30")]
    [InlineData(
        2, """{"activation":"relu","d":12,"k":2,"exclusive":3,"bits":2,"n":30}""",
        "teachers", "--activation", "relu", "--d", "12", "--k", "2", "--exclusive", "3", "--bits", "2", "--rows", "30")]
    public void Known_information_in_other_forms_has_the_settings_that_were_given(double bits, string parameters, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string set = folder.File("set");
        ToolResult result = Tool.Run(["dataset", .. options, "--out", set]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(set, "truth.json")));
        Assert.Equal(parameters, JsonSerializer.Serialize(truth.RootElement.GetProperty("parameters")));
        Assert.Equal(bits, truth.RootElement.GetProperty("true_bits").GetDouble(), 1e-4);
    }

    [Fact]
    public void Texts_are_made_of_the_sentences_of_two_files()
    {
        using var folder = new TemporaryFolder();
        string[] files = [.. new[] { "bad", "good" }.Select((name, i) =>
            folder.Write($"{name}.csv", string.Concat(Enumerable.Range(0, 20).Select(row => $"{(100 * i) + row},{row % 7}\n"))))];
        string set = folder.File("set");
        ToolResult result = Tool.Run(["dataset", "text", .. files, "--sentences", "3", "--rows", "6", "--out", set]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.StartsWith($"{set}: 6 rows of 6 and 6 columns", result.Output, StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(Path.Combine(set, "labels.csv"));
        Assert.All(lines[1..], line => Assert.Matches("^((bad|good)[+]){2}(bad|good),", line));
        Assert.Contains("\"label_bits\": 3", File.ReadAllText(Path.Combine(set, "truth.json")), StringComparison.Ordinal);

        result = Tool.Run(["dataset", "text", .. files, "--sentences", "3", "--rows", "8", "--out", set]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("at most 6 rows are possible.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Disjoint_rows_are_half_of_the_matrix_and_all_of_its_columns_unless_told_otherwise()
    {
        using var folder = new TemporaryFolder();
        string matrix = folder.Write("matrix.csv", string.Concat(Enumerable.Range(0, 9).Select(row => $"{row},{row + 100},{row + 200}\n")));
        string set = folder.File("set");
        ToolResult result = Tool.Run("dataset", "disjoint-rows", matrix, "--out", set);
        Assert.Equal($"{set}: 4 rows of 3 and 3 columns that share 0.0000 bits{Environment.NewLine}", result.Output);
        result = Tool.Run("dataset", "disjoint-rows", matrix, "--d", "2", "--rows", "3", "--log1p", "--out", set);
        Assert.Equal($"{set}: 3 rows of 2 and 2 columns that share 0.0000 bits{Environment.NewLine}", result.Output);
        result = Tool.Run("dataset", "disjoint-rows", matrix, "--rows", "5", "--out", set);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"lmi: matrix.csv: has 9 rows of 3 columns; two sides of 5 rows and 3 columns need more.{Environment.NewLine}", result.Error);
    }

    [Theory]
    [InlineData("disjoint-rows", "a.csv:0-1")]
    [InlineData("labels", "a.csv", "--label-column", "3", "--rows", "4")]
    [InlineData("text", "a.csv:0-1", "b.csv:0-1", "--rows", "2")]
    public void Files_are_read_with_the_decimal_mark_that_was_given(string name, params string[] words)
    {
        using var folder = new TemporaryFolder();
        foreach (int file in (int[])[0, 1])
        {
            folder.Write($"{"ab"[file]}.csv", string.Concat(Enumerable.Range(0, 60).Select(row => $"{row},5;-{row + file},25;{"ab"[row % 2]}\n")));
        }

        string[] command = ["dataset", name, .. words.Select(word => word.Contains(".csv", StringComparison.Ordinal) ? folder.File(word) : word), "--out", folder.File("set")];
        ToolResult refused = Tool.Run(command);
        Assert.Contains("(--decimal ,)", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, Tool.Run([.. command, "--decimal", ","]).ExitCode);
    }

    [Fact]
    public void Unequal_sides_have_as_many_columns_as_were_given_and_enough_for_the_pairs()
    {
        using var folder = new TemporaryFolder();
        string set = folder.File("set");
        string[] sides = ["dataset", "unequal", "--dx", "12", "--dy", "3", "--bits", "1", "--out", set];
        ToolResult result = Tool.Run([.. sides, "--k", "2"]);
        Assert.Equal($"{set}: 2000 rows of 12 and 3 columns that share 1.0000 bits{Environment.NewLine}", result.Output);
        Assert.Contains("4 pairs are more than the 3 columns of --dy", Tool.Run([.. sides, "--k", "4"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_a_table_are_paired_and_written()
    {
        using var folder = new TemporaryFolder();
        string table = folder.Write("cells.csv", "a,kind\n" + string.Concat(Enumerable.Range(0, 41).Select(i => $"{i},{(i % 2 == 0 ? "B" : "T")}\n")));
        string set = folder.File("set");
        ToolResult result = Tool.Run("dataset", "labels", table, "--label-column", "kind", "--out", set);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.StartsWith($"{set}: 20 rows of 1 and 1 columns that share 1.0000 bits", result.Output, StringComparison.Ordinal);
        using Samples x = SampleReader.Read(Path.Combine(set, "x.npy"), TestContext.Current.CancellationToken).Samples;
        string[] lines = File.ReadAllLines(Path.Combine(set, "labels.csv"));
        Assert.Equal("label_x,label_y", lines[0]);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => x[i, 0] % 2 == 0 ? "B,B" : "T,T"), lines[1..]);
    }

    [Fact]
    public void Files_are_classes_of_which_some_may_be_chosen()
    {
        using var folder = new TemporaryFolder();
        string[] files = [.. new[] { "a", "b", "c" }.Select((name, i) => folder.Write($"{name}.csv", string.Concat(Enumerable.Range(0, 20).Select(j => $"{(i * 100) + j}\n"))))];
        ToolResult result = Tool.Run(
            ["dataset", "labels", .. files, "--classes", "c,a", "--shuffled", "1", "--rows", "12", "--out", folder.File("set")]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string truth = File.ReadAllText(Path.Combine(folder.File("set"), "truth.json"));
        Assert.Contains("\"source\": \"a.csv,b.csv,c.csv\"", truth, StringComparison.Ordinal);
        Assert.Contains("\"classes\": \"c,a\"", truth, StringComparison.Ordinal);
    }

    [Fact]
    public void Digits_come_from_the_files_of_a_folder()
    {
        using var folder = new TemporaryFolder();
        folder.Write("train-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 2, .. Enumerable.Range(0, 16).Select(i => (byte)i)]);
        folder.Write("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 8, 1, 1, 0, 1, 0, 0, 0, 1]);
        ToolResult result = Tool.Run("dataset", "digits", "--rows", "4", "--mnist", folder.Path, "--out", folder.File("set"));
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("\"classes\": \"0,1\"", File.ReadAllText(Path.Combine(folder.File("set"), "truth.json")), StringComparison.Ordinal);
        Assert.Equal(["labels.csv", "truth.json", "x.npy", "y.npy"], Names(folder.File("set")));

        result = Tool.Run("dataset", "digits-to-label", "--rows", "8", "--mnist", folder.Path, "--out", folder.File("all"));
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("8 rows of 2 and 1 columns that share 1.0000 bits", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_earlier_data_set_is_replaced_as_a_whole_and_other_files_stay()
    {
        using var folder = new TemporaryFolder();
        string[] files = [folder.Write("a.csv", "1\n2\n3\n4\n"), folder.Write("b.csv", "1\n2\n3\n4\n")];
        string set = folder.File("set");
        Assert.Equal(0, Tool.Run(["dataset", "labels", .. files, "--out", set]).ExitCode);
        File.WriteAllText(Path.Combine(set, "notes.txt"), "mine");
        Assert.Equal(0, Tool.Run("dataset", "circle", "--n", "10", "--out", set).ExitCode);
        Assert.Equal(["notes.txt", "truth.json", "x.npy", "y.npy"], Names(set));
        Assert.Contains("\"circle\"", File.ReadAllText(Path.Combine(set, "truth.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_the_tool_has_not_made_are_not_overwritten()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.npy", "mine");
        ToolResult result = Tool.Run("dataset", "circle", "--out", folder.Path);
        Assert.Equal(
            (2, $"lmi: --out: '{folder.Path}' holds x.npy but no truth.json, so it was not written by 'lmi dataset'; use another directory.{Environment.NewLine}"),
            (result.ExitCode, result.Error));
        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Equal(["x.npy"], Names(folder.Path));
    }

    [Fact]
    public void Without_a_network_a_download_ends_with_one_line_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Tool.RunOffline("dataset", "digits", "--download", "--mnist", folder.File("mnist"), "--out", folder.File("set"));
        Assert.Equal(2, result.ExitCode);
        string line = Assert.Single(result.ErrorLines, text => text.StartsWith("lmi: ", StringComparison.Ordinal));
        Assert.Contains("cannot be downloaded (storage.googleapis.com: Name or service not known; ", line, StringComparison.Ordinal);
        Assert.Equal(line, result.ErrorLines[^1]);
        Assert.Empty(Names(folder.Path));
    }

    [Theory]
    [InlineData("dataset", "no command was given; 'lmi dataset --help' lists them.")]
    [InlineData("dataset spiral", "there is no command 'spiral'; 'lmi dataset --help' lists them.")]
    [InlineData("dataset circle", "Option '--out' is required; 'lmi dataset circle --help' lists the options.")]
    [InlineData("dataset circle --exclusive -1 --out set", "--exclusive: '-1' cannot be used; give a whole number of at least 0; 'lmi dataset circle --help' lists the options.")]
    [InlineData("dataset circle --exclusive 9999 --rows 999999 --out set", "--rows: 999999 rows of 10000 columns are more values than one array can hold; give fewer.")]
    [InlineData("dataset gaussian --d 2 --k 3 --bits 1 --out set", "--k: 3 pairs are more than the 2 columns of --d; give at most as many.")]
    [InlineData("dataset gaussian --d 2 --k 1 --bits 30 --out set", "--bits: 30 bits in 1 pair cannot be told apart in float32; give at most 20 bits for each pair of --k.")]
    [InlineData("dataset gaussian --d 2 --k 1 --bits 1 --transform log --out set", "--transform: 'log' is none of none, half-cube, asinh, uniform; 'lmi dataset gaussian --help' lists the options.")]
    [InlineData("dataset hard-edged --d 2 --bits 50 --out set", "--bits: 50 bits in 2 pairs cannot be told apart in float32; give at most 20 bits for each pair of --d.")]
    [InlineData("dataset sums --d 2 --bits 50 --out set", "--bits: 50 bits in 1 pair cannot be told apart in float32; give at most 20 bits for each pair of X and Y.")]
    [InlineData("dataset hard-edged --d 2 --bits 0 --out set", "--bits: '0' cannot be used; give a number of at least 0.0001; 'lmi dataset hard-edged --help' lists the options.")]
    [InlineData("dataset independent --x poison:1 --dx 3 --out set", "--x: 'poison:1' is not a family of columns, or its setting is out of range; families are written gaussian, student:1.2, poisson:0.02, zero-inflated:0.6, binary:0.5, labels:5, labels:5:zipf, one-hot:5, mixed, lognormal:4, cells, ar1:0.9.")]
    [InlineData("dataset independent --x gaussian --y ar1:1 --dx 3 --out set", "--y: 'ar1:1' is not a family of columns, or its setting is out of range; families are written gaussian, student:1.2, poisson:0.02, zero-inflated:0.6, binary:0.5, labels:5, labels:5:zipf, one-hot:5, mixed, lognormal:4, cells, ar1:0.9.")]
    [InlineData("dataset independent --x gaussian --dx 99999 --rows 999999 --out set", "--rows: 999999 rows of 99999 columns are more values than one array can hold; give fewer.")]
    [InlineData("dataset shapes --shape spiral --out set", "There is no shape 'spiral'; there are sine, cubic, parabola, absolute, circle, cross, scale, product, sign.")]
    [InlineData("dataset shapes --shape sine --exclusive 2147483647 --out set", "--rows: 2000 rows of 2147483648 columns are more values than one array can hold; give fewer.")]
    [InlineData("dataset column-pairs --kind ternary --out set", "There is no kind of pairs 'ternary'; there are binary, rare, letters, genotypes, counts, sign.")]
    [InlineData("dataset shared-scale --d 4 --k 5 --bits 1 --out set", "--k: 5 pairs are more than the 4 columns of a side; give at most 4.")]
    [InlineData("dataset outcomes --outcome date --dx 9 --out set", "There is no kind of outcome 'date'; there are normal, label, counts.")]
    [InlineData("dataset outcomes --outcome label --dx 9 --predictors letters --out set", "There is no kind of columns 'letters'; there are normal, genotypes.")]
    [InlineData("dataset outcomes --outcome label --dx 9 --k 10 --out set", "--k: 10 columns are more than the 9 of X; give at most 9.")]
    [InlineData("dataset shared-scale --d 4 --bits 1 --out set", "--bits: 1 bits need correlated pairs; give --k as well.")]
    [InlineData("dataset column-pairs --kind letters --k 2147483647 --out set", "--rows: 2000 rows of 8589934588 columns are more values than one array can hold; give fewer.")]
    [InlineData("dataset teachers --d 99 --k 2 --exclusive 2147483647 --bits 1 --out set", "--d: 99 columns do not determine 2147483649 latents; give at least 4294967299.")]
    [InlineData("dataset images --shape blob --bits 1 --side 7 --out set", "--side: '7' cannot be used; give a whole number of at least 8; 'lmi dataset images --help' lists the options.")]
    [InlineData("dataset images --shape blob --bits 50 --out set", "--bits: 50 bits in 2 pairs cannot be told apart in float32; give at most 20 bits for each pair of the figure's latents.")]
    [InlineData("dataset teachers --d 8 --k 2 --exclusive 2 --bits 1 --out set", "--d: 8 columns do not determine 4 latents; give at least 9.")]
    [InlineData("dataset digits --classes 0 --out set", "--classes: '0' cannot be used; give two or more names, separated by commas; 'lmi dataset digits --help' lists the options.")]
    [InlineData("dataset digits --shuffled 1.5 --out set", "--shuffled: '1.5' cannot be used; give a number from 0 to 1; 'lmi dataset digits --help' lists the options.")]
    [InlineData("dataset labels a.csv --out set", "a.csv: give --label-column, or a file for each class.")]
    [InlineData("dataset labels a.csv b.csv --label-column kind --out set", "--label-column: goes with one file; of several, each is a class by itself.")]
    public void Bad_input_is_told_in_one_line(string commandLine, string expected)
    {
        ToolResult result = Tool.Run(commandLine.Split(' '));
        Assert.Equal((2, $"lmi: {expected}{Environment.NewLine}", string.Empty), (result.ExitCode, result.Error, result.Output));
        Assert.False(Directory.Exists("set"));
    }

    private static IEnumerable<string?> Names(string folder) =>
        Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
