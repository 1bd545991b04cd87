using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;
using LatentMI.Studies.Scaling;

namespace LatentMI.Cli.Commands.Scalings;

/// <summary><c>lmi scaling X Y</c>: how much more one would learn from more rows, deeper sequencing, less noise or more columns.</summary>
internal static class ScalingCommand
{
    /// <summary>The side where none is named.</summary>
    internal const string UsualSide = "x";

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        Option over = SettingOption.Of(ScalingSettings.Over).Option;
        over.Required = true;
        var axis = (Option<string?>)over;
        var side = (Option<string?>)SettingOption.Of(ScalingSettings.Side).Option;
        var repeats = (NumberOption<int>)SettingOption.Of(ScalingSettings.Repeats).Option;
        var levels = new LevelList();
        Option<string?> groupBy = ((Option<string?>)SettingOption.Of(PairSettings.GroupBy).Option).InGroup(HelpGroup.Rows);
        var normalization = new NormalizationOptions(side: null);
        var sides = new SidesOptions();
        var x = new SideOptions("X", normalization, sides.Reading, isOptional: false, [.. sides.MetadataReaders, groupBy]);
        var y = new SideOptions("Y", normalization, sides.Reading, isOptional: false, sides.MetadataReaders);
        var pairing = new RowPairingOption();
        var estimation = new EstimateOptions();
        NumberOption<int> limit = RowLimit.Option();
        var output = new OutputOptions("the estimates, the law, a figure and a report");
        var command = new Command("scaling", "Estimates I(X;Y) over rows, sequencing depth, noise or columns, fits a law, and extrapolates it.") { FitCommand.Create(context) };
        command.AddOptions([axis, levels, repeats, side, .. estimation.OfStudy, .. normalization.All]);
        x.AddTo(command);
        y.AddTo(command);
        command.AddOptions([groupBy, .. sides.All, pairing.Option, limit, output.Folder, output.Force, output.Json, output.Quiet]);
        command.SetAction(parse =>
        {
            EstimateRequest estimate = estimation.Bind(parse);
            string[] columns = parse.GetValue(groupBy)?.Split(',', StringSplitOptions.TrimEntries) ?? [];
            PairChecks.RequireColumns(columns, SettingNames.OfOptions);
            if (columns.Length > 0)
            {
                estimate.RequireSplits();
            }

            return new ScalingRequest
            {
                Estimate = estimate,
                X = x.Bind(parse, x.Address(parse)!, estimate.TakesLabels),
                Y = y.Bind(parse, y.Address(parse)!, estimate.TakesLabels),
                Sides = sides.Bind(parse),
                Pairing = pairing.Bind(parse),
                GroupBy = columns,
                Plan = new ScalingPlan
                {
                    Axis = Enum.Parse<ScalingAxis>(parse.GetValue(axis)!, ignoreCase: true),
                    Sides = Enum.Parse<ScalingSides>(parse.GetValue(side) ?? UsualSide, ignoreCase: true),
                    Levels = parse.GetValue(levels),
                    Repeats = parse.GetValue(repeats),
                },
                Side = parse.GetValue(side),
                Limit = new RowLimit(parse.GetValue(limit)),
                Output = output.Bind(parse),
            }.Run(context);
        });
        return command;
    }
}
