using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Reading;
using LatentMI.Writing;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi convert X --out FILE</c>: reads samples as an estimate would, and writes them.</summary>
internal static class ConvertCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var x = new SampleSide("X", shared: null);
        var target = new Option<string>("--out")
        {
            Description = "The file to write: .npy, or .csv or .parquet with the names of rows and columns.",
            HelpName = "FILE",
            Required = true,
        };
        Option<bool> quiet = SharedOptions.Quiet();
        var command = new Command("convert", "Writes samples, with rows and columns chosen and normalized, to a file of another format.");
        x.AddTo(command);
        command.Add(target);
        command.Add(quiet);
        command.SetAction(parse =>
        {
            string path = parse.GetRequiredValue(target);
            SamplesFile.RequireKnown(path);
            SampleSource source = x.Read(parse, context, parse.GetValue(quiet));
            using Samples samples = source.Samples;
            SamplesFile.Write(path, samples, source.RowNames, "column_");
            if (!parse.GetValue(quiet))
            {
                foreach (string note in source.Notes.Concat(source.Steps))
                {
                    context.Output.WriteLine(note);
                }

                context.Output.WriteLine(FormattableString.Invariant($"{samples.Count} rows of {samples.Dimensions} columns written to {path}"));
            }

            return ExitCode.Success;
        });
        return command;
    }
}
