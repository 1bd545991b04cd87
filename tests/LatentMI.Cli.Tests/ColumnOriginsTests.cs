using System.Globalization;
using System.Text;
using System.Text.Json;
using LatentMI.IO.Formats.Npy;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

/// <summary>What chooses or orders columns or rows, by what is written of them: always the numbers and names of the user's file.</summary>
public class ColumnOriginsTests
{
    private const int Rows = 240;
    private const int Columns = 6;

    // The column of X that Y is made from; it varies most.
    private const int Informed = 4;

    private static readonly string[] Quick =
        ["--quiet", "--threads", "1", "--representation", "linear", "--surrogates", "0", "--permutations", "19"];

    public static TheoryData<string, string, string> Choices
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (string format in new[] { "csv", "npy", "parquet" })
            {
                data.Add(format, "5,4,1", "");
                data.Add(format, "", "--top-variable-x 3");
                data.Add(format, "3-", "--log1p-x --top-variable-x 2 --scale-clip-x 5");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void A_chosen_column_has_its_number_and_name_in_every_output(string format, string columns, string steps)
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, format);
        string path = folder.File("out");
        string address = columns.Length == 0 ? x : $"{x}:{columns}";

        string table = Run(["attribute", address, y, "--top", "1", "--out", path, .. Quick, .. Words(steps)]);

