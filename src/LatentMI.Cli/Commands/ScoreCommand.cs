using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi score MODEL X Y</c>: the pointwise mutual information of new pairs under a saved model.</summary>
internal static class ScoreCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        Argument<string> model = SharedOptions.ModelArgument();
        Argument<string> x = SharedOptions.SamplesArgument("X");
        Argument<string> y = SharedOptions.SamplesArgument("Y");
        var target = new Option<string?>("--out")
        {
            Description = "The file to write the values to, .csv or .parquet; without it, --into and --json, they go to standard output.",
            HelpName = "FILE",
            Validators = { SharedOptions.NotEmpty("--out", "the name of a file") },
        };
        Option<bool> normalized = SharedOptions.Normalized();
        var reading = new FileReadingOptions();
        var pairing = new RowPairingOption();
        Option<bool> json = SharedOptions.Json();
        var into = new IntoOptions();
        Option<bool> force = new Option<bool>("--force") { Description = "Replaces the file of --out or --into if it exists." }.InGroup(HelpGroup.Output);
        var command = new Command("score", "Computes the pointwise mutual information of new pairs with a saved model, in bits.")
        {
            model, x, y, target, normalized, pairing.Option, json,
        };
        command.AddOptions([.. reading.All, .. into.All, force]);
        command.SetAction(parse =>
        {
            OutputOptions.RequireFiles(parse, force, [target, .. into.All.Take(1)]);
            return new ScoreRequest
            {
                Model = parse.GetRequiredValue(model),
                X = parse.GetRequiredValue(x),
                Y = parse.GetRequiredValue(y),
                Target = parse.GetValue(target),
                Replaces = parse.GetValue(force),
                IsNormalized = parse.GetValue(normalized),
                Reading = reading.Bind(parse),
                Pairing = pairing.Bind(parse),
                Into = into.Bind(parse, parse.GetValue(force)),
                IsJson = parse.GetValue(json),
            }.Run(context);
        });
        return command;
    }
}
