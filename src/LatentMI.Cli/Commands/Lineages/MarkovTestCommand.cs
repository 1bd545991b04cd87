using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Studies.Lineages;

namespace LatentMI.Cli.Commands.Lineages;

/// <summary><c>lmi lineage markov-test FILE</c>: whether sisters share more than the early cell of their clone tells.</summary>
internal static class MarkovTestCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var preset = new MarkovTestOptions();
        var cells = new LineageOptions(hasWells: true);
        NumberOption<int> pairings = WholeNumber.Option(
            "--pairings", "M", least: 1, $"The number of random pairings of each comparison. [default: {preset.Pairings}]");
        NumberOption<int> controls = WholeNumber.Option(
            "--controls", "C", least: 0, $"The number of shuffled controls per pairing. [default: {preset.Controls}]");
        var all = new Option<bool>("--all-clones")
        {
            Description = "Uses all clones in both comparisons instead of subsampling to equal numbers.",
        }.InGroup(HelpGroup.Rows);
        Option<string?> embedding = LineageOptions.Embedding();
        var type = new Option<string?>("--cell-type")
        {
            Description = "The column of cell types: tells what sisters of each two types share.",
            HelpName = "COLUMN",
        };
        Option<string?> reference = ReferenceOption.Create("H_markov_test.csv or H_pMI_vis.csv");
        var estimation = new EstimateOptions();
        var output = new OutputOptions("the result, tables, figures and a report");
        var command = new Command("markov-test", "Tests whether sister cells share more information than an early cell does with a late cell of its clone.");
        cells.AddTo(command);
        command.AddOptions([pairings, controls, all, embedding, type, reference, .. estimation.OfStudy, output.Folder, output.Force, output.Json, output.Quiet]);
        command.SetAction(parse =>
        {
            EstimateRequest request = estimation.Bind(parse);
            request.RequireApplicable(drawsRows: true);
            LineageOptions.RequireFolder(parse, embedding, output);
            return new MarkovTestRequest
            {
                Estimate = request,
                Cells = cells.Bind(parse),
                Test = preset with
                {
                    Pairings = parse.GetValue(pairings) ?? preset.Pairings,
                    Controls = parse.GetValue(controls) ?? preset.Controls,
                    EqualClones = !parse.GetValue(all),
                    Seed = request.Seed,
                },
                Embedding = parse.GetValue(embedding),
                CellType = parse.GetValue(type),
                Reference = parse.GetValue(reference),
                Output = output.Bind(parse),
            }.Run(context);
        });
        return command;
    }
}
