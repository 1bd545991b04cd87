using System.CommandLine;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Studies.Interactions;

namespace LatentMI.Benchmarks.Verifying;

/// <summary><c>scores</c>: the pointwise information of new pairs by a trained model, beside its estimate and the truth.</summary>
internal static class ScoresCommand
{
    private const int DefaultRows = 2000;
    private const ulong DefaultFirstSeed = 10;
    private const int DefaultSeeds = 3;

    private delegate ILatentEstimator Preset(ulong seed, int? neighbors, int threads);

    private static readonly (string Name, Preset Create)[] Presets =
    [
        ("default", (seed, neighbors, threads) => new LatentMiEstimator(new() { ScoreNeighbors = neighbors, Seed = seed, Threads = threads })),
        ("network", (seed, neighbors, threads) => new LatentMiEstimator(
            new() { Representation = RepresentationChoice.Network, ScoreNeighbors = neighbors, Seed = seed, Threads = threads })),
        ("mended", (seed, neighbors, threads) => new PublishedLmiEstimator(
            PublishedLmiOptions.Mended with { ScoreNeighbors = neighbors, Seed = seed, Threads = threads })),
        ("paper", (seed, neighbors, threads) => new PublishedLmiEstimator(
            PublishedLmiOptions.Paper with { ScoreNeighbors = neighbors, Seed = seed, Threads = threads })),
    ];

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "The rows that train, and as many new pairs.", DefaultValueFactory = _ => DefaultRows };
        var first = new Option<ulong>("--first-seed") { Description = "The first seed.", DefaultValueFactory = _ => DefaultFirstSeed };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => DefaultSeeds };
        var only = new Option<string>("--only") { Description = "Only the data whose name contains this.", DefaultValueFactory = _ => "" };
        var presets = new Option<string[]>("--presets")
        {
            Description = "default, network (default with --representation network), mended, paper.",
            DefaultValueFactory = _ => ["default", "network", "mended"],
            AllowMultipleArgumentsPerToken = true,
        };
        var neighbors = new Option<int?>("--neighbors") { Description = "The nearest neighbors that pairs are scored by; the preset's by default." };
        var threads = new Option<int>("--threads") { Description = "The number of threads.", DefaultValueFactory = _ => 1 };
        var command = new Command("scores", "Compares scores of new pairs with the estimate and with known information.")
        {
            rows, first, seeds, only, presets, neighbors, threads,
        };
        command.SetAction(parse =>
        {
            var table = new MarkdownTable(
                "data", "preset", "estimate", "new pairs", "new - estimate", "standard error", "re-paired", "truth of re-paired", "RMSE", "ROC AUC", "AUC of the truth");
            foreach (ScoreData data in ScoreData.All.Where(data => data.Name.Contains(parse.GetRequiredValue(only), StringComparison.OrdinalIgnoreCase)))
            {
                foreach ((string name, Preset create) in Presets.Where(preset => parse.GetRequiredValue(presets).Contains(preset.Name)))
                {
                    ScoreResult[] results =
                    [
                        .. Enumerable.Range(0, parse.GetValue(seeds)).Select(s => Measure(
                            data, seed => create(seed, parse.GetValue(neighbors), parse.GetValue(threads)), parse.GetValue(rows), parse.GetValue(first) + (ulong)s)),
                    ];
                    AddRow(table, data.Name, name, results);
                }
            }

            table.Write(Console.Out);
        });
        return command;
    }

    private static ScoreResult Measure(ScoreData data, Func<ulong, ILatentEstimator> create, int rows, ulong seed)
    {
        (Samples x, Samples y) = data.Create(2 * rows, seed);
        int[] training = [.. Enumerable.Range(0, rows)];
        int[] added = [.. training.Select(i => rows + i)];
        LatentEstimate estimate = create(seed).Estimate(x.SelectRows(training), y.SelectRows(training), progress: null, CancellationToken.None);
        (Samples newX, Samples newY) = (x.SelectRows(added), y.SelectRows(added));
        int[] partners = [.. training.Select(i => (i + 1) % rows)];
        double[] paired = [.. estimate.Model.ScorePointwise(newX, newY)];
        double[] repaired = [.. estimate.Model.ScorePointwise(newX, newY.SelectRows(partners))];
        double[] truePaired = [.. Enumerable.Range(0, rows).Select(i => data.Pointwise(newX, i, newY, i))];
        double[] trueRepaired = [.. Enumerable.Range(0, rows).Select(i => data.Pointwise(newX, i, newY, partners[i]))];
        return new ScoreResult(
            estimate.Bits,
            paired.Average(),
            Math.Sqrt(SquaredError(paired) + SquaredError([.. estimate.PointwiseBits.Where(bits => !double.IsNaN(bits))])),
            repaired.Average(),
            trueRepaired.Average(),
            Math.Sqrt(paired.Zip(truePaired, (score, truth) => (score - truth) * (score - truth)).Average()),
            Auc(paired, repaired),
            Auc(truePaired, trueRepaired));
    }

    private static double SquaredError(double[] values)
    {
        double mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean)) / values.Length;
    }

    private static double Auc(double[] paired, double[] repaired) =>
        RocCurve.Of([.. paired, .. repaired], [.. paired.Select(_ => true), .. repaired.Select(_ => false)]).Auc;

    private static void AddRow(MarkdownTable table, string data, string preset, ScoreResult[] results)
    {
        table.AddRow(
            data,
            preset,
            Number.Of(results.Average(result => result.Estimate), "0.000"),
            Number.Of(results.Average(result => result.Paired), "0.000"),
            string.Join(" ", results.Select(result => Number.Of(result.Paired - result.Estimate, "0.000"))),
            Number.Of(results.Average(result => result.Error), "0.000"),
            Number.Of(results.Average(result => result.Repaired), "0.00"),
            Number.Of(results.Average(result => result.TrueRepaired), "0.00"),
            Number.Of(results.Average(result => result.RootMeanSquareError), "0.00"),
            Number.Of(results.Average(result => result.Auc), "0.000"),
            Number.Of(results.Average(result => result.TrueAuc), "0.000"));
    }

    /// <summary>Scores by one model, in bits.</summary>
    /// <param name="Estimate">The estimate.</param>
    /// <param name="Paired">The mean score of new pairs.</param>
    /// <param name="Error">The standard error of the difference of the two.</param>
    /// <param name="Repaired">The mean score of new rows re-paired at random.</param>
    /// <param name="TrueRepaired">Its true value.</param>
    /// <param name="RootMeanSquareError">Of the scores of new pairs.</param>
    /// <param name="Auc">The area under the ROC curve of new pairs against re-paired ones.</param>
    /// <param name="TrueAuc">That of the true values.</param>
    private sealed record ScoreResult(
        double Estimate, double Paired, double Error, double Repaired, double TrueRepaired, double RootMeanSquareError, double Auc, double TrueAuc);
}
