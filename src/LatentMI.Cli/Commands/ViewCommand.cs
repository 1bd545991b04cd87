using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi view DIR</c>: shows the report of a folder in the browser.</summary>
internal static class ViewCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, what shows a file, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var target = new Argument<string>("DIR")
        {
            Description = $"A folder that 'lmi report' takes, whose {ResultFolder.ReportFile} is created if it is missing; or a report, FILE.html.",
            Validators = { SharedOptions.NotEmpty("DIR", "an output folder or a report") },
        };
        var print = new Option<bool>("--print") { Description = "Prints the path of the report instead of opening it." };
        var command = new Command("view", "Opens the report of an output folder in the browser.")
        {
            target, print,
        };
        command.SetAction(parse =>
        {
            string file = Path.GetFullPath(FindReport(parse.GetRequiredValue(target), context));
            if (parse.GetValue(print))
            {
                context.Output.WriteLine(file);
            }
            else if (!context.ShowFile(file))
            {
                context.Output.WriteLine($"{file}: the report; there is no desktop here to open it.");
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static string FindReport(string path, CommandContext context)
    {
        if (File.Exists(path))
        {
            return path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
                ? path
                : throw new InputException($"{path}: is not a report; give FILE.html, or an output folder.");
        }

        string report = Path.Combine(path, ResultFolder.ReportFile);
        if (File.Exists(report))
        {
            return report;
        }

        HtmlText page = new ReportRequest(path).Read(context);
        try
        {
            ReportRequest.Write(page, report);
            return report;
        }
        catch (InputException)
        {
            // A folder of somebody else, which cannot be written to.
            string elsewhere = Path.Combine(Directory.CreateTempSubdirectory("lmi-").FullName, ResultFolder.ReportFile);
            ReportRequest.Write(page, elsewhere);
            return elsewhere;
        }
    }
}
