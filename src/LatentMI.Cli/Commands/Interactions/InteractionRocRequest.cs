using System.Diagnostics;
using System.Globalization;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Progress;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Interactions;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary>What a command line asks of trials that hold proteins out.</summary>
internal sealed class InteractionRocRequest
{
    /// <summary>The pairs and their embeddings.</summary>
    public required InteractionRequest Shared { get; init; }

    /// <summary>What is held out, and how often.</summary>
    public required HoldOutOptions HoldOut { get; init; }

    /// <summary>Trains and scores, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read, or there are too few proteins.</exception>
    public int Run(CommandContext context)
    {
        long start = Stopwatch.GetTimestamp();
        using InteractionData data = Shared.Read(context);
        int heldOut = CountOf(data.Table);
        using ResultFolder? folder = Shared.Output.PrepareFolder();
        HoldOutTrial[] trials = ProgressDisplay.For(new InferenceText("trial"), context, Shared.Output.IsQuiet).Run(progress =>
        {
            var finished = new List<HoldOutTrial>();
            foreach (HoldOutTrial trial in InteractionHoldOut.Run(
                data.Table, data.X.Samples, data.Y.Samples, Shared.Training, HoldOut, progress, context.CancellationToken))
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
            MeanCurve roc = MeanCurve.OfRoc(trials);
            MeanCurve precision = MeanCurve.OfPrecision(trials);
            folder.WriteFile("roc.csv", stream => roc.Write(stream, "false_positive_rate", "true_positive_rate"), context.CancellationToken);
            folder.WriteFile("precision_recall.csv", stream => precision.Write(stream, "recall", "precision"), context.CancellationToken);
            folder.WriteFile("roc.png", stream => stream.Write(HoldOutFigure.DrawRoc(roc, trials)), context.CancellationToken);
            folder.WriteFile("precision_recall.png", stream => stream.Write(HoldOutFigure.DrawPrecision(precision, trials)), context.CancellationToken);
        }

        InteractionReport report = Shared.Report(InteractionRocCommand.Analysis, data, Stopwatch.GetElapsedTime(start), []) with
        {
            HoldOut = Describe(trials, heldOut),
        };
        Shared.Finish(report, folder, context);
        return ExitCode.Success;
    }

    private int CountOf(InteractionTable table)
    {
        try
        {
            return HoldOut.CountOf(table.ProteinCount);
        }
        catch (InputException e)
        {
            throw new InputException($"--hold-out: {e.Message}", e);
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
