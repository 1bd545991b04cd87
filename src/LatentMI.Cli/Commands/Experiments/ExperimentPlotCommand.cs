using System.CommandLine;
using System.Text;
using LatentMI.Cli.Hosting;
using LatentMI.Experiments.Catalog;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Commands.Experiments;

/// <summary><c>lmi experiment plot ID</c>: draws the paper's figure of an experiment from its records.</summary>
internal static class ExperimentPlotCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        Argument<string> id = ExperimentCommand.IdArgument();
        Option<string?> folder = ExperimentCommand.FolderOption();
        Option<string?> reference = ExperimentCommand.ReferenceOption();
        Option<string?> chosen = ExperimentCommand.TargetOption($"The directory of the figures. [default: {ExperimentFiles.Figures} in that of --out, if a run is there; required for records alone]");
        var command = new Command("plot", "Draws the figures of an experiment as PNG and SVG.") { id, folder, reference, chosen };
        command.SetAction(parse =>
        {
            Experiment experiment = ExperimentList.Find(parse.GetRequiredValue(id));
            string path = ExperimentCommand.Folder(parse.GetValue(folder), experiment);
            IReadOnlyList<ExperimentRecord> published = ExperimentCommand.Published(parse.GetValue(reference), experiment);
            IReadOnlyList<ExperimentFigure> figures = RecordEdge.Use(
                path, () => ExperimentFigures.Draw(experiment.Id, ExperimentCommand.Read(path, experiment), published));
            string target = parse.GetValue(chosen) ?? FiguresOf(path);
            OutputFolder.Create(target);
            foreach (ExperimentFigure figure in figures)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                Write($"{figure.Name}.png", figure.Png);
                Write($"{figure.Name}.svg", Encoding.UTF8.GetBytes(figure.Svg));
            }

            return ExitCode.Success;

            void Write(string name, byte[] content)
            {
                string file = Path.Combine(target, name);
                AtomicFile.Write(file, stream => stream.Write(content));
                context.Output.WriteLine(file);
            }
        });
        return command;
    }

    private static string FiguresOf(string path) => ExperimentCommand.Target(chosen: null, path) is { } run
        ? Path.Combine(run, ExperimentFiles.Figures)
        : throw new InputException($"{path}: holds records alone, and is only read; name a directory for the figures with --to.");
}
