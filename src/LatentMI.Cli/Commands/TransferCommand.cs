using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.Studies.Transfer;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi transfer X Y</c>: transfer entropy in both directions, and active information storage of both.</summary>
internal static class TransferCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var usual = new TransferHistories();
        NumberOption<int> target = WholeNumber.Option(
            "--history", "K", least: 1, FormattableString.Invariant($"The rows of the target's own past, t - 1 to t - K, which are given in transfer and what storage is of. [default: {usual.Target}]"));
        NumberOption<int> source = WholeNumber.Option("--source-history", "L", least: 1, "The rows of the source's past. [default: K]");
        NumberOption<int> delay = WholeNumber.Option(
            "--delay", "U", least: 1, FormattableString.Invariant($"The rows from the source's past to the present of the target: t - U to t - U - L + 1. [default: {usual.Delay}]"));
        NumberOption<int> permutations = WholeNumber.Option(
            "--permutations",
            "B",
            least: 1,
            "Tests both directions: repeats the estimate B times with the source shifted in a circle, or with whole trials of it exchanged (--lag-within). [default: no test]");
        var series = new SeriesOptions();
        var estimation = new EstimateOptions();
        NumberOption<int> limit = RowLimit.Option();
        var output = new OutputOptions("the result, a table, a figure and a report");
        var command = new Command("transfer", "Estimates what the past of each of two series tells of the other's next row, and of its own.");
        series.AddTo(command, [target, source, delay, permutations, .. estimation.OfTransfer]);
        command.AddOptions([limit, output.Folder, output.Force, output.Json, output.Quiet]);
        command.SetAction(parse =>
        {
            EstimateRequest request = estimation.Bind(parse);
            int rows = parse.GetValue(target) ?? usual.Target;
            return new TransferRequest
            {
                Estimate = request,
                Series = series.Bind(parse, request.TakesLabels),
                Histories = new TransferHistories { Target = rows, Source = parse.GetValue(source) ?? rows, Delay = parse.GetValue(delay) ?? usual.Delay },
                Permutations = parse.GetValue(permutations) ?? 0,
                MostRows = parse.GetValue(limit),
                Output = output.Bind(parse),
            }.Run(context);
        });
        return command;
    }
}
