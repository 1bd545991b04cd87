using System.CommandLine;
using System.Text;
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
        Option<string?> target = ExperimentCommand.TargetOption("The directory of comparison.md and comparison.csv. [default: that of --out, if a run is there; none for records alone]");
        var command = new Command("compare", "Prints the scores of an experiment, and writes them to comparison.md and comparison.csv.") { id, folder, reference, target };
        command.SetAction(parse =>
        {
            Experiment experiment = ExperimentList.Find(parse.GetRequiredValue(id));
            string path = ExperimentCommand.Folder(parse.GetValue(folder), experiment);
            IReadOnlyList<ExperimentRecord> published = ExperimentCommand.Published(parse.GetValue(reference), experiment);
            IReadOnlyList<ComparisonTable> tables = RecordEdge.Use(
                path, () => Comparison.Create(experiment.Id, ExperimentCommand.Read(path, experiment), published));
            if (ExperimentCommand.Target(parse.GetValue(target), path) is { } written)
            {
                OutputFolder.Create(written);
                AtomicFile.Write(Path.Combine(written, ExperimentFiles.ComparisonText), stream => ComparisonMarkdown.Write(stream, tables));
                AtomicFile.Write(Path.Combine(written, ExperimentFiles.ComparisonTable), stream => ComparisonCsv.Write(stream, tables));
            }

            using var text = new MemoryStream();
            ComparisonMarkdown.Write(text, tables);
            context.Output.Write(Encoding.UTF8.GetString(text.ToArray()));
            return ExitCode.Success;
        });
        return command;
    }
}
