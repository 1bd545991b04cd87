using System.CommandLine;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators.Latent;
using LatentMI.Preparing;

namespace LatentMI.Benchmarks.Verifying;

/// <summary><c>series</c>: the default method on time series of known information, with and without the block that its warning names.</summary>
internal static class SeriesCommand
{
    private const ulong DefaultFirstSeed = 200;
    private const int DefaultSeeds = 5;

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "The rows of each data set.", DefaultValueFactory = _ => 3000 };
        var columns = new Option<int>("--d") { Description = "The columns of each side.", DefaultValueFactory = _ => 20 };
        var bits = new Option<double>("--bits") { Description = "The information of the rows of a moment.", DefaultValueFactory = _ => 0 };
        var memories = new Option<double[]>("--phi")
        {
            Description = "The correlations of a row with the one before it.",
            DefaultValueFactory = _ => [0, 0.5, 0.9, 0.97, 0.99],
            AllowMultipleArgumentsPerToken = true,
        };
        var first = new Option<ulong>("--first-seed") { Description = "The first seed.", DefaultValueFactory = _ => DefaultFirstSeed };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => DefaultSeeds };
        var threads = new Option<int>("--threads") { Description = "The number of threads.", DefaultValueFactory = _ => 1 };
        var command = new Command("series", "Estimates time series of known information.") { rows, columns, bits, memories, first, seeds, threads };
        command.SetAction(parse =>
        {
            var table = new MarkdownTable("phi", "true bits", "as rows", "in interval", "warned", "block", "as series", "standard deviation", "standard error", "in interval");
            foreach (double phi in parse.GetRequiredValue(memories))
            {
                Measure(
                    table, phi, parse.GetValue(rows), parse.GetValue(columns), parse.GetValue(bits), parse.GetValue(first), parse.GetValue(seeds), parse.GetValue(threads));
            }

            table.Write(Console.Out);
        });
        return command;
    }

    private static void Measure(
        MarkdownTable table, double phi, int rows, int columns, double bits, ulong first, int seeds, int threads)
    {
        var asRows = new List<LatentMiEstimate>();
        var asSeries = new List<LatentMiEstimate>();
        var blocks = new List<int>();
        for (ulong seed = first; seed < first + (ulong)seeds; seed++)
        {
            (Samples x, Samples y) = SeriesData.Create(rows, columns, phi, bits, seed);
            LatentMiOptions options = LatentMiOptions.Default with { Seed = seed, Threads = threads };
            asRows.Add(new LatentMiEstimator(options).Estimate(x, y));
            blocks.Add(RowMemory.Find(x, y, seed)?.Block ?? 1);
            string series;
            try
            {
                asSeries.Add(new LatentMiEstimator(options with { TimeSeriesBlock = blocks[^1] }).Estimate(x, y));
                series = FormattableString.Invariant(
                    $"{asSeries[^1].Bits:F3} of error {asSeries[^1].Interval?.StandardError ?? double.NaN:F3} ({asSeries[^1].Representations.First(score => score.Chosen).Name}, {asSeries[^1].Calibration!.Ratio}, {string.Join(" ", asSeries[^1].Warnings.Select(warning => warning.Id))})");
            }
            catch (InputException e)
            {
                series = e.Message;
            }

            Console.Error.WriteLine(FormattableString.Invariant(
                $"phi {phi}, seed {seed}: as rows {asRows[^1].Bits:F3}, block {blocks[^1]}, as series {series}"));
        }

        double mean = Mean(asSeries);
        table.AddRow(
            Number.Of(phi, "0.00"),
            Number.Of(bits, "0.000"),
            Number.Of(Mean(asRows), "0.000"),
            Covered(asRows),
            FormattableString.Invariant($"{asRows.Count(estimate => estimate.Warnings.Any(warning => warning.Id == "autocorrelated-rows"))} of {seeds}"),
            FormattableString.Invariant($"{blocks.Min()} to {blocks.Max()}"),
            Number.Of(mean, "0.000"),
            Number.Of(Math.Sqrt(asSeries.Sum(estimate => (estimate.Bits - mean) * (estimate.Bits - mean)) / Math.Max(1, asSeries.Count - 1)), "0.000"),
            Number.Of(asSeries.Average(estimate => estimate.Interval?.StandardError) ?? double.NaN, "0.000"),
            Covered(asSeries));

        string Covered(List<LatentMiEstimate> estimates) => FormattableString.Invariant(
            $"{estimates.Count(estimate => estimate.Interval is { } interval && interval.Lower <= bits && bits <= interval.Upper)} of {estimates.Count(estimate => estimate.Interval is not null)}");
    }

    private static double Mean(List<LatentMiEstimate> estimates) => estimates.Count == 0 ? double.NaN : estimates.Average(estimate => estimate.Bits);
}
