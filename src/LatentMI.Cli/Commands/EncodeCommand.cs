using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.IO.Formats;
using LatentMI.IO.Models;
using LatentMI.IO.Writing;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi encode MODEL X</c>: computes the latents of new rows with a saved model.</summary>
internal static class EncodeCommand
{
    private enum Side
    {
        X,
        Y,
    }

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        Argument<string> modelPath = SharedOptions.ModelArgument();
        Argument<string> rows = SharedOptions.SamplesArgument("X");
        var side = new ChoiceOption<Side>("--side", "Which encoder to use: that of X or of Y. [default: x]", ("x", Side.X), ("y", Side.Y));
        var target = new Option<string>("--out")
        {
            Description = "The output file: .npy, or .csv or .parquet with row names.",
            HelpName = "FILE",
            Required = true,
            Validators = { SharedOptions.NotEmpty("--out", "the name of a file") },
        };
        Option<bool> normalized = SharedOptions.Normalized();
        var reading = new FileReadingOptions();
        Option<bool> force = SharedOptions.Replace();
        Option<bool> quiet = SharedOptions.Quiet();
        var command = new Command("encode", "Computes the latents of rows with a saved model.") { modelPath, rows, side, target, force, normalized, quiet };
        command.AddOptions(reading.All);
        command.SetAction(parse => Run(
            parse.GetRequiredValue(modelPath),
            parse.GetRequiredValue(rows),
            parse.GetValue(side) ?? Side.X,
            parse.GetRequiredValue(target),
            parse.GetValue(force),
            parse.GetValue(normalized),
            reading.Bind(parse),
            parse.GetValue(quiet),
            context));
        return command;
    }

    private static int Run(string modelPath, string rows, Side side, string path, bool replaces, bool isNormalized, ReadingOptions reading, bool quiet, CommandContext context)
    {
        SavedModel saved = ModelFile.ReadSaved(modelPath);
        SamplesFile.RequireKnown(path);
        TargetFile.RequireFree(path, replaces);
        SampleSource source = (side == Side.Y ? saved.Y : saved.X).Read(rows, isNormalized, reading, context.CancellationToken);
        using Samples samples = source.Samples;
        Samples latents = side == Side.Y ? saved.Model.EncodeY(samples, context.CancellationToken) : saved.Model.EncodeX(samples, context.CancellationToken);
        SamplesFile.Write(path, latents, source.RowNames, "latent_");
        if (!quiet)
        {
            context.Output.WriteLine(FormattableString.Invariant(
                $"{OneLine.Count(latents.Count, "row")} of {OneLine.Count(samples.Dimensions, "column")} encoded to {OneLine.Count(latents.Dimensions, "latent dimension")} in {path}"));
            foreach (string note in source.Notes.Concat(source.Steps))
            {
                context.Output.WriteLine(note);
            }
        }

        return ExitCode.Success;
    }
}
