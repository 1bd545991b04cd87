using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Estimators.Catalog;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary><c>lmi interactions shuffle-test</c>: the information of the pairs of a table beside that of shuffled ones.</summary>
internal static class ShuffleTestCommand
{
    /// <summary>The name of the analysis.</summary>
    public const string Analysis = "shuffle-test";

    // Those that the published study compares.
    private static readonly string[] Estimators = ["lmi", "ksg", "mine", "infonce"];

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var shared = new InteractionOptions();
        NumberOption<int> controls = WholeNumber.Option("--controls", "B", least: 1, "The number of shuffled controls. [default: 10]");
        var estimators = new WordList("--estimators", $"The estimators. [default: {EstimatorCatalog.Latent.Name}]", Estimators);
        var command = new Command(Analysis, "Estimates the information of the pairs, and of the same proteins paired at random as a control.");
        shared.AddTo(command, controls, estimators);
        command.SetAction(parse => new ShuffleTestRequest
        {
            Shared = shared.Bind(parse),
            Controls = parse.GetValue(controls) ?? 10,
            Estimators = parse.GetValue(estimators) ?? [EstimatorCatalog.Latent.Name],
        }.Run(context));
        return command;
    }
}
