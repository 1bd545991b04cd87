using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.Studies.Synergy;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi synergy SOURCE SOURCE... --target Y</c>: how several sources share information about one target.</summary>
internal static class SynergyCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var sides = new TargetedOptions("SOURCE", "Two sources or more", "What they tell about");
        var estimation = new EstimateOptions();
        NumberOption<int> permutations = WholeNumber.Option(
            "--permutations", "B", least: 1, "Tests whether the sources tell anything of Y: repeats the estimates B times with the rows of Y in random order. [default: no test]");
        NumberOption<int> limit = RowLimit.Option();
        var output = new OutputOptions("the result, a table, a figure and a report");
        var command = new Command("synergy", "Estimates what several sources tell of Y alone and together: redundancy, synergy, interaction information.");
        sides.AddTo(command);
        command.AddOptions([permutations, .. estimation.OfSynergy, .. sides.OfRows, limit, output.Folder, output.Force, output.Json, output.Quiet]);
        command.SetAction(parse =>
        {
            EstimateRequest request = estimation.Bind(parse);
            TargetedRequest sources = sides.Bind(parse, request.TakesLabels);
            RequireSeveral(sources.Addresses, sources.Target.Query.Address);
            return new SynergyRequest
            {
                Estimate = request,
                Sources = sources,
                Permutations = parse.GetValue(permutations) ?? 0,
                Limit = new RowLimit(parse.GetValue(limit)),
                Output = output.Bind(parse),
            }.Run(context);
        });
        return command;
    }

    private static void RequireSeveral(IReadOnlyList<string> addresses, string target)
    {
        if (addresses.Count < SynergyStudy.FewestSources)
        {
            throw new InputException("There is one source, which has nothing to be synergistic with; give at least two, or use 'lmi estimate'.");
        }

        if (addresses.Count > SynergyStudy.MostSources)
        {
            throw new InputException(FormattableString.Invariant($"{addresses.Count} sources are more than {SynergyStudy.MostSources}; give fewer, or join some in one file."));
        }

        if (addresses.GroupBy(SharedOptions.Whole, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InputException($"{twice.Last()}: is given twice; give each source once.");
        }

        if (addresses.Select(SharedOptions.Whole).Contains(SharedOptions.Whole(target), StringComparer.Ordinal))
        {
            throw new InputException($"{target}: is a source and the target; leave one of the two out.");
        }
    }
}
