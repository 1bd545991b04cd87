using System.CommandLine;
using System.Diagnostics;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Progress;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Lineages;

namespace LatentMI.Cli.Commands.Lineages;

/// <summary><c>lmi lineage markov-test FILE</c>: whether sisters share more than the early cell of their clone tells.</summary>
internal static class MarkovTestCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var preset = new MarkovTestOptions();
        var input = new LineageInput(hasWells: true);
        var pairings = new NumberOption<int>(
            "--pairings", "M", $"The number of random pairings of each comparison. [default: {preset.Pairings}]", value => value >= 1, "a whole number of at least 1");
        var controls = new NumberOption<int>(
            "--controls", "C", $"The number of shuffled controls per pairing. [default: {preset.Controls}]", value => value >= 0, "a whole number of at least 0");
        var all = new Option<bool>("--all-clones")
        {
            Description = "Uses all clones in both comparisons instead of subsampling to equal numbers.",
        };
        var estimation = new EstimateOptions();
        Option<string?> folder = LineageCommand.FolderOption();
        Option<bool> json = SharedOptions.Json();
        Option<bool> quiet = SharedOptions.Quiet();
        var command = new Command("markov-test", "Tests whether sister cells share more information than an early cell does with a late cell of its clone.");
        input.AddTo(command);
        Option[] options = [pairings, controls, all, folder, json, quiet, .. estimation.OfStudy];
        foreach (Option option in options)
        {
            command.Add(option);
        }

        command.SetAction(parse =>
        {
            EstimateRequest request = estimation.Bind(parse);
            request.RequireApplicable();
            IMutualInformationEstimator estimator = request.Create(groups: null);
            using LineageSource source = input.Read(parse, context, parse.GetValue(quiet));
            using ResultFolder? results = parse.GetValue(folder) is { } path ? ResultFolder.Prepare(path) : null;
            MarkovTestOptions settings = preset with
            {
                Pairings = parse.GetValue(pairings) ?? preset.Pairings,
                Controls = parse.GetValue(controls) ?? preset.Controls,
                EqualClones = !parse.GetValue(all),
                Seed = request.Seed,
            };
            long start = Stopwatch.GetTimestamp();
            MarkovTestResult result = ProgressDisplay.For(new InferenceText("estimate"), context, parse.GetValue(quiet)).Run(
                progress => MarkovTest.Run(estimator, source.Source.Samples, source.Lineages, settings, progress, context.CancellationToken));
            MarkovReport report = MarkovReport.Describe(
                result, source, request.Estimator.Name, request.Preset, Stopwatch.GetElapsedTime(start));
            if (results is not null)
            {
                LineageFolder.Write(results, report, result, context.CancellationToken);
            }

            if (parse.GetValue(json))
            {
                context.Output.WriteLine(ReportJson.Write(report));
            }
            else
            {
                LineageTable.Write(report, results?.Path, context.Output);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
