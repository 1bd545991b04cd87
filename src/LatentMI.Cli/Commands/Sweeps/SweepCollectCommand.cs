using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Tables;

namespace LatentMI.Cli.Commands.Sweeps;

/// <summary><c>lmi sweep collect DIR</c>: gathers the records of a sweep into tables, figures and a page.</summary>
internal static class SweepCollectCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        Argument<string> place = SweepCommand.PlaceArgument();
        ChoiceOption<TableFormat> format = FormatOption();
        var command = new Command("collect", "Collects the records of a finished or unfinished sweep into tables, figures and a report.") { place, format };
        command.SetAction(parse =>
        {
            (string folder, var plan) = SweepCommand.Find(parse.GetRequiredValue(place));
            foreach (string file in SweepCollection.Write(folder, plan, parse.GetValue(format), context.CancellationToken))
            {
                context.Output.WriteLine(file);
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>How the results are written.</summary>
    internal static ChoiceOption<TableFormat> FormatOption() => new ChoiceOption<TableFormat>(
        "--format",
        "The format of the results table. [default: both]",
        ("csv", TableFormat.Csv),
        ("parquet", TableFormat.Parquet)).InGroup(HelpGroup.Output);
}
