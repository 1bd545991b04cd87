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

/// <summary><c>lmi lineage pseudotime FILE</c>: what early cells tell of the late cells of their clone, along a pseudotime.</summary>
internal static class PseudotimeCommand
{
    private const int DefaultPairings = 20;
    private const int DefaultWindow = 100;

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var input = new LineageInput(hasWells: false);
        var pseudotime = new Option<string>("--pseudotime")
        {
            Description = "The pseudotime column; cells without a value enter the estimate but not the rolling mean.",
            HelpName = "COLUMN",
            Required = true,
        };
        var embedding = new Option<string?>("--embedding")
        {
            Description = "With --out: a cells-by-two matrix, such as obsm/X_emb, on which to draw the values.",
            HelpName = "ITEM",
        };
        var pairings = new NumberOption<int>(
            "--pairings", "M", $"The number of random pairings. [default: {DefaultPairings}]", value => value >= 1, "a whole number of at least 1");
        var window = new NumberOption<int>(
            "--window", "W", $"The window of the rolling mean, in cells. [default: {DefaultWindow}]", value => value >= 3, "a whole number of at least 3");
        var estimation = new EstimateOptions();
        Option<string?> folder = LineageCommand.FolderOption();
        Option<bool> json = SharedOptions.Json();
        Option<bool> quiet = SharedOptions.Quiet();
        var command = new Command("pseudotime", "Measures how well early cells predict late cells of the same clone, along pseudotime.");
        input.AddTo(command);
        Option[] options = [pseudotime, embedding, pairings, window, folder, json, quiet, .. estimation.OfStudy];
        foreach (Option option in options)
        {
            command.Add(option);
        }

        command.SetAction(parse =>
        {
            EstimateRequest request = estimation.Bind(parse);
            request.RequireApplicable();
            string? plane = parse.GetValue(embedding);
            if (plane is not null && parse.GetValue(folder) is null)
            {
                throw new InputException($"{embedding.Name} is for a picture in --out DIR; add that, or leave it out.");
            }

            IMutualInformationEstimator estimator = request.Create(groups: null);
            using LineageSource source = input.Read(parse, context, parse.GetValue(quiet));
            string column = parse.GetRequiredValue(pseudotime);
            IReadOnlyList<double> positions = LineageInput.Numbers(source, pseudotime, column);
            using Samples? places = plane is null ? null : LineageInput.Matrix(source, embedding, plane, context.CancellationToken);
            if (places is { Dimensions: < 2 })
            {
                throw new InputException($"{embedding.Name}: '{plane}' has one column; a plane takes two.");
            }

            using ResultFolder? results = parse.GetValue(folder) is { } path ? ResultFolder.Prepare(path) : null;
            long start = Stopwatch.GetTimestamp();
            PseudotimeInformation result = ProgressDisplay.For(new InferenceText("estimate"), context, parse.GetValue(quiet)).Run(
                progress => PseudotimeInformation.Run(
                    estimator,
                    source.Source.Samples,
                    source.Lineages,
                    positions,
                    parse.GetValue(pairings) ?? DefaultPairings,
                    parse.GetValue(window) ?? DefaultWindow,
                    request.Seed,
                    progress,
                    context.CancellationToken));
            PseudotimeReport report = PseudotimeReport.Describe(
                result, source, column, request.Estimator.Name, request.Preset, request.Seed, Stopwatch.GetElapsedTime(start));
            if (results is not null)
            {
                LineageFolder.Write(results, report, result, source, places, context.CancellationToken);
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
