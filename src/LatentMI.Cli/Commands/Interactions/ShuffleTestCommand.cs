using System.CommandLine;
using System.Diagnostics;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Progress;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.IO.Writing;
using LatentMI.Pairing;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Settings;
using LatentMI.Studies.Interactions;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary><c>lmi interactions shuffle-test</c>: the information of the pairs of a table beside that of shuffled ones.</summary>
internal static class ShuffleTestCommand
{
    /// <summary>The name of the analysis.</summary>
    public const string Analysis = "shuffle-test";

    // The batches of the published study, which took the columns in their own scales.
    private static readonly ParameterSet OfKsg =
        new() { { CommonSettings.BatchRows.RecordName, 1000 }, { CommonSettings.NoStandardize.RecordName, true } };

    private static readonly string[] Estimators = ["lmi", "ksg", "mine", "infonce"];

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var inputs = new InteractionInputs();
        var controls = new NumberOption<int>(
            "--controls", "B", "The number of shuffled controls. [default: 10]", value => value >= 1, "a whole number of at least 1");
        var estimators = new WordList("--estimators", "The estimators. [default: lmi]", Estimators);
        var command = new Command(Analysis, "Estimates the information of the pairs, and of the same proteins paired at random as a control.");
        inputs.AddTo(command, controls, estimators);
        command.SetAction(parse =>
        {
            long start = Stopwatch.GetTimestamp();
            InteractionTraining training = inputs.Training(parse);
            using InteractionData data = inputs.Read(parse, context);
            using ResultFolder? folder = inputs.PrepareFolder(parse);
            var tests = new List<ShuffleTestReport>();
            var warnings = new List<string>();
            foreach (string estimator in parse.GetValue(estimators) ?? ["lmi"])
            {
                long began = Stopwatch.GetTimestamp();
                ShuffleTest test = ProgressDisplay.For(new InferenceText($"{estimator}: estimate"), context, inputs.IsQuiet(parse)).Run(progress => ShuffleTest.Run(
                    pairs => Estimator(estimator, training, data.Table, pairs),
                    data.Table.Pairs,
                    data.X.Samples,
                    data.Y.Samples,
                    parse.GetValue(controls) ?? 10,
                    inputs.Seed(parse),
                    progress,
                    context.CancellationToken));
                tests.Add(Describe(estimator, test, Stopwatch.GetElapsedTime(began)));
                warnings.AddRange(test.Warnings.Select(warning => $"{estimator}: {warning.MessageForCommand()}"));
            }

            folder?.WriteFile("controls.csv", stream => WriteControls(stream, tests), context.CancellationToken);
            folder?.WriteFile("shuffle.png", stream => stream.Write(ShuffleFigure.Draw(tests)), context.CancellationToken);
            InteractionReport report = inputs.Report(parse, Analysis, data, Stopwatch.GetElapsedTime(start), warnings) with { ShuffleTests = tests };
            inputs.Finish(parse, report, folder, context);
            return ExitCode.Success;
        });
        return command;
    }

    private static IMutualInformationEstimator Estimator(string name, InteractionTraining training, InteractionTable table, RowPairs pairs)
    {
        (ulong seed, int threads) = (training.Estimator.Seed, training.Estimator.Threads);
        EstimatorDescriptor estimator = EstimatorCatalog.Find(name)!;
        return estimator == EstimatorCatalog.Latent
            ? new LatentMiEstimator(training.OptionsFor(table, pairs))
            : estimator.Create(estimator is KsgDescriptor ? OfKsg : [], new EstimatorRun { Seed = seed, Threads = threads });
    }

    private static ShuffleTestReport Describe(string estimator, ShuffleTest test, TimeSpan elapsed) => new(
        estimator,
        Finite.OrNull(test.Bits),
        test.StandardError,
        Finite.OrNull(test.Controls.MeanBits),
        test.Controls.StandardDeviation,
        test.Z is { } z ? Finite.OrNull(z) : null,
        test.PValue,
        [.. test.ControlBits.Select(Finite.OrNull)],
        Math.Round(elapsed.TotalSeconds, 2));

    private static void WriteControls(Stream stream, List<ShuffleTestReport> tests)
    {
        using var table = new TableWriter(stream, "estimator", "control", "bits");
        foreach (ShuffleTestReport test in tests)
        {
            for (int i = 0; i < test.ControlBits.Count; i++)
            {
                table.WriteRow(test.Estimator, FormattableString.Invariant($"{i + 1}"), FormattableString.Invariant($"{test.ControlBits[i]:R}"));
            }
        }
    }
}
