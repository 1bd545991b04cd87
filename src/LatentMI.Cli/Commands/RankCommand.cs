using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.IO.Selecting;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi rank X... --target Y</c>: which of several representations of the same items shares most with Y.</summary>
internal static class RankCommand
{
    private const int FewestCandidates = 2;

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var sides = new SidesOptions();
        var pairing = new RowPairingOption();
        var estimation = new EstimateOptions();
        var candidates = new Argument<string[]>("X")
        {
            Description = $"The representations to rank, each with a row for each item: {SharedOptions.AddressForm}.",
            Arity = ArgumentArity.OneOrMore,
            Validators = { SharedOptions.NotEmpty("X", "the name of a file") },
        };
        var target = new Option<string>("--target")
        {
            Description = $"What they should tell about, with a row for each item: {SharedOptions.AddressForm}, such as labels or another measurement.",
            HelpName = "Y",
            Required = true,
            Validators = { SharedOptions.NotEmpty("--target", "the name of a file") },
        };
        var seeds = new SeedList("Seeds, such as 0-4: each estimate is repeated with each of them, and the values are means. [default: 0]");
        var metadata = new Option<string?>("--metadata")
        {
            Description = "The metadata table of the rows, one row per item, for --where and --group-by. [default: the metadata in the file of Y]",
            HelpName = "FILE",
        }.InGroup(HelpGroup.Rows);
        Option<string?> groupBy = ((Option<string?>)SettingOption.Of(PairSettings.GroupBy).Option).InGroup(HelpGroup.Rows);
        NumberOption<int> limit = RowLimit.Option();
        var output = new OutputOptions("the ranking, all differences, a figure and a report");
        var command = new Command("rank", "Ranks several representations of the same items by what each shares with Y, with intervals of their differences.") { candidates, target };
        command.AddOptions(
        [
            .. estimation.OfRanking, seeds, metadata, groupBy, .. sides.All, pairing.Option, limit, output.Folder, output.Force, output.Json, output.Quiet,
        ]);
        command.SetAction(parse =>
        {
            EstimateRequest estimate = estimation.Bind(parse);
            string[] columns = parse.GetValue(groupBy)?.Split(',', StringSplitOptions.TrimEntries) ?? [];
            PairChecks.RequireColumns(columns, SettingNames.OfOptions);
            if (columns.Length > 0)
            {
                estimate.RequireSplits();
            }

            string[] addresses = parse.GetValue(candidates)!;
            RequireSeveral(addresses);
            SidesRequest rows = sides.Bind(parse);
            if (parse.IsGiven(metadata) && columns.Length == 0 && rows.Where is null)
            {
                throw new InputException($"{metadata.Name} is used by --where, --group-by only; add one of them, or leave it out.");
            }

            return new RankRequest
            {
                Estimate = estimate,
                Candidates = [.. addresses.Select(address => Side(address, metadata: null))],
                Target = Side(parse.GetValue(target)!, parse.GetValue(metadata)),
                Sides = rows,
                Pairing = pairing.Bind(parse),
                GroupBy = columns,
                Limit = new RowLimit(parse.GetValue(limit)),
                Seeds = parse.GetValue(seeds) ?? [0],
                Output = output.Bind(parse),
            }.Run(context);

            SideRequest Side(string address, string? metadata) => new()
            {
                Metadata = metadata,
                Query = new SampleQuery { Address = address, TakesLabels = true, Reading = sides.Reading.Bind(parse) },
            };
        });
        return command;
    }

    private static void RequireSeveral(string[] addresses)
    {
        if (addresses.Length < FewestCandidates)
        {
            throw new InputException("There is one representation, which has nothing to be ranked with; give at least two, or use 'lmi estimate'.");
        }

        if (addresses.GroupBy(address => address, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InputException($"{twice.Key}: is given twice; give each representation once.");
        }
    }
}
