using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Writing;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi convert X --out FILE</c>: reads samples as an estimate would, and writes them.</summary>
internal static class ConvertCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var reading = new FileReadingOptions();
        var x = new SideOptions("X", shared: null, reading);
        var target = new Option<string>("--out")
        {
            Description = "The output file: .npy, or .csv or .parquet with row and column names.",
            HelpName = "FILE",
            Required = true,
            Validators = { SharedOptions.NotEmpty("--out", "the name of a file") },
        };
        Option<bool> force = SharedOptions.Replace();
        Option<bool> quiet = SharedOptions.Quiet();
        var command = new Command("convert", "Converts samples to another format, optionally selecting rows and columns and normalizing.");
        x.AddTo(command);
        command.AddOptions(reading.All);
        command.Add(target);
        command.Add(force);
        command.Add(quiet);
        command.SetAction(parse => Run(x.Bind(parse), parse.GetRequiredValue(target), parse.GetValue(force), parse.GetValue(quiet), context));
        return command;
    }

    private static int Run(SideRequest x, string path, bool replaces, bool quiet, CommandContext context)
    {
        SamplesFile.RequireKnown(path);
        TargetFile.RequireFree(path, replaces);
        using var files = new OpenFiles();
        SampleSource source = x.Read(files, context, quiet);
        using Samples samples = source.Samples;
        SamplesFile.Write(path, samples, source.RowNames, "column_");
        if (!quiet)
        {
            foreach (string note in source.Notes.Concat(source.Steps))
            {
                context.Output.WriteLine(note);
            }

            context.Output.WriteLine(FormattableString.Invariant($"{OneLine.Count(samples.Count, "row")} and {OneLine.Count(samples.Dimensions, "column")} written to {path}"));
        }

        return ExitCode.Success;
    }
}
