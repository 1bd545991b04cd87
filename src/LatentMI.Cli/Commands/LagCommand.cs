using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.Studies.Lags;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi lag X Y</c>: what row t of X and row t + lag of Y share, at each of several lags.</summary>
internal static class LagCommand
{
    private const int DefaultReach = 10;

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var lags = new LagsOption(FormattableString.Invariant($"-{DefaultReach}:{DefaultReach}"));
        var within = (Option<string?>)SettingOption.Of(LagSettings.LagWithin).Option;
        NumberOption<int> permutations = WholeNumber.Option(
            "--permutations",
            "B",
            least: 1,
            "Tests the largest of all lags: repeats all estimates B times with X shifted in a circle, or with whole trials exchanged (--lag-within), and reports family-wise p-values. [default: no test]");
        var normalization = new NormalizationOptions(side: null);
        var sides = new SidesOptions();
        Option[] metadataReaders = [.. sides.MetadataReaders, within];
        var x = new SideOptions("X", normalization, sides.Reading, isOptional: false, metadataReaders);
        var y = new SideOptions("Y", normalization, sides.Reading, isOptional: false, metadataReaders);
        var estimation = new EstimateOptions();
        NumberOption<int> limit = RowLimit.Option();
        var output = new OutputOptions("the result, a table, a figure and a report");
        var command = new Command("lag", "Estimates what two series share at each of several lags, and tests the largest.");
        command.AddOptions([lags, within, permutations, .. estimation.OfLags, .. normalization.All]);
        x.AddTo(command);
        y.AddTo(command);
        command.AddOptions([.. sides.All, limit, output.Folder, output.Force, output.Json, output.Quiet]);
        command.SetAction(parse =>
        {
            EstimateRequest request = estimation.Bind(parse);
            return new LagRequest
            {
                Estimate = request,
                X = x.Bind(parse, x.Address(parse)!, request.TakesLabels),
                Y = y.Bind(parse, y.Address(parse)!, request.TakesLabels),
                Sides = sides.Bind(parse),
                Lags = parse.GetValue(lags) ?? [.. Enumerable.Range(-DefaultReach, (2 * DefaultReach) + 1)],
                Within = parse.GetValue(within),
                Permutations = parse.GetValue(permutations) ?? 0,
                MostRows = parse.GetValue(limit),
                Output = output.Bind(parse),
            }.Run(context);
        });
        return command;
    }
}
