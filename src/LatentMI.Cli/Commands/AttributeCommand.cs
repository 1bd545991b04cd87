using System.CommandLine;
using LatentMI.Attribution;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Pairing;
using LatentMI.Cli.Progress;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Reporting.Tables;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi attribute X Y</c>: estimates the mutual information of two files and tells which columns carry it.</summary>
internal static class AttributeCommand
{
    private const int DefaultTop = 20;

    private static readonly AttributionOptions Defaults = new();

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var normalization = new NormalizationOptions(side: null);
        var x = new SampleSide("X", normalization);
        var y = new SampleSide("Y", normalization);
        var estimation = new EstimateOptions();
        var limit = new RowLimit();
        int fewest = (int)Math.Round(1 / Defaults.Level) - 1;
        var permutations = new NumberOption<int>(
            "--permutations",
            "B",
            $"The number of random re-pairings of latents and columns, for the threshold and the p-values. [default: {Defaults.Permutations}]",
            value => value >= fewest,
            $"a whole number of at least {fewest}");
        var top = new NumberOption<int>(
            "--top", "N", $"How many columns of each side to print. [default: {DefaultTop}]", value => value >= 1, "a whole number of at least 1");
        var image = new ImageOption("--image", "Treats the columns of both sides as the pixels of an image, row by row; with --out DIR, draws a map of the gains.");
        var imageX = new ImageOption("--image-x", "The same for X only; overrides --image.");
        var imageY = new ImageOption("--image-y", "The same for Y only; overrides --image.");
        Option<bool> json = SharedOptions.Json();
        Option<bool> quiet = SharedOptions.Quiet();
        var folder = new Option<string?>("--out")
        {
            Description = "Writes the files of 'lmi estimate --out', tables of all columns, figures and a report to this directory.",
            HelpName = "DIR",
        };
        var command = new Command("attribute", "Shows which columns carry the information: how well the latents of the other side predict each one.");
        x.AddTo(command);
        y.AddTo(command);
        Option[] options =
            [permutations, top, image, imageX, imageY, json, quiet, folder, .. normalization.All, .. estimation.OfAttribution, limit.Option];
        foreach (Option option in options)
        {
            command.Add(option);
        }

        command.SetAction(parse =>
        {
            EstimateRequest request = estimation.Bind(parse);
            request.RequireOfMethod();
            bool isQuiet = parse.GetValue(quiet);
            using var files = new OpenFiles();
            SampleSource allX = x.Read(parse, files, context, isQuiet);
            using Samples ownX = allX.Samples;
            SampleSource allY = y.Read(parse, files, context, isQuiet);
            using Samples ownY = allY.Samples;
            ImageSize? sizeX = Size(imageX, "X", ownX);
            ImageSize? sizeY = Size(imageY, "Y", ownY);
            (SampleSource sourceX, SampleSource sourceY, _, RowsDrawn? drawn) = limit.Apply(parse, request, allX, allY, groups: null);
            using ResultFolder? results = parse.GetValue(folder) is { } path ? ResultFolder.Prepare(path) : null;
            LatentEstimate estimate = ProgressDisplay.For(new EstimationText(), context, isQuiet)
                .Run(progress => request.CreateLatent().Estimate(sourceX.Samples, sourceY.Samples, progress, context.CancellationToken));
            estimate = EstimateChecks.AddTo(request.OfSeries(estimate), sourceX.Samples, sourceY.Samples);
            AttributionOptions wanted = Defaults with { Permutations = parse.GetValue(permutations) ?? Defaults.Permutations };
            AttributionResult attributed = ProgressDisplay.For(new InferenceText("column"), context, isQuiet)
                .Run(progress => ColumnAttribution.Run(estimate, sourceX.Samples, sourceY.Samples, wanted, progress, context.CancellationToken));
            string preset = request.Preset!;
            string told = request.DescribeLatent.ToString();
            var attribution = AttributionReport.Describe(attributed, told, (sourceX.Samples, sizeX), (sourceY.Samples, sizeY));
            var inference = new EstimateInference(Permutations: null, Curve: null, Diagnosis.Find(estimate));
            EstimateReport report = EstimateReport.Describe(estimate, preset, inference, sourceX, sourceY, drawn) with { Attribution = attribution };
            results?.Write(attribution, AttributionPictures.Create(attribution), context.CancellationToken);
            results?.Write(report, estimate, sourceX, sourceY, context.CancellationToken);
            if (results is not null)
            {
                ReportCommand.Write(results.Path, Path.Combine(results.Path, ReportCommand.DefaultName), context.CancellationToken);
            }

            if (parse.GetValue(json))
            {
                context.Output.WriteLine(EstimateJson.Write(report));
            }
            else
            {
                EstimateTable.Write(report, results?.Path, context.Output);
                AttributionTable.Write(attribution, parse.GetValue(top) ?? DefaultTop, context.Output);
            }

            return ExitCode.Success;

            ImageSize? Size(ImageOption own, string side, Samples samples)
            {
                ImageOption given = parse.GetValue(own) is null ? image : own;
                ImageSize? size = parse.GetValue(given);
                given.RequireColumns(size, side, samples);
                return size;
            }
        });
        return command;
    }
}
