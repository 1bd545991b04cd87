using System.CommandLine;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Studies.Pairing;
using LatentMI.Studies.Transfer;

namespace LatentMI.Benchmarks.Verifying;

/// <summary><c>transfer</c>: how near transfer entropy and active information storage are to their known values, and how often the test calls them significant.</summary>
internal static class TransferCommand
{
    private static readonly string[] Quantities = ["X to Y", "Y to X", "storage of X", "storage of Y"];

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var families = new Option<TransferFamily[]>("--family") { Description = "The families.", DefaultValueFactory = _ => Enum.GetValues<TransferFamily>(), AllowMultipleArgumentsPerToken = true };
        var estimators = new Option<string[]>("--estimator") { Description = "The estimators.", DefaultValueFactory = _ => ["gaussian", "ksg", "lmi"], AllowMultipleArgumentsPerToken = true };
        var rows = new Option<int>("--rows") { Description = "The rows of each series.", DefaultValueFactory = _ => 2000 };
        var history = new Option<int>("--history") { Description = "k and l; truth is known for others than 1 where the family is Gaussian.", DefaultValueFactory = _ => 1 };
        var permutations = new Option<int>("--permutations") { Description = "The surrogates of the test; 0 for none.", DefaultValueFactory = _ => 0 };
        var first = new Option<ulong>("--first-seed") { Description = "The first seed.", DefaultValueFactory = _ => 0 };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => 5 };
        var command = new Command("transfer", "Compares transfer entropy with known values.") { families, estimators, rows, history, permutations, first, seeds };
        command.SetAction(parse =>
        {
            var table = new MarkdownTable("series", "estimator", "quantity", "true bits", "mean", "root mean square error", "in the interval", "p at most 0.05", "warnings", "seconds");
            foreach (TransferFamily family in parse.GetValue(families)!)
            {
                foreach (string estimator in parse.GetValue(estimators)!)
                {
                    Measure(table, family, estimator, parse.GetValue(rows), parse.GetValue(history), parse.GetValue(permutations), parse.GetValue(first), parse.GetValue(seeds));
                }
            }

            table.Write(Console.Out);
        });
        return command;
    }

    private static void Measure(MarkdownTable table, TransferFamily family, string estimator, int rows, int history, int permutations, ulong first, int seeds)
    {
        double[] truth = [];
        var results = new List<(TransferResult Result, HistoryEstimate[] Estimates)>();
        for (ulong seed = first; seed < first + (ulong)seeds; seed++)
        {
            var data = TransferData.Create(family, rows, history, seed);
            truth = data.Truth;
            var study = new TransferStudy(EstimatorCatalog.Find(estimator)!, [], new EstimatorRun { Seed = seed })
            {
                Histories = new TransferHistories { Target = history, Source = history, Delay = data.Delay },
                Permutations = permutations,
            };
            TransferResult result = study.Run(data.X, data.Y, new LaggedRows(rows, numbers: null, []));
            results.Add((result, [result.XToY, result.YToX, result.StorageX, result.StorageY]));
            Console.Error.WriteLine(FormattableString.Invariant(
                $"{family}, {estimator}, seed {seed}: {string.Join("; ", results[^1].Estimates.Zip(truth, (estimate, bits) => FormattableString.Invariant($"{estimate.Bits:F3} of {bits:F3} ({estimate.Interval?.Lower:F3} to {estimate.Interval?.Upper:F3}) p {estimate.PValue:F3}")))}, block {result.Block}, worth {result.Memory?.IndependentRows:F0}: {string.Join(' ', result.Warnings.Select(warning => warning.Id))}"));
        }

        for (int i = 0; i < truth.Length; i++)
        {
            HistoryEstimate[] estimates = [.. results.Select(result => result.Estimates[i])];
            HistoryEstimate[] known = [.. estimates.Where(estimate => estimate.Interval is not null)];
            table.AddRow(
                family.ToString().ToLowerInvariant(),
                estimator,
                Quantities[i],
                Number.Of(truth[i], "0.000"),
                Number.Of(estimates.Average(estimate => estimate.Bits), "0.000"),
                Number.Of(Math.Sqrt(estimates.Average(estimate => Math.Pow(estimate.Bits - truth[i], 2))), "0.000"),
                known.Length == 0 ? string.Empty : FormattableString.Invariant($"{known.Count(estimate => estimate.Interval!.Value.Lower <= truth[i] && truth[i] <= estimate.Interval.Value.Upper)} of {known.Length}"),
                estimates[0].PValue is null ? string.Empty : FormattableString.Invariant($"{estimates.Count(estimate => estimate.PValue <= 0.05)} of {seeds}"),
                i > 0 ? string.Empty : string.Join(", ", results.SelectMany(result => result.Result.Warnings.DistinctBy(warning => warning.Id)).CountBy(warning => warning.Id).Select(same => FormattableString.Invariant($"{same.Key} {same.Value}"))),
                i > 0 ? string.Empty : Number.Of(results.Average(result => result.Result.Elapsed.TotalSeconds), "0.0"));
        }
    }
}
