using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Studies.Interactions;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary><c>lmi interactions interaction-roc</c>: how well interactions of proteins that training never saw are told from other pairs of them.</summary>
internal static class InteractionRocCommand
{
    /// <summary>The name of the analysis.</summary>
    public const string Analysis = "interaction-roc";

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var shared = new InteractionOptions();
        var preset = new HoldOutOptions();
        NumberOption<int> heldOut = WholeNumber.Option(
            "--hold-out",
            "N",
            least: 2,
            $"The number of proteins each trial holds out. [default: {HoldOutOptions.PublishedProteins}, but at most a third of them]");
        NumberOption<int> trials = WholeNumber.Option(
            "--trials", "N", least: 1, $"The number of trials, each with different proteins. [default: {preset.Trials}]");
        var command = new Command(Analysis, "Holds out proteins, trains on pairs without them, and scores all pairs among the held-out proteins.");
        shared.AddTo(command, heldOut, trials, shared.Neighbors);
        command.SetAction(parse =>
        {
            InteractionRequest request = shared.Bind(parse);
            HoldOutOptions holdOut = preset with
            {
                Proteins = parse.GetValue(heldOut),
                Trials = parse.GetValue(trials) ?? preset.Trials,
                Seed = request.Seed,
            };
            return new InteractionRocRequest { Shared = request, HoldOut = holdOut }.Run(context);
        });
        return command;
    }
}
