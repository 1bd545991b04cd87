using System.Diagnostics;
using LatentMI.Cli.Hosting;
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

/// <summary>What a command line asks of a test against shuffled pairs.</summary>
internal sealed class ShuffleTestRequest
{
    // The batches of the published study, which took the columns in their own scales.
    private static readonly ParameterSet OfKsg =
        new() { { CommonSettings.BatchRows.RecordName, 1000 }, { CommonSettings.NoStandardize.RecordName, true } };

    /// <summary>The pairs and their embeddings.</summary>
    public required InteractionRequest Shared { get; init; }

    /// <summary>The number of shuffled controls.</summary>
    public required int Controls { get; init; }

    /// <summary>The names of the estimators.</summary>
    public required IReadOnlyList<string> Estimators { get; init; }

    /// <summary>Estimates, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read or estimated.</exception>
    public int Run(CommandContext context)
    {
        long start = Stopwatch.GetTimestamp();
        using InteractionData data = Shared.Read(context);
        using ResultFolder? folder = Shared.Output.PrepareFolder();
        var tests = new List<ShuffleTestReport>();
        var warnings = new List<string>();
        foreach (string estimator in Estimators)
        {
            long began = Stopwatch.GetTimestamp();
            ShuffleTest test = ProgressDisplay.For(new InferenceText($"{estimator}: estimate"), context, Shared.Output.IsQuiet)
                .Run(progress => ShuffleTest.Run(
                    pairs => Estimator(estimator, data.Table, pairs),
                    data.Table.Pairs,
                    data.X.Samples,
                    data.Y.Samples,
                    Controls,
                    Shared.Seed,
                    progress,
                    context.CancellationToken));
            tests.Add(Describe(estimator, test, Stopwatch.GetElapsedTime(began)));
            warnings.AddRange(test.Warnings.Select(warning => $"{estimator}: {warning.MessageForCommand()}"));
        }

        folder?.WriteFile("controls.csv", stream => WriteControls(stream, tests), context.CancellationToken);
        folder?.WriteFile("shuffle.png", stream => stream.Write(ShuffleFigure.Draw(tests)), context.CancellationToken);
        InteractionReport report = Shared.Report(ShuffleTestCommand.Analysis, data, Stopwatch.GetElapsedTime(start), warnings) with { ShuffleTests = tests };
        Shared.Finish(report, folder, context);
        return ExitCode.Success;
    }

    private IMutualInformationEstimator Estimator(string name, InteractionTable table, RowPairs pairs)
    {
        EstimatorDescriptor estimator = EstimatorCatalog.Find(name)!;
        return estimator == EstimatorCatalog.Latent
            ? new LatentMiEstimator(Shared.Training.OptionsFor(table, pairs))
            : estimator.Create(estimator is KsgDescriptor ? OfKsg : [], new EstimatorRun { Seed = Shared.Seed, Threads = Shared.Training.Estimator.Threads });
    }

    private static ShuffleTestReport Describe(string estimator, ShuffleTest test, TimeSpan elapsed) => new(
        estimator,
        Finite.OrNull(test.Bits),
        test.StandardError,
        Finite.OrNull(test.Controls.MeanBits),
        test.Controls.StandardDeviation,
        Finite.OrNull(test.Z),
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
