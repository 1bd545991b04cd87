using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi inspect FILE</c>: tells what a file holds, and by which addresses it is read.</summary>
internal static class InspectCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        Argument<string> file = SharedOptions.SamplesArgument("FILE");
        file.Description = "A file of samples or metadata in any format; or an address, to inspect one item or some columns.";
        var reading = new FileReadingOptions();
        Option<bool> json = SharedOptions.Json();
        var command = new Command(
            "inspect", "Lists what a file contains: arrays, shapes, types, memory, missing values, metadata, and the addresses that select them.")
        {
            file, json,
        };
        command.AddOptions(reading.All);
        command.SetAction(parse => Run(parse.GetRequiredValue(file), reading.Bind(parse), parse.GetValue(json), context));
        return command;
    }

    private static int Run(string address, ReadingOptions reading, bool json, CommandContext context)
    {
        using var file = OpenFile.Open(address, reading);
        FileContents contents = file.Inspect(context.CancellationToken);
        if (json)
        {
            context.Output.Write(ReportJson.Write(contents) + "\n");
        }
        else
        {
            ContentsTable.Write(contents, context.Output);
        }

        return ExitCode.Success;
    }
}
