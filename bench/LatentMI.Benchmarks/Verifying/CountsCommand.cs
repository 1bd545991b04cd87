using System.CommandLine;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators.Discrete;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Benchmarks.Verifying;

/// <summary><c>counts</c>: the accuracy of the information of labels by counts, where it is known.</summary>
internal static class CountsCommand
{
    private const int DefaultRepetitions = 30;
    private const ulong DefaultSeed = 1;
    private const double IntervalErrors = 1.959964;

    private static readonly (int X, int Y)[] Shapes = [(2, 2), (2, 10), (5, 5), (10, 10), (4, 40), (20, 25)];
    private static readonly int[] Rows = [50, 200, 1000, 5000];
    private static readonly double[] ChanceShares = [0.02, 0.1, 0.25, 1];

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var repetitions = new Option<int>("--repetitions") { Description = "The data sets of each kind.", DefaultValueFactory = _ => DefaultRepetitions };
        var seed = new Option<ulong>("--seed") { Description = "The seed.", DefaultValueFactory = _ => DefaultSeed };
        var command = new Command("counts", "Compares estimates of the information of labels, by counts, with known information.") { repetitions, seed };
        command.SetAction(parse => Run(parse.GetValue(repetitions), parse.GetValue(seed)));
        return command;
    }

    private static void Run(int repetitions, ulong seed)
    {
        var trials = new List<Trial>();
        var random = new RandomStream(seed, RandomPurpose.Data);
        foreach (int rows in Rows)
        {
            foreach ((int labelsX, int labelsY) in Shapes)
            {
                foreach (bool zipf in new[] { false, true })
                {
                    foreach (LabelDependence dependence in Enum.GetValues<LabelDependence>())
                    {
                        for (int i = 0; i < repetitions; i++)
                        {
                            var table = LabelTable.Create(labelsX, labelsY, zipf, dependence, random);
                            (int[] x, int[] y) = table.Draw(rows, random);
                            trials.Add(new Trial(rows, dependence, table.TrueBits, CountedInformation.Of(RowLabels.Find(x), RowLabels.Find(y))));
                        }
                    }
                }
            }
        }

        WriteCorrections(trials);
        WriteDependences(trials);
        WriteShares(trials);
    }

    private static void WriteCorrections(List<Trial> trials)
    {
        var table = new MarkdownTable(["estimate", .. Rows.Select(rows => FormattableString.Invariant($"n = {rows}")), "independent, all n"]);
        foreach ((string name, Func<CountedInformation, double> estimate) in CountCorrections.All)
        {
            table.AddRow(
            [
                name,
                .. Rows.Select(rows => Describe([.. trials.Where(trial => trial.Rows == rows).Select(trial => estimate(trial.Counted) - trial.TrueBits)])),
                Describe([.. trials.Where(trial => trial.Dependence == LabelDependence.Independent).Select(trial => estimate(trial.Counted) - trial.TrueBits)]),
            ]);
        }

        table.Write(Console.Out);
    }

    private static void WriteDependences(List<Trial> trials)
    {
        var table = new MarkdownTable(["dependence, E / U up to 1/4", .. Rows.Select(rows => FormattableString.Invariant($"n = {rows}"))]);
        foreach (LabelDependence dependence in Enum.GetValues<LabelDependence>())
        {
            table.AddRow(
            [
                dependence.ToString().ToLowerInvariant(),
                .. Rows.Select(rows =>
                {
                    Trial[] known = [.. trials.Where(trial => trial.Rows == rows && trial.Dependence == dependence && !trial.Counted.IsSparse)];
                    return known.Length == 0 ? "" : $"{Describe([.. known.Select(trial => trial.Counted.Bits - trial.TrueBits)])}, {Covered(known)}";
                }),
            ]);
        }

        table.Write(Console.Out);
    }

    private static void WriteShares(List<Trial> trials)
    {
        var table = new MarkdownTable("E / U", "data sets", "bias, error", "in the interval");
        double least = 0;
        foreach (double most in ChanceShares)
        {
            Trial[] those = [.. trials.Where(trial => trial.Counted.ChanceShare > least && trial.Counted.ChanceShare <= most)];
            table.AddRow(
                FormattableString.Invariant($"{least} to {most}"),
                Number.Of(those.Length),
                Describe([.. those.Select(trial => trial.Counted.Bits - trial.TrueBits)]),
                Covered(those));
            least = most;
        }

        table.Write(Console.Out);
    }

    /// <summary>The mean of errors, and the root of their mean square.</summary>
    private static string Describe(double[] errors) =>
        FormattableString.Invariant($"{errors.Average():+0.000;-0.000;0.000} / {Math.Sqrt(errors.Average(error => error * error)):0.000}");

    private static string Covered(Trial[] trials) => FormattableString.Invariant($"{100.0 * trials.Count(trial => trial.IsCovered) / trials.Length:0} %");

    /// <summary>A data set and its counts.</summary>
    private sealed record Trial(int Rows, LabelDependence Dependence, double TrueBits, CountedInformation Counted)
    {
        /// <summary>Whether the interval holds the true information; where counts leave no doubt, up to rounding.</summary>
        public bool IsCovered => Math.Abs(Counted.Bits - TrueBits) <= (IntervalErrors * Counted.StandardErrorBits) + 1e-9;
    }
}
