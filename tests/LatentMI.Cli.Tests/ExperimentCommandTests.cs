using LatentMI.Cli.Tests.Figures;
using LatentMI.Experiments.Catalog;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Tests;

public sealed class ExperimentCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.File("grid");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_list_names_every_experiment()
    {
        ToolResult result = Tool.Run("experiment", "list");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ExperimentList.All.Select(experiment => experiment.Id),
            result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void An_experiment_is_run_plotted_compared_and_reported()
    {
        Succeed("run", "gaussian-grid", "--estimators", "ksg", "--out", Store, "--quiet");
        IReadOnlyList<ExperimentRecord> records = RecordStore.Read(Store);
        Assert.Equal(36, records.Count);

        // In ten columns that copy one, neighbors find more where there is more.
        double[] rising = [.. records.Where(record => record.DatasetParameters.Number("d") == 10).OrderBy(record => record.TrueBits).Select(record => record.EstimateBits!.Value)];
        Assert.Equal(rising.Order(), rising);
        Assert.Equal(0, rising[0], 0.1);

        string printed = Succeed("compare", "gaussian-grid", "--out", Store).Output;
        Assert.Contains("| ksg | 9 | 36 | 0 |", printed, StringComparison.Ordinal);
        Assert.Equal(printed, File.ReadAllText(Path.Combine(Store, "comparison.md")));
        Assert.StartsWith("table,row,column,value", File.ReadAllText(Path.Combine(Store, "comparison.csv")), StringComparison.Ordinal);

        string[] written = Succeed("plot", "gaussian-grid", "--out", Store).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(6, written.Length);
        Assert.All(written, file => Assert.True(new FileInfo(file).Length > 1000));
        Assert.Equal(0, Tool.Run("report", Store).ExitCode);
        Assert.Contains("data:image/png", File.ReadAllText(Path.Combine(Store, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_alone_are_read_and_what_is_made_of_them_goes_where_it_is_said()
    {
        string archive = _folder.File("archive");
        Write(archive, "coverage", [Of("lmi", seed: 0, lower: 0.9, upper: 1.1)]);
        string[] before = Directory.GetFileSystemEntries(archive);
        Assert.Contains("| lmi |", Succeed("compare", "coverage", "--out", archive).Output, StringComparison.Ordinal);
        ToolResult refused = Tool.Run("experiment", "plot", "coverage", "--out", archive);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("name a directory for the figures with --to", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(archive));

        string made = _folder.File("made");
        Succeed("compare", "coverage", "--out", archive, "--to", made);
        Succeed("plot", "coverage", "--out", archive, "--to", made);
        Assert.True(File.Exists(Path.Combine(made, "comparison.csv")));
        Assert.NotEmpty(Directory.GetFiles(made, "*.png"));
        Assert.Equal(before, Directory.GetFileSystemEntries(archive));
    }

    [Fact]
    public void Experiments_are_summarized_side_by_side()
    {
        // The same experiment in two folders, as of other seeds, is one family; estimators without intervals are left out.
        string folder = _folder.File("several");
        Write(Path.Combine(folder, "one"), "coverage", [Of("lmi", seed: 0, lower: 0.9, upper: 1.1), Of("ksg", seed: 0, lower: null, upper: null)]);
        Write(Path.Combine(folder, "two"), "coverage", [Of("lmi", seed: 1, lower: 1.05, upper: 1.2)]);
        Write(Path.Combine(folder, "three"), "shapes", [Of("lmi", seed: 0, lower: 0.9, upper: 1.1)]);
        string target = _folder.File("summary");
        string printed = Succeed("summary", folder, "--out", target).Output;
        Assert.Contains("| coverage | lmi | 2 |", printed, StringComparison.Ordinal);
        Assert.Contains("| shapes | lmi | 1 |", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("ksg", printed, StringComparison.Ordinal);
        Assert.Equal(printed, File.ReadAllText(Path.Combine(target, "summary.md")));
        Assert.StartsWith("table,row,column,value", File.ReadAllText(Path.Combine(target, "summary.csv")), StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(target, "figures", "coverage-by-family.png")).Length > 1000);
        var figure = new FigureDocument(File.ReadAllText(Path.Combine(target, "figures", "coverage-by-family.svg")));
        Assert.Contains(figure.Texts, text => text.Text == "coverage, lmi: 1 of 2");
        Assert.Contains(figure.Texts, text => text.Text == "shapes, lmi: 1 of 1");

        // Without an interval there is nothing to tell.
        string none = _folder.File("none");
        Write(none, "sliced", [Of("ksg", seed: 0, lower: null, upper: null)]);
        ToolResult refused = Tool.Run("experiment", "summary", none);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("no estimate has an interval", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no experiment 'nope'", "run", "nope")]
    [InlineData("--mnist", "run", "mnist")]
    [InlineData("there is no such file", "run", "mnist", "--mnist", "nowhere")]
    [InlineData("--mnist is empty; give the name of a folder.", "run", "mnist", "--mnist", "")]
    [InlineData("--classes", "run", "proteins")]
    [InlineData("a file of vectors for each class", "run", "proteins", "--classes", "one.npy")]
    [InlineData("'3-1' cannot be used", "run", "gaussian-grid", "--seeds", "3-1")]
    [InlineData("'oracle' is none of", "run", "gaussian-grid", "--estimators", "ksg,oracle")]
    [InlineData("is not the folder of an experiment", "plot", "gaussian-grid", "--out", "nowhere")]
    [InlineData("is not the folder of an experiment", "compare", "gaussian-grid", "--out", "nowhere")]
    [InlineData("nowhere: holds no records of experiments", "summary", "nowhere")]
    public void What_cannot_be_done_is_told_in_one_line(string words, params string[] args)
    {
        ToolResult result = Tool.Run(["experiment", .. args]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(words, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.False(Directory.Exists("lmi-experiments"));
    }

    [Fact]
    public void A_folder_of_another_experiment_or_without_records_is_refused()
    {
        using (RecordStore.Open(Store, ExperimentList.Find("gaussian-grid").Describe()))
        {
        }

        Assert.Contains("holds the experiment gaussian-grid, not sliced", Refuse("compare", "sliced"), StringComparison.Ordinal);
        Assert.Contains("not sliced", Refuse("run", "sliced"), StringComparison.Ordinal);
        Assert.Contains("holds no records yet", Refuse("plot", "gaussian-grid"), StringComparison.Ordinal);
        Assert.Contains("there is no such folder", RefuseReference(), StringComparison.Ordinal);

        string Refuse(string command, string id)
        {
            ToolResult result = Tool.Run("experiment", command, id, "--out", Store);
            Assert.Equal(2, result.ExitCode);
            return Assert.Single(result.ErrorLines);
        }

        string RefuseReference()
        {
            Succeed("run", "gaussian-grid", "--estimators", "ksg", "--out", Store, "--quiet");
            return Assert.Single(Tool.Run("experiment", "compare", "gaussian-grid", "--out", Store, "--reference", "nowhere").ErrorLines);
        }
    }

    private static ToolResult Succeed(params string[] args)
    {
        ToolResult result = Tool.Run(["experiment", .. args]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        return result;
    }

    private static void Write(string folder, string id, ExperimentRecord[] records)
    {
        using var store = RecordStore.Open(folder, ExperimentList.Find(id).Describe());
        foreach (ExperimentRecord record in records)
        {
            store.Append(record);
        }
    }

    private static ExperimentRecord Of(string estimator, ulong seed, double? lower, double? upper)
    {
        ParameterSet details = [];
        if (lower is { } low && upper is { } high)
        {
            details = new() { { "lower", low }, { "upper", high } };
        }

        return new ExperimentRecord
        {
            Experiment = "coverage",
            Dataset = "gaussian",
            DatasetParameters = new() { { "k", 1 }, { "n", 2000 } },
            Estimator = estimator,
            EstimatorParameters = [],
            Seed = seed,
            EstimateBits = 1.1,
            TrueBits = 1,
            Seconds = 1,
            Threads = 1,
            Version = "test",
            Warnings = [],
            Error = null,
            Details = details,
        };
    }
}