        string label = format == "npy" ? "4" : "gene4";
        string[] lines = table.Split('\n');
        Assert.StartsWith($"   1  {label} ", lines[Array.FindIndex(lines, line => line.StartsWith("rank", StringComparison.Ordinal)) + 1], StringComparison.Ordinal);
        string[] first = File.ReadAllLines(Path.Combine(path, "columns_x.csv"))[1].Split(',');
        Assert.Equal(("1", "4", format == "npy" ? string.Empty : "gene4"), (first[0], first[1], first[2]));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "result.json")));
        int[] numbers = [.. json.RootElement.GetProperty("x").GetProperty("column_numbers").EnumerateArray().Select(number => number.GetInt32())];
        JsonElement ranked = json.RootElement.GetProperty("attribution").GetProperty("x").GetProperty("columns");
        Assert.Equal(numbers.Order(), ranked.EnumerateArray().Select(column => column.GetProperty("column").GetInt32()).Order());
        Assert.All(ranked.EnumerateArray(), column => Assert.Equal(
            column.GetProperty("column").GetInt32(), numbers[column.GetProperty("position").GetInt32()]));
        Assert.Equal(Informed, ranked[0].GetProperty("column").GetInt32());

        // Of the tables one column of Y is chosen.
        JsonElement numbersY = json.RootElement.GetProperty("y").GetProperty("column_numbers");
        Assert.Equal(format == "npy" ? "null" : "[0]", JsonSerializer.Serialize(numbersY));
        Assert.Contains($">{label}<", File.ReadAllText(Path.Combine(path, "report.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(path, "columns_x.png")));
    }

    [Fact]
    public void Chosen_pixels_are_drawn_at_their_places_in_the_file()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, "npy");
        string path = folder.File("out");

        Run(["attribute", x, y, "--top-variable-x", "3", "--image-x", "2x3", "--out", path, .. Quick]);
        ToolResult refused = Tool.Run(["attribute", x, y, "--top-variable-x", "3", "--image-x", "2x2", .. Quick]);

        Assert.True(File.Exists(Path.Combine(path, "map_x.png")));
        Assert.Contains("is an image of 4 pixels, but X has 3 of 6 columns;", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Chosen_rows_have_their_numbers_in_every_table()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, "csv");
        string path = folder.File("out");

        Run(["estimate", $"{x}:gene4", y, "--where-x", "gene5 == 1", "--where-y", "half == 1", "--max-rows", "50", "--estimator", "ksg", "--out", path, "--format", "csv"]);

        string[][] rows = [.. File.ReadAllLines(Path.Combine(path, "rows.csv")).Select(line => line.Split(','))];
        string[][] values = [.. File.ReadAllLines(Path.Combine(path, "pmi.csv")).Select(line => line.Split(','))];
        Assert.Equal(["row", "row_x", "row_y", "pmi_bits", "estimated"], values[0]);
        Assert.Equal(51, values.Length);
        for (int i = 1; i < values.Length; i++)
        {
            // Every second row was chosen on both sides.
            Assert.Equal(0, int.Parse(values[i][1], CultureInfo.InvariantCulture) % 2);
            Assert.Equal(values[i][1..3], rows[i][..2]);
        }
    }

    [Fact]
    public void Errors_name_the_row_and_column_of_the_file()
    {
        using var folder = new TemporaryFolder();
        double[] values = [.. Enumerable.Range(0, Rows * Columns).Select(i => i * 0.6180339887498949 % 1)];
        values[(100 * Columns) + 3] = double.NaN;
        string broken = Npy(folder, "broken.npy", values, Columns);
        (string x, string y) = Write(folder, "npy");

        ToolResult nan = Tool.Run("estimate", $"{broken}:5,3", y, "--estimator", "ksg");
        ToolResult negative = Tool.Run("estimate", $"{x}:4", y, "--log1p-y", "--estimator", "ksg");

        Assert.Contains("row 101, column 4;", Assert.Single(nan.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("ln(1 + x) needs values above -1, and row ", Assert.Single(negative.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_without_names_are_written_with_their_numbers()
    {
        using var folder = new TemporaryFolder();
        (string x, _) = Write(folder, "npy");
        string target = folder.File("chosen.csv");

        Run(["convert", $"{x}:5,2", "--out", target]);

        string[] head = File.ReadLines(target).First().Split(',');
        Assert.EndsWith("5", head[^2], StringComparison.Ordinal);
        Assert.EndsWith("2", head[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "--estimator ksg")]
    [InlineData("npy", "--estimator ksg")]
    [InlineData("csv", "--representation linear --surrogates 0")]
    public void Warnings_name_the_columns_of_the_file(string format, string options)
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = WriteDoubtful(folder, format);

        string[] all = Warnings(x, y, options);
        string[] chosen = Warnings($"{x}:5,3,1", $"{y}:2,1", options);

        // Numbers count from 1 in sentences.
        string counter = Name(format, 3, "gene", "X");
        string[] expected = [$"({Name(format, 5, "gene", "X")} is {Name(format, 2, "cell", "Y")})", $"like row numbers or times: {counter}."];
        Assert.All(new[] { all, chosen }, warnings => Assert.All(expected, words => Assert.Contains(warnings, warning => warning.Contains(words, StringComparison.Ordinal))));
        if (options.Contains("linear", StringComparison.Ordinal))
        {
            Assert.Contains(all, warning => warning.StartsWith("1 of 6 columns of X is constant", StringComparison.Ordinal));
            Assert.Contains(chosen, warning => warning.StartsWith("1 of 3 columns of X is constant", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Scales_tails_and_lost_digits_are_those_of_the_columns_of_the_file()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = WriteDoubtful(folder, "csv");
        (string floats, _) = WriteDoubtful(folder, "float32");

        string scales = Assert.Single(Warnings($"{x}:4,2", $"{y}:1", "--estimator ksg --no-standardize"));
        string tails = Assert.Single(Warnings($"{x}:4,2", $"{y}:1", "--representation linear --surrogates 0 --column-scores standard"));
        string digits = Assert.Single(Warnings($"{floats}:2,4", $"{y}:1", "--estimator ksg"), warning => warning.Contains("float32", StringComparison.Ordinal));

        Assert.Contains($"Values of {Name("csv", 2, "gene", "X")} spread ", scales, StringComparison.Ordinal);
        Assert.StartsWith("1 of 2 columns of X has values more than 10 standard deviations from their mean", tails, StringComparison.Ordinal);
        Assert.StartsWith($"In {Name("npy", 4, "gene", "X")} float32 numbers near", digits, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_chosen_columns_encodes_them_and_keeps_the_names_of_rows()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, "csv");
        string named = folder.Write("named.csv", string.Concat(File.ReadLines(x).Select((line, row) => $"{(row == 0 ? "name" : $"s{row}")},{line}\n")));
        string path = folder.File("out");
        string encoded = folder.File("encoded.csv");

        Run(["estimate", $"{named}:gene4,gene1", y, "--out", path, "--format", "csv", .. Quick]);
        Run(["encode", Path.Combine(path, "model.npz"), $"{named}:gene4,gene1", "--out", encoded, "--quiet"]);
        string found = folder.File("found.csv");
        Run(["encode", Path.Combine(path, "model.npz"), named, "--out", found, "--quiet"]);

        string[][] rows = [.. File.ReadAllLines(Path.Combine(path, "rows.csv")).Skip(1).Select(line => line.Split(','))];
        string[][] latents = [.. File.ReadAllLines(encoded).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(Enumerable.Range(1, Rows).Select(row => $"s{row}"), latents.Select(line => line[0]));
        Assert.Equal(rows.Select(line => line[0]), latents.Select(line => line[0]));

        // Of all columns of the file, those of the model are found by their names.
        Assert.Equal(File.ReadAllText(encoded), File.ReadAllText(found));
    }

    [Fact]
    public void Sweeps_warn_of_chosen_columns_and_name_them_in_errors()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = WriteDoubtful(folder, "csv");
        string plan = folder.Write("plan.yaml", $"groups: {{a: '{x}:5,3', b: '{y}:2,1'}}\nestimate: {{estimator: ksg}}");
        string path = folder.File("sweep");

        Run(["sweep", plan, "--out", path, "--jobs", "1", "--quiet"]);

        string record = File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(path, "records"))));
        Assert.Contains("shared-columns", record, StringComparison.Ordinal);
        Assert.Contains("shared-columns", File.ReadAllText(Path.Combine(path, "results.csv")), StringComparison.Ordinal);

        string[] broken = File.ReadAllLines(x);
        broken[101] = string.Join(',', broken[101].Split(',').Select((value, column) => column == 3 ? "nan" : value));
        string missing = folder.Write("missing.csv", string.Join('\n', broken) + "\n");
        string another = folder.Write("missing.yaml", $"groups: {{a: '{missing}:5,3', b: '{y}:2,1'}}\nestimate: {{estimator: ksg}}");
        string failed = Run(["sweep", another, "--out", folder.File("none"), "--quiet"]);
        Assert.Contains("row 101, column 4 (gene3);", failed, StringComparison.Ordinal);
    }

    private static string Run(string[] args)
    {
        ToolResult result = Tool.Run(args);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        return result.Output;
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// X of columns gene0 to gene5: small numbers, but gene4, which spreads most, and gene5, which is 1 in every second row and 0 in the others; Y of gene4 with
    /// noise, and in a CSV half, which is gene5.
    /// </summary>
    private static (string X, string Y) Write(TemporaryFolder folder, string format)
    {
        var random = new RandomStream(seed: 11, RandomPurpose.Data);
        var x = new double[Rows * Columns];
        var y = new double[Rows * 2];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                x[(row * Columns) + column] = 1 + (0.1 * (column + 1) * random.NextUniform());
            }

            double informed = 8 * random.NextUniform();
            x[(row * Columns) + Informed] = informed;
            x[(row * Columns) + 5] = row % 2;
            y[row * 2] = informed + (0.5 * random.NextNormal());
            y[(row * 2) + 1] = -3 + random.NextNormal();
        }

        if (format == "npy")
        {
            return (Npy(folder, "x.npy", x, Columns), Npy(folder, "y.npy", y, 2));
        }

        string fileX = folder.Write("x.csv", Csv(x, Columns, "gene"));
        var halves = new StringBuilder("value,half\n");
        for (int row = 0; row < Rows; row++)
        {
            halves.Append(CultureInfo.InvariantCulture, $"{y[row * 2]:R},{row % 2}\n");
        }

        string fileY = $"{folder.Write("y.csv", halves.ToString())}:value";
        if (format == "csv")
        {
            return (fileX, fileY);
        }

        string converted = folder.File("x.parquet");
        Run(["convert", fileX, "--out", converted]);
        return (converted, fileY);
    }

    private static string[] Warnings(string x, string y, string options)
    {
        using JsonDocument json = JsonDocument.Parse(Run(["estimate", x, y, "--json", "--quiet", "--threads", "1", .. Words(options)]));
        return [.. json.RootElement.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!)];
    }

    /// <summary>What a sentence calls the column with this number, from 0.</summary>
    private static string Name(string format, int column, string prefix, string side) =>
        format == "npy" ? $"column {column + 1} of {side}" : $"column {column + 1} ({prefix}{column}) of {side}";

    /// <summary>
    /// X, whose column 1 is constant, 2 spreads far, 3 numbers the rows, and 4 has an outlier and an offset that float32 has few digits beside; column 2 of Y is
    /// column 5 of X in other units.
    /// </summary>
    private static (string X, string Y) WriteDoubtful(TemporaryFolder folder, string format)
    {
        var random = new RandomStream(seed: 12, RandomPurpose.Data);
        var x = new double[Rows * Columns];
        var y = new double[Rows * 3];
        for (int row = 0; row < Rows; row++)
        {
            double[] values = [random.NextNormal(), 2, 1000 * random.NextNormal(), row, 1e6 + random.NextNormal() + (row == 7 ? 1000 : 0), random.NextNormal()];
            values.CopyTo(x, row * Columns);
            new[] { random.NextNormal(), random.NextNormal(), 1 - (3 * values[5]) }.CopyTo(y, row * 3);
        }

        if (format == "float32")
        {
            string path = folder.File("x32.npy");
            using FileStream stream = File.Create(path);
            NpyWriter.Write(stream, Samples.Create(Array.ConvertAll(x, value => (float)value), Rows, Columns));
            return (path, string.Empty);
        }

        return format == "npy"
            ? (Npy(folder, "x.npy", x, Columns), Npy(folder, "y.npy", y, 3))
            : (folder.Write("x.csv", Csv(x, Columns, "gene")), folder.Write("y.csv", Csv(y, 3, "cell")));
    }

    private static string Npy(TemporaryFolder folder, string name, double[] values, int columns)
    {
        string path = folder.File(name);
        using FileStream stream = File.Create(path);
        NpyWriter.Write(stream, Samples.Create(values, values.Length / columns, columns));
        return path;
    }

    private static string Csv(double[] values, int columns, string prefix)
    {
        var text = new StringBuilder(string.Join(',', Enumerable.Range(0, columns).Select(column => $"{prefix}{column}"))).Append('\n');
        foreach (double[] row in values.Chunk(columns))
        {
            text.Append(string.Join(',', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))).Append('\n');
        }

        return text.ToString();
    }
}
