using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Slurm;
using LatentMI.Reporting.Tables;

namespace LatentMI.Cli.Commands.Sweeps;

/// <summary><c>lmi sweep PLAN</c>: does what of a plan has no record yet, and gathers the results.</summary>
internal static class SweepRunCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(string name, string description, CommandContext context)
    {
        var plan = new Argument<string>("PLAN") { Description = "The plan, in YAML or JSON (see docs/sweeps.md).", HelpName = "PLAN" };
        var folder = new Option<string?>("--out")
        {
            Description = "The folder of the sweep: its records, tables and figures. [default: lmi-sweeps/NAME of the plan]",
            HelpName = "DIR",
        };
        NumberOption<int> jobs = WholeNumber.OfThreads("--jobs", "J", least: 1, "The number of concurrent estimates. [default: one per processor]");
        NumberOption<int> threads = WholeNumber.OfThreads(
            "--threads",
            "T",
            least: 1,
            "Threads per estimate; they do not affect the results. [default: one while many estimates are left, all for the last one]");
        ChoiceOption<TableFormat> format = SweepCollectCommand.FormatOption();
        var retry = new Option<bool>("--retry-failed") { Description = "Retries failed estimates." };
        Option<bool> quiet = SharedOptions.Quiet();
        var slurm = new SlurmOptions();
        var command = new Command(name, description) { plan, folder, jobs, threads, format, retry, quiet };
        slurm.AddToSweep(command);
        command.SetAction(parse =>
        {
            string file = parse.GetRequiredValue(plan);
            return new SweepRunRequest
            {
                Slurm = slurm.Bind(parse),
                PlanFile = file,
                Folder = parse.GetValue(folder) ?? SweepCommand.DefaultFolder(file),
                Jobs = parse.GetValue(jobs),
                Threads = parse.GetValue(threads),
                Format = parse.GetValue(format),
                RetriesFailed = parse.GetValue(retry),
                IsQuiet = parse.GetValue(quiet),
            }.Run(context);
        });
        return command;
    }
}
