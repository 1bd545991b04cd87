using System.CommandLine;
using System.Text;
using LatentMI.Cli.Hosting;
using LatentMI.Experiments.Comparing;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Commands.Experiments;

/// <summary><c>lmi experiment summary DIR...</c>: accuracy and coverage of several experiments side by side.</summary>
internal static class ExperimentSummaryCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes.</param>
    public static Command Create(CommandContext context)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "Folders of experiments, or folders that hold several.",
            HelpName = "DIR",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> target = new("--out")
        {
            Description = $"The folder of the table and the figure. [default: {DefaultFolder}]",
            HelpName = "DIR",
            DefaultValueFactory = _ => DefaultFolder,
        };
        var command = new Command(
            "summary",
            "Prints how accurate estimates are in several experiments, and how often their intervals and lower bounds hold; writes summary.md, summary.csv and a figure.")
        {
            folders, target,
        };
        command.SetAction(parse =>
        {
            string[] given = parse.GetRequiredValue(folders);
            IReadOnlyList<ExperimentFamily> families = RecordEdge.Use(string.Join(", ", given), () => ExperimentFamily.Read(given));
            ComparisonTable[] tables = [ExperimentFamily.Table(families)];
            ExperimentFigure figure = FamiliesFigure.Draw(families);
            string path = parse.GetRequiredValue(target);
            string pictures = Path.Combine(path, ExperimentFiles.Figures);
            OutputFolder.Create(pictures);
            string text = Path.Combine(path, ExperimentFiles.SummaryText);
            AtomicFile.Write(text, stream => ComparisonMarkdown.Write(stream, tables));
            AtomicFile.Write(Path.Combine(path, ExperimentFiles.SummaryTable), stream => ComparisonCsv.Write(stream, tables));
            AtomicFile.Write(Path.Combine(pictures, $"{figure.Name}.png"), stream => stream.Write(figure.Png));
            AtomicFile.Write(Path.Combine(pictures, $"{figure.Name}.svg"), stream => stream.Write(Encoding.UTF8.GetBytes(figure.Svg)));
            context.Output.Write(File.ReadAllText(text));
            return ExitCode.Success;
        });
        return command;
    }

    private static string DefaultFolder => Path.Combine("lmi-experiments", "summary");
}
