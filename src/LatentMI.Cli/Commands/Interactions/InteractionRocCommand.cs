using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Progress;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Interactions;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary><c>lmi interactions interaction-roc</c>: how well interactions of proteins that training never saw are told from other pairs of them.</summary>
internal static class InteractionRocCommand
{
    /// <summary>The name of the analysis.</summary>
    public const string Analysis = "interaction-roc";

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var inputs = new InteractionInputs();
        var preset = new HoldOutOptions();
        var heldOut = new NumberOption<int>(
            "--hold-out",
            "N",
            $"The number of proteins each trial holds out. [default: {HoldOutOptions.PublishedProteins}, but at most a third of them]",
            value => value >= 2,
            "a whole number of at least 2");
        var trials = new NumberOption<int>(
            "--trials",
            "N",
            $"The number of trials, each with different proteins. [default: {preset.Trials.ToString(CultureInfo.InvariantCulture)}]",
            value => value >= 1,
            "a whole number of at least 1");
        var command = new Command(Analysis, "Holds out proteins, trains on pairs without them, and scores all pairs among the held-out proteins.");
        inputs.AddTo(command, heldOut, trials, inputs.Neighbors);
        command.SetAction(parse =>
        {
            long start = Stopwatch.GetTimestamp();
            InteractionTraining training = inputs.Training(parse);
            HoldOutOptions options = preset with
            {
                Proteins = parse.GetValue(heldOut),
                Trials = parse.GetValue(trials) ?? preset.Trials,
                Seed = inputs.Seed(parse),
            };
            using InteractionData data = inputs.Read(parse, context);
            int count = HeldOut(options, data.Table);
            using ResultFolder? folder = inputs.PrepareFolder(parse);
            HoldOutTrial[] done = ProgressDisplay.For(new InferenceText("trial"), context, inputs.IsQuiet(parse)).Run(progress =>
            {
                var finished = new List<HoldOutTrial>();
                foreach (HoldOutTrial trial in InteractionHoldOut.Run(
                    data.Table, data.X.Samples, data.Y.Samples, training, options, progress, context.CancellationToken))
                {
                    finished.Add(trial);
                    folder?.WriteFile("trials.csv", stream => WriteTrials(stream, finished), context.CancellationToken);
                    folder?.WriteFile(
                        string.Create(CultureInfo.InvariantCulture, $"scores/trial-{trial.Number:D2}.csv"),
                        stream => WriteScores(stream, trial, data),
                        context.CancellationToken);
                }

                return finished.ToArray();
            });
            if (folder is not null)
            {
                MeanCurve roc = MeanCurve.OfRoc(done);
                MeanCurve precision = MeanCurve.OfPrecision(done);
                folder.WriteFile("roc.csv", stream => roc.Write(stream, "false_positive_rate", "true_positive_rate"), context.CancellationToken);
                folder.WriteFile("precision_recall.csv", stream => precision.Write(stream, "recall", "precision"), context.CancellationToken);
                folder.WriteFile("roc.png", stream => stream.Write(HoldOutFigure.DrawRoc(roc, done)), context.CancellationToken);
                folder.WriteFile("precision_recall.png", stream => stream.Write(HoldOutFigure.DrawPrecision(precision, done)), context.CancellationToken);
            }

            InteractionReport report = inputs.Report(parse, Analysis, data, Stopwatch.GetElapsedTime(start), []) with { HoldOut = Describe(done, count) };
            inputs.Finish(parse, report, folder, context);
            return ExitCode.Success;
        });
        return command;

        int HeldOut(HoldOutOptions options, InteractionTable table)
        {
            try
            {
                return options.CountOf(table.ProteinCount);
            }
            catch (InputException e)
            {
                throw new InputException($"{heldOut.Name}: {e.Message}", e);
            }
        }
    }

    private static HoldOutReport Describe(HoldOutTrial[] trials, int heldOut) => new(
        heldOut,
        trials.Length,
        trials.Sum(trial => trial.Redrawn),
        OverTrialsReport.Of([.. trials.Select(trial => trial.Roc.Auc)]),
        OverTrialsReport.Of([.. trials.Select(trial => trial.PrecisionRecall.AveragePrecision)]),
        trials.Average(trial => trial.PrecisionRecall.Prevalence),
        OverTrialsReport.Of([.. trials.Select(trial => trial.TrainingBits)]));

    private static void WriteTrials(Stream stream, List<HoldOutTrial> trials)
    {
        using var table = new TableWriter(
            stream,
            "trial",
            "roc_auc",
            "average_precision",
            "prevalence",
            "known_pairs",
            "possible_pairs",
            "training_pairs",
            "training_bits",
            "redrawn",
            "seconds");
        foreach (HoldOutTrial trial in trials)
        {
            table.WriteRow(
                trial.Number,
                trial.Roc.Auc,
                trial.PrecisionRecall.AveragePrecision,
                trial.PrecisionRecall.Prevalence,
                trial.KnownCount,
                trial.Pairs.Count,
                trial.TrainingPairs,
                trial.TrainingBits,
                trial.Redrawn,
                Math.Round(trial.Elapsed.TotalSeconds, 2));
        }
    }

    private static void WriteScores(Stream stream, HoldOutTrial trial, InteractionData data)
    {
        using var table = new TableWriter(stream, "x", "y", "pmi_bits", "known");
        for (int i = 0; i < trial.Pairs.Count; i++)
        {
            table.WriteRow(
                data.X.RowNames![trial.Pairs.X[i]],
                data.Y.RowNames![trial.Pairs.Y[i]],
                trial.ScoreBits[i].ToString("R", CultureInfo.InvariantCulture),
                trial.IsKnown[i] ? "true" : "false");
        }
    }
}
