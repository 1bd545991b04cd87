using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Experiments.Catalog;
using LatentMI.Experiments.Comparing;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Commands.Experiments;

/// <summary><c>lmi experiment compare ID</c>: the scores of an experiment beside the published ones.</summary>
internal static class ExperimentCompareCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes.</param>
    public static Command Create(CommandContext context)
    {
        Argument<string> id = ExperimentCommand.IdArgument();
        Option<string?> folder = ExperimentCommand.FolderOption();
        Option<string?> reference = ExperimentCommand.ReferenceOption();
        var command = new Command("compare", "Prints the scores of an experiment and writes them to DIR/comparison.md and DIR/comparison.csv.")
        {
            id, folder, reference,
        };
        command.SetAction(parse =>
        {
            Experiment experiment = ExperimentList.Find(parse.GetRequiredValue(id));
            string path = ExperimentCommand.Folder(parse.GetValue(folder), experiment);
            IReadOnlyList<ExperimentRecord> published = ExperimentCommand.Published(parse.GetValue(reference), experiment);
            IReadOnlyList<ComparisonTable> tables = RecordEdge.Use(
                path, () => Comparison.Create(experiment.Id, ExperimentCommand.Read(path, experiment), published));
            string text = Path.Combine(path, ExperimentFiles.ComparisonText);
            AtomicFile.Write(text, stream => ComparisonMarkdown.Write(stream, tables));
            AtomicFile.Write(Path.Combine(path, ExperimentFiles.ComparisonTable), stream => ComparisonCsv.Write(stream, tables));
            context.Output.Write(File.ReadAllText(text));
            return ExitCode.Success;
        });
        return command;
    }
}
