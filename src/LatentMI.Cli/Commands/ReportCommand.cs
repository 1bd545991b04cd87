using System.CommandLine;
using System.Text;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi report DIR</c>: makes one page of the folder of an estimate, an attribution, a study, an experiment or a sweep.</summary>
internal static class ReportCommand
{
    /// <summary>The name of the page within a folder.</summary>
    public const string DefaultName = ResultFolder.ReportFile;

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "An output folder of 'lmi experiment' or 'lmi sweep', or of another command with --out DIR.",
            Validators = { SharedOptions.NotEmpty("DIR", "the name of a folder") },
        };
        var target = new Option<string?>("--out")
        {
            Description = $"The file to write. [default: DIR/{DefaultName}]",
            HelpName = "FILE.html",
            Validators = { SharedOptions.NotEmpty("--out", "the name of a file") },
        };
        var command = new Command("report", "Creates a self-contained HTML report from an output folder.")
        {
            folder, target,
        };
        command.SetAction(parse =>
        {
            string path = parse.GetRequiredValue(folder);
            string file = parse.GetValue(target) ?? Path.Combine(path, DefaultName);
            Write(path, file, context.CancellationToken);
            context.Output.WriteLine($"{file}: the report, a single self-contained page.");
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Makes the page of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The file to write.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The folder holds nothing that a page can be made of.</exception>
    public static void Write(string folder, string file, CancellationToken cancellationToken)
    {
        HtmlText page = Read(folder, cancellationToken);
        AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(page.Markup)));
    }

    private static HtmlText Read(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (File.Exists(Path.Combine(path, EstimateFolder.ResultFile)))
            {
                if (LineageFolder.Read(path) is { } lineage)
                {
                    return LineagePage.Create(lineage);
                }

                if (InteractionFolder.Find(path) is { } interactions)
                {
                    return InteractionPage.Create(interactions);
                }

                using EstimateFolder estimate = EstimateFolder.Read(path, cancellationToken);
                return EstimatePage.Create(estimate);
            }

            if (File.Exists(Path.Combine(path, PairingReport.FileName)))
            {
                return PairingPage.Create(path);
            }

            if (File.Exists(Path.Combine(path, ExperimentDescription.DescriptionFile)))
            {
                return RecordEdge.Use(path, () => ExperimentPage.Create(ExperimentFolder.Read(path)));
            }

            if (File.Exists(Path.Combine(path, SweepPlan.DescriptionFile)))
            {
                return RecordEdge.Use(path, () => SweepPage.Create(SweepFolder.Read(path, cancellationToken)));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {e.Message}", e);
        }

        throw new InputException(Directory.Exists(path)
            ? $"{path}: holds none of {EstimateFolder.ResultFile}, {PairingReport.FileName}, {ExperimentDescription.DescriptionFile} "
                + $"and {SweepPlan.DescriptionFile}; give an output folder of 'lmi estimate --out', 'lmi experiment' or 'lmi sweep'."
            : $"{path}: there is no such folder; give an output folder of 'lmi estimate --out', 'lmi experiment' or 'lmi sweep'.");
    }
}
