using LatentMI.Cli.Commands;
using LatentMI.Cli.Hosting;
using LatentMI.Experiments.Comparing;
using LatentMI.Reporting.Figures;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Tests.Reports;

/// <summary>Small folders of an estimate and of an experiment, and their reports.</summary>
internal static class SampleReports
{
    /// <summary>A name that is markup where it is not encoded.</summary>
    public const string RoughName = "<b>&\"x'";

    /// <summary>Runs an estimate on learned codes into DIR/results.</summary>
    public static string WriteEstimate(TemporaryFolder folder, params string[] options)
    {
        (string x, string y) = SampleFiles.WritePair(folder, rows: 120);
        string rough = folder.File($"{RoughName}.csv");
        File.Move(x, rough);
        string results = folder.File("results");
        Assert.Equal(0, Tool.Run(["estimate", rough, y, "--quiet", "--out", results, .. options]).ExitCode);
        return results;
    }

    /// <summary>Writes the folder of an experiment: its records, and where it is complete, figures and a comparison.</summary>
    public static string WriteExperiment(TemporaryFolder folder, bool complete)
    {
        string path = folder.File("experiment");
        using (var store = RecordStore.Open(path, new ExperimentDescription("gaussian-grid", "Gaussian <grid> & truth", "0.1.0")))
        {
            foreach (ExperimentRecord record in Records)
            {
                store.Append(record);
            }
        }

        if (complete)
        {
            string figures = Path.Combine(path, "figures");
            Directory.CreateDirectory(figures);
            byte[] png = PointwiseFigure.Draw([.. Enumerable.Range(0, 200).Select(i => Math.Sin(i))]);
            File.WriteAllBytes(Path.Combine(figures, "error-of-estimates.png"), png);
            File.WriteAllText(Path.Combine(figures, "error-of-estimates.svg"), "<svg>the PNG goes before this</svg>");
            File.WriteAllText(
                Path.Combine(figures, "<vector>.svg"),
                """<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="300" height="100" fill="teal"/></svg>""");
            using FileStream comparison = File.Create(Path.Combine(path, "comparison.csv"));
            ComparisonCsv.Write(comparison, [Comparison]);
        }

        return path;
    }

    /// <summary>Records of two estimators, some with warnings and some failed.</summary>
    public static IReadOnlyList<ExperimentRecord> Records { get; } =
    [
        .. Enumerable.Range(0, 40).Select(i => new ExperimentRecord
        {
            Experiment = "gaussian-grid",
            Dataset = "gaussian",
            DatasetParameters = new ParameterSet { { "d", 10 * (1 + (i % 20)) }, { "k", 1 }, { "bits", 0.1 * (i % 20) }, { "transform", "none" } },
            Estimator = i < 20 ? "lmi" : "ksg",
            EstimatorParameters = i < 20
                ? new ParameterSet { { "preset", "default" }, { "latent_dims", 8 }, { "alpha", 1 }, { "lambda", 1 } }
                : new ParameterSet { { "k", 3 }, { "standardize", true } },
            Seed = (ulong)(i % 2),
            EstimateBits = i is 3 or 4 or 25 ? null : 0.1 * (i % 20),
            TrueBits = 0.1 * (i % 20),
            Seconds = i < 20 ? 30 + i : 0.5,
            Threads = 1,
            Version = "0.1.0",
            Warnings = i % 5 == 0 ? ["few-rows", "epoch-limit"] : [],
            Error = i switch { 3 or 4 => "the loss is <NaN> & stays so", 25 => "too few rows", _ => null },
        }),
    ];

    private static ComparisonTable Comparison { get; } = new(
        "scores",
        ["estimator", "score", "ours", "published", "difference", "within twice the standard error of the published value"],
        [
            [new("lmi"), new("mean squared error of all cells"), new(0.28712345), new(0.285), new(0.00212345), new("yes")],
            [new("ksg"), new("mean squared error of all cells"), new(1.18), new(1.177), new(0.003), new("<yes>, & more")],
        ],
        ["Three measurements failed."]);

    /// <summary>Makes the report of a folder and returns the page.</summary>
    public static string Create(string folder)
    {
        using var output = new StringWriter();
        var context = new CommandContext(output, TextWriter.Null, ErrorIsTerminal: false, TestContext.Current.CancellationToken);
        Assert.Equal(0, ReportCommand.Create(context).Parse([folder]).Invoke());
        string file = Path.Combine(folder, "report.html");
        Assert.StartsWith(file, output.ToString(), StringComparison.Ordinal);
        return File.ReadAllText(file);
    }
}
