using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Folders;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi report DIR</c>: makes one page of the folder of an estimate, an attribution, a study, an experiment or a sweep.</summary>
internal static class ReportCommand
{
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
            Description = $"The file to write. [default: DIR/{ResultFolder.ReportFile}]",
            HelpName = "FILE.html",
            Validators = { SharedOptions.NotEmpty("--out", "the name of a file") },
        };
        var colorBy = new TextList("--color-by", "COLUMNS", "Columns of metadata, with commas between, by which the rows of an estimate can be colored in the page: numbers or texts.")
        {
            Required = false,
        };
        var metadata = new Option<string?>("--metadata")
        {
            Description = "The table that --color-by is about, one row per sample. [default: the metadata in the file of X, or else of Y]",
            HelpName = "FILE",
            Validators = { SharedOptions.NotEmpty("--metadata", "the name of a file") },
        };
        var figures = new Option<string?>("--figures")
        {
            Description = "Also saves the figures of an estimate in this directory, each as PNG and as SVG.",
            HelpName = "DIR",
            Validators = { SharedOptions.NotEmpty("--figures", "the name of a directory") },
        };
        var plane = new ChoiceOption<PlaneKind>(
            "--plane",
            "The plane of the latents of an estimate: their first two principal components, or the map of UMAP. [default: components]",
            ("components", PlaneKind.Components),
            ("umap", PlaneKind.Umap));
        var reading = new FileReadingOptions();
        var command = new Command("report", "Creates a self-contained HTML report from an output folder.")
        {
            folder, target, colorBy, metadata, plane, figures,
        };
        command.AddOptions(reading.All);
        command.SetAction(parse =>
        {
            string path = parse.GetRequiredValue(folder);
            string file = parse.GetValue(target) ?? Path.Combine(path, ResultFolder.ReportFile);
            if (!file.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
            {
                throw new InputException($"{file}: the name must end in .html, as the report is a page; name another file.");
            }

            if (parse.IsGiven(metadata) && !parse.IsGiven(colorBy))
            {
                throw new InputException("--metadata is used by --color-by only; add that, or leave it out.");
            }

            var request = new ReportRequest(path)
            {
                ColorBy = parse.GetValue(colorBy) ?? [],
                Metadata = parse.GetValue(metadata),
                Figures = parse.GetValue(figures),
                Plane = parse.GetValue(plane),
                Reading = reading.Bind(parse),
            };
            request.Write(file, context);
            context.Output.WriteLine($"{file}: the report, a single self-contained page.");
            return ExitCode.Success;
        });
        return command;
    }
}
