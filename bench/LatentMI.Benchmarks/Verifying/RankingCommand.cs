using System.CommandLine;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Preparing;

namespace LatentMI.Benchmarks.Verifying;

/// <summary><c>ranking</c>: how often the intervals of differences, and the ranges of ranks, of representations with known information hold.</summary>
internal static class RankingCommand
{
    // Values that are closer are the same.
    private const double SameBits = 1e-9;

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "The rows of each data set.", DefaultValueFactory = _ => 1000 };
        var first = new Option<ulong>("--first-seed") { Description = "The first seed.", DefaultValueFactory = _ => 0 };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => 20 };
        var threads = new Option<int>("--threads") { Description = "The number of threads.", DefaultValueFactory = _ => 1 };
        var command = new Command("ranking", "Ranks representations of known information.") { rows, first, seeds, threads };
        command.SetAction(parse =>
        {
            var table = new MarkdownTable(
                "family", "data sets", "differences in their interval", "half-width for the errors", "of two values", "all six at once", "ranks in their ranges", "certainly ordered");
            foreach (RankedFamily family in Enum.GetValues<RankedFamily>())
            {
                Measure(table, family, parse.GetValue(rows), parse.GetValue(first), parse.GetValue(seeds), parse.GetValue(threads));
            }

            table.Write(Console.Out);
        });
        return command;
    }

    private static void Measure(MarkdownTable table, RankedFamily family, int rows, ulong first, int seeds, int threads)
    {
        var pairs = new List<(double Error, double Lower, double Upper, double Apart)>();
        (int allHold, int ranksHold, int ordered, int different) = (0, 0, 0, 0);
        for (ulong seed = first; seed < first + (ulong)seeds; seed++)
        {
            var data = RankedData.Create(family, rows, seed);
            LatentMiOptions options = LatentMiOptions.Default with { Seed = seed, Threads = threads, Labels = family == RankedFamily.Labels ? LabelSides.Y : null };
            LatentMiEstimate[][] estimates = [.. data.X.Select(x => new[] { new LatentMiEstimator(options).Estimate(x, data.Y) })];
            var ranking = EstimateRanking.Of(estimates);
            bool holdsAll = true;
            for (int one = 0; one < data.X.Count; one++)
            {
                for (int other = 0; other < one; other++)
                {
                    double truth = data.Bits[one] - data.Bits[other];
                    var alone = EstimateDifference.Between(estimates[one], estimates[other]);
                    pairs.Add((alone.Bits - truth, alone.Lower - truth, alone.Upper - truth, Math.Sqrt(Square(estimates[one][0]) + Square(estimates[other][0]))));
                    EstimateDifference together = ranking.Difference(one, other);
                    holdsAll &= together.Lower <= truth && truth <= together.Upper;
                    different += Math.Abs(truth) > SameBits ? 1 : 0;
                    ordered += Math.Abs(truth) > SameBits && (together.Lower > 0 || together.Upper < 0) ? 1 : 0;
                }
            }

            bool holdRanks = Enumerable.Range(0, data.X.Count).All(candidate =>
                ranking.Ranks(candidate).Best <= 1 + data.Bits.Count(bits => bits > data.Bits[candidate] + SameBits)
                && ranking.Ranks(candidate).Worst >= data.Bits.Count(bits => bits >= data.Bits[candidate] - SameBits));
            allHold += holdsAll ? 1 : 0;
            ranksHold += holdRanks ? 1 : 0;
            Console.Error.WriteLine(FormattableString.Invariant(
                $"{family}, seed {seed}: {string.Join(", ", estimates.Select((estimate, i) => FormattableString.Invariant($"{estimate[0].Bits:F3} of {data.Bits[i]:F3}")))}; {(holdsAll ? "all hold" : "not all hold")}"));
        }

        double error = Math.Sqrt(pairs.Average(pair => pair.Error * pair.Error));
        table.AddRow(
            family.ToString().ToLowerInvariant(),
            FormattableString.Invariant($"{seeds}"),
            FormattableString.Invariant($"{pairs.Count(pair => pair.Lower <= 0 && pair.Upper >= 0)} of {pairs.Count}"),
            Number.Of(pairs.Average(pair => (pair.Upper - pair.Lower) / 2) / (ConfidenceInterval.Around(0, error).Upper), "0.0"),
            Number.Of(pairs.Average(pair => pair.Apart) / ConfidenceInterval.Around(0, error).Upper, "0.0"),
            FormattableString.Invariant($"{allHold} of {seeds}"),
            FormattableString.Invariant($"{ranksHold} of {seeds}"),
            FormattableString.Invariant($"{ordered} of {different}"));
    }

    private static double Square(LatentMiEstimate estimate) => Math.Pow((estimate.Interval!.Value.Upper - estimate.Interval.Value.Lower) / 2, 2);
}
