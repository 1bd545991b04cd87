using System.CommandLine;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;

namespace LatentMI.Benchmarks.Verifying;

/// <summary><c>conditional</c>: the accuracy of the estimators of I(X;Y|Z) on data of known information.</summary>
internal static class ConditionalCommand
{
    private const int DefaultRows = 2000;
    private const ulong DefaultFirstSeed = 10;
    private const int DefaultSeeds = 3;
    private const int Permutations = 19;

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "The rows of each data set.", DefaultValueFactory = _ => DefaultRows };
        var columns = new Option<int[]>("--d")
        {
            Description = "The columns of each side.",
            DefaultValueFactory = _ => [5, 50, 500],
            AllowMultipleArgumentsPerToken = true,
        };
        var first = new Option<ulong>("--first-seed") { Description = "The first seed.", DefaultValueFactory = _ => DefaultFirstSeed };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => DefaultSeeds };
        var only = new Option<string>("--only") { Description = "Only the data whose name contains this.", DefaultValueFactory = _ => "" };
        var threads = new Option<int>("--threads") { Description = "The number of threads.", DefaultValueFactory = _ => 1 };
        var command = new Command("conditional", "Compares estimates of I(X;Y|Z) with known information.") { rows, columns, first, seeds, only, threads };
        command.SetAction(parse =>
        {
            var table = new MarkdownTable("data", "d", "true bits", "chain rule", "root mean square error", "in interval", "neighbors on latents", "p", "seconds");
            foreach (ConditionalData data in ConditionalData.All.Where(data => data.Name.Contains(parse.GetRequiredValue(only), StringComparison.OrdinalIgnoreCase)))
            {
                foreach (int d in parse.GetRequiredValue(columns))
                {
                    Measure(table, data, d, parse.GetValue(rows), parse.GetValue(first), parse.GetValue(seeds), parse.GetValue(threads));
                }
            }

            table.Write(Console.Out);
        });
        return command;
    }

    private static void Measure(MarkdownTable table, ConditionalData data, int columns, int rows, ulong first, int seeds, int threads)
    {
        var estimates = new List<ConditionalLatentMiEstimate>();
        var pValues = new List<double>();
        for (ulong seed = first; seed < first + (ulong)seeds; seed++)
        {
            (Samples x, Samples y, Samples z) = data.Create(rows, columns, seed);
            ConditionalLatentMiEstimate estimate =
                new ConditionalLatentMiEstimator(LatentMiOptions.Default with { Seed = seed, Threads = threads }).Estimate(x, y, z);
            estimates.Add(estimate);
            pValues.Add(LocalPermutationTest.Run(estimate, Permutations).PValue);
            Console.Error.WriteLine(FormattableString.Invariant(
                $"{data.Name}, {columns} columns, seed {seed}: {estimate.Bits:F3} of {data.TrueBits:F3} bits, error {estimate.Interval?.StandardError:F3}, neighbors {estimate.NeighborBits:F3}, p {pValues[^1]:F2}, {string.Join(" ", ConditionalDiagnosis.Find(estimate).Select(found => found.Id))}"));
        }

        int covered = estimates.Count(estimate => estimate.Interval is { } made && made.Lower <= data.TrueBits && data.TrueBits <= made.Upper);
        double squares = estimates.Average(estimate => (estimate.Bits - data.TrueBits) * (estimate.Bits - data.TrueBits));
        table.AddRow(
            data.Name,
            Number.Of(columns, "0"),
            Number.Of(data.TrueBits, "0.000"),
            Number.Of(estimates.Average(estimate => estimate.Bits), "0.000"),
            Number.Of(Math.Sqrt(squares), "0.000"),
            FormattableString.Invariant($"{covered} of {seeds}"),
            Number.Of(estimates.Average(estimate => estimate.NeighborBits), "0.000"),
            FormattableString.Invariant($"{pValues.Min():F2} to {pValues.Max():F2}"),
            Number.Of(estimates.Average(estimate => estimate.Elapsed.TotalSeconds), "0.0"));
    }
}
