using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;

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
        NumberOption<int> permutations = WholeNumber.Option(
            "--permutations",
            "B",
            least: 1,
            "Tests the largest of all lags: repeats all estimates B times with X shifted in a circle, or with whole trials exchanged (--lag-within), and reports family-wise p-values. [default: no test]");
        var series = new SeriesOptions();
        var estimation = new EstimateOptions();
        NumberOption<int> limit = RowLimit.Option();
        var output = new OutputOptions("the result, a table, a figure and a report");
        var command = new Command("lag", "Estimates what two series share at each of several lags, and tests the largest.");
        series.AddTo(command, [lags, permutations, .. estimation.OfLags]);
        command.AddOptions([limit, output.Folder, output.Force, output.Json, output.Quiet]);
        command.SetAction(parse =>
        {
            EstimateRequest request = estimation.Bind(parse);
            return new LagRequest
            {
                Estimate = request,
                Series = series.Bind(parse, request.TakesLabels),
                Lags = parse.GetValue(lags) ?? [.. Enumerable.Range(-DefaultReach, (2 * DefaultReach) + 1)],
                Permutations = parse.GetValue(permutations) ?? 0,
                MostRows = parse.GetValue(limit),
                Output = output.Bind(parse),
            }.Run(context);
        });
        return command;
    }
}
