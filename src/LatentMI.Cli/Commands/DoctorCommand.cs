using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi doctor</c>: what a report of a bug has to say of program and machine.</summary>
internal static class DoctorCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes.</param>
    public static Command Create(CommandContext context)
    {
        Option<bool> json = SharedOptions.Json();
        var command = new Command("doctor", "Shows what this program and machine are, for bug reports: versions, processor, vector width, threads, memory, limits.")
        {
            json,
        };
        command.SetAction(parse =>
        {
            var report = DoctorReport.Create();
            if (parse.GetValue(json))
            {
                context.Output.Write(DoctorJson.Write(report) + "\n");
            }
            else
            {
                DoctorTable.Write(report, context.Output);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
