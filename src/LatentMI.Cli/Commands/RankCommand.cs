using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi rank X... --target Y</c>: which of several representations of the same items shares most with Y.</summary>
internal static class RankCommand
{
    private const int FewestCandidates = 2;

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var sides = new TargetedOptions("X", "The representations to rank", "What they should tell about");
        var estimation = new EstimateOptions();
        var seeds = new SeedList("Seeds, such as 0-4: each estimate is repeated with each of them, and the values are means. [default: 0]");
        NumberOption<int> limit = RowLimit.Option();
        var output = new OutputOptions("the ranking, all differences, a figure and a report");
        var command = new Command("rank", "Ranks several representations of the same items by what each shares with Y, with intervals of their differences.");
        sides.AddTo(command);
        command.AddOptions([.. estimation.OfRanking, seeds, .. sides.OfRows, limit, output.Folder, output.Force, output.Json, output.Quiet]);
        command.SetAction(parse =>
        {
            EstimateRequest estimate = estimation.Bind(parse);
            TargetedRequest candidates = sides.Bind(parse, labels: true);
            if (candidates.GroupBy.Count > 0)
            {
                estimate.RequireSplits();
            }

            RequireSeveral(candidates.Addresses);
            return new RankRequest
            {
                Estimate = estimate,
                Candidates = candidates,
                Limit = new RowLimit(parse.GetValue(limit)),
                Seeds = parse.GetValue(seeds) ?? [0],
                Output = output.Bind(parse),
            }.Run(context);
        });
        return command;
    }

    private static void RequireSeveral(IReadOnlyList<string> addresses)
    {
        if (addresses.Count < FewestCandidates)
        {
            throw new InputException("There is one representation, which has nothing to be ranked with; give at least two, or use 'lmi estimate'.");
        }

        if (addresses.GroupBy(SharedOptions.Whole, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InputException($"{twice.Last()}: is given twice; give each representation once.");
        }
    }
}
