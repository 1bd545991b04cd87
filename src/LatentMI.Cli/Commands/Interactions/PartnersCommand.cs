using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary><c>lmi interactions partners ID</c>: who a protein is likely to interact with.</summary>
internal static class PartnersCommand
{
    /// <summary>The name of the analysis.</summary>
    public const string Analysis = "partners";

    private const int DefaultTop = 20;

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var shared = new InteractionOptions();
        var id = new Argument<string>("ID") { Description = "The name of a protein, as in the embeddings." };
        var side = new ChoiceOption<char>("--side", "The side of the protein; its partners are on the other side. [default: x]", ("x", 'x'), ("y", 'y'));
        var candidates = new ChoiceOption<CandidateChoice>(
            "--candidates",
            "The candidates to rank: proteins on the other side of the table, or all with an embedding. [default: table]",
            ("table", CandidateChoice.Table),
            ("all", CandidateChoice.All));
        Option<bool> leaveOut = new Option<bool>("--leave-out")
        {
            Description = "Trains without the pairs of the protein, so that its known partners are predicted.",
        }.InGroup(HelpGroup.Rows);
        NumberOption<int> top = WholeNumber.Option("--top", "N", least: 1, "How many partners to show; the table in --out has all. [default: 20]");
        var command = new Command(Analysis, "Ranks the likely partners of a protein.") { id };
        shared.AddTo(command, side, candidates, leaveOut, top, shared.Neighbors);
        command.SetAction(parse => new PartnersRequest
        {
            Shared = shared.Bind(parse),
            Id = parse.GetRequiredValue(id),
            IsOfX = (parse.GetValue(side) ?? 'x') == 'x',
            Candidates = parse.GetValue(candidates) ?? CandidateChoice.Table,
            LeavesOut = parse.GetValue(leaveOut),
            Top = parse.GetValue(top) ?? DefaultTop,
        }.Run(context));
        return command;
    }
}
