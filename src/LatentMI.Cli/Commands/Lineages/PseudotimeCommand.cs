using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;

namespace LatentMI.Cli.Commands.Lineages;

/// <summary><c>lmi lineage pseudotime FILE</c>: what early cells tell of the late cells of their clone, along a pseudotime.</summary>
internal static class PseudotimeCommand
{
    private const int DefaultPairings = 20;
    private const int DefaultWindow = 100;

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var cells = new LineageOptions(hasWells: false);
        var pseudotime = new Option<string>("--pseudotime")
        {
            Description = "The pseudotime column; cells without a value enter the estimate but not the rolling mean.",
            HelpName = "COLUMN",
            Required = true,
        };
        Option<string?> embedding = LineageOptions.Embedding();
        Option<string?> reference = ReferenceOption.Create("H_neutros_pSIMI.csv");
        NumberOption<int> pairings = WholeNumber.Option("--pairings", "M", least: 1, $"The number of random pairings. [default: {DefaultPairings}]");
        NumberOption<int> window = WholeNumber.Option("--window", "W", least: 3, $"The window of the rolling mean, in cells. [default: {DefaultWindow}]");
        var estimation = new EstimateOptions();
        var output = new OutputOptions("the result, tables, figures and a report");
        var command = new Command("pseudotime", "Measures how well early cells predict late cells of the same clone, along pseudotime.");
        cells.AddTo(command);
        command.AddOptions([pseudotime, embedding, pairings, window, reference, .. estimation.OfStudy, output.Folder, output.Force, output.Json, output.Quiet]);
        command.SetAction(parse =>
        {
            EstimateRequest request = estimation.Bind(parse);
            request.RequireApplicable(drawsRows: true);
            LineageOptions.RequireFolder(parse, embedding, output);
            return new PseudotimeRequest
            {
                Estimate = request,
                Cells = cells.Bind(parse),
                Pseudotime = parse.GetRequiredValue(pseudotime),
                Embedding = parse.GetValue(embedding),
                Pairings = parse.GetValue(pairings) ?? DefaultPairings,
                Window = parse.GetValue(window) ?? DefaultWindow,
                Reference = parse.GetValue(reference),
                Output = output.Bind(parse),
            }.Run(context);
        });
        return command;
    }
}
